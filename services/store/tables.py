"""The tables. Every key begins with the desk, so that several desks' rows can lie in one store.

Small tables with a key of their own lie in that key's tree (`sqlite_with_rowid=False`): each page less is a page less to
encrypt and to sync while a citizen waits.
"""

from __future__ import annotations

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKeyConstraint,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from services.store.types import UtcDateTime

metadata = MetaData(
    naming_convention={"ix": "ix_%(table_name)s_%(column_0_name)s", "uq": "uq_%(table_name)s_%(column_0_name)s"}
)

desks = Table(
    "desks",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("number", Integer, nullable=False),
    Column("block_first", Integer, nullable=False),
    Column("block_last", Integer, nullable=False),
    Column("made_at", UtcDateTime, nullable=False),
    Column("why", String(40), nullable=False),
    Column("mark", String(64), nullable=False, server_default=""),
)

counters = Table(
    "counters",
    metadata,
    Column("desk", Integer, primary_key=True),
    Column("scope", String(40), primary_key=True),
    Column("last", Integer, nullable=False),
    sqlite_with_rowid=False,
)

accounts = Table(
    "accounts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("name", String(100), nullable=False),
    Column("folded", String(100), nullable=False),
    Column("display", String(200), nullable=False),
    Column("position", String(200), nullable=False),
    Column("role", String(20), nullable=False),
    Column("password_hash", Text, nullable=False),
    Column("failures", Integer, nullable=False, default=0),
    Column("locked_until", UtcDateTime),
    Column("made_at", UtcDateTime, nullable=False),
    Column("closed_at", UtcDateTime),
    Index("ix_accounts_folded", "folded"),
)

catalogues = Table(
    "catalogues",
    metadata,
    Column("version", String(40), primary_key=True),
    Column("valid_from", Date, nullable=False),
    Column("source", Text, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("loaded_at", UtcDateTime, nullable=False),
    Column("accepted_by", String(100), nullable=False, server_default=""),
    Column("sequence", Integer, nullable=False, server_default="0"),
)

procedures = Table(
    "procedures",
    metadata,
    Column("catalogue", String(40), primary_key=True),
    Column("code", String(40), primary_key=True),
    Column("place", Integer, nullable=False),
    Column("body", Text, nullable=False),
    Column("valid_from", Date, nullable=False, server_default="2000-01-01"),
    Column("valid_to", Date),
    Column("superseded_by", String(40), nullable=False, server_default=""),
)

rules = Table(
    "rules",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("chapter", String(20), nullable=False),
    Column("key", String(100), nullable=False),
    Column("valid_from", Date, nullable=False),
    Column("valid_to", Date),
    Column("removed", Boolean, nullable=False),
    Column("body", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("confidence", String(20), nullable=False),
    Column("changed_by", String(100), nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Index("ix_rules_chapter", "chapter", "key", "valid_from"),
)

rule_sources = Table(
    "rule_sources",
    metadata,
    Column("chapter", String(20), primary_key=True),
    Column("digest", String(64), nullable=False),
    Column("loaded_at", UtcDateTime, nullable=False),
)

exceptions = Table(
    "exceptions",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(100), nullable=False),
    Column("kind", String(40), nullable=False),
    Column("procedure", String(40), nullable=False),
    Column("subject", String(100), nullable=False),
    Column("what", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Index("ix_exceptions_at", "at"),
)

dossiers = Table(
    "dossiers",
    metadata,
    Column("row", Integer, primary_key=True),
    Column("id", String(36), nullable=False, unique=True),
    Column("desk", Integer, nullable=False),
    Column("form_id", String(36), nullable=False, unique=True),
    Column("number", String(60), nullable=False, unique=True),
    Column("book_number", Integer, nullable=False),
    Column("state", String(20), nullable=False),
    Column("version", Integer, nullable=False),
    Column("procedure_code", String(40), nullable=False),
    Column("procedure_field", String(200), nullable=False),
    Column("catalogue", String(40), nullable=False),
    Column("procedure", JSON, nullable=False),
    Column("full_name", String(200), nullable=False),
    Column("personal_id", String(20), nullable=False),
    Column("applicant", JSON, nullable=False),
    Column("received_at", UtcDateTime, nullable=False),
    Column("received_by", String(200), nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("promise", JSON, nullable=False),
    Column("receiver", String(60), nullable=False),
    Column("route", JSON, nullable=False),
    Column("fees", JSON, nullable=False),
    Column("channel", String(20), nullable=False),
    Column("sets", Integer, nullable=False),
    Column("result_method", String(20), nullable=False),
    Column("note", Text, nullable=False),
    Column("ended_at", UtcDateTime),
    Column("returned_at", UtcDateTime),
    Column("visit", String(36)),
    Column("terms", JSON, nullable=False, server_default="{}"),
    Index("ix_dossiers_visit", "visit"),
    Index("ix_dossiers_person", "personal_id", "procedure_code"),
    Index("ix_dossiers_received_at", "received_at"),
    Index("ix_dossiers_open_due", "state", "due_at"),
)

components = Table(
    "components",
    metadata,
    Column("dossier_id", String(36), primary_key=True),
    Column("place", Integer, primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("component", Integer, nullable=False),
    Column("name", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("originals", Integer, nullable=False),
    Column("copies", Integer, nullable=False),
    Column("shown", Boolean, nullable=False),
    Column("alternative", Text, nullable=False),
    Column("note", Text, nullable=False),
    Column("reason", String(20), nullable=False, server_default=""),
    ForeignKeyConstraint(["dossier_id"], ["dossiers.id"]),
    sqlite_with_rowid=False,
)

voids = Table(
    "voids",
    metadata,
    Column("number", String(60), primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(100), nullable=False),
)

slips = Table(
    "slips",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("form_id", String(36), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("number", Integer, nullable=False),
    Column("applicant", JSON, nullable=False),
    Column("procedure", JSON, nullable=False),
    Column("missing", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    Column("basis", Text, nullable=False),
    Column("issued_at", UtcDateTime, nullable=False),
    Column("issued_by", String(200), nullable=False),
    Column("dossier_id", String(36)),
    Column("extras", JSON, nullable=False, server_default="[]"),
    Column("again", Integer, nullable=False, server_default="0"),
    Column("again_reason", Text, nullable=False, server_default=""),
    Column("ground", String(100), nullable=False, server_default=""),
    Column("personal_id", String(20), nullable=False, server_default=""),
    Column("procedure_code", String(40), nullable=False, server_default=""),
    Column("representative", JSON),
    Index("ix_slips_person", "procedure_code", "personal_id"),
    UniqueConstraint("form_id", "kind", "again"),
    Index("ix_slips_issued_at", "issued_at"),
)

outbox = Table(
    "outbox",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("dossier_id", String(36), nullable=False),
    Column("number", String(60), nullable=False),
    Column("receiver", String(60), nullable=False),
    Column("kind", String(20), nullable=False),
    Column("position", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("schema", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("attempts", Integer, nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("lease_owner", String(36)),
    Column("lease_until", UtcDateTime),
    Column("reason", Text, nullable=False),
    Column("field", String(100), nullable=False),
    Column("delivered_at", UtcDateTime),
    ForeignKeyConstraint(["dossier_id"], ["dossiers.id"]),
    UniqueConstraint("dossier_id", "position"),
    Index("ix_outbox_state", "state", "receiver", "due_at"),
)

attempts = Table(
    "attempts",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("entry_id", String(36), nullable=False),
    Column("receiver", String(60), nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("outcome", String(20), nullable=False),
    Column("code", String(40), nullable=False),
    Column("message", Text, nullable=False),
    Column("took_ms", Integer, nullable=False),
    Index("ix_attempts_entry_id", "entry_id"),
    Index("ix_attempts_at", "receiver", "at"),
)

marks = Table(
    "marks",
    metadata,
    Column("desk", Integer, nullable=False),
    Column("receiver", String(60), primary_key=True),
    Column("mark", String(20), primary_key=True),
    Column("key", String(100), primary_key=True),
    Column("value", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Index("ix_marks_value", "mark", "value"),
    sqlite_with_rowid=False,
)

breakers = Table(
    "breakers",
    metadata,
    Column("desk", Integer, primary_key=True),
    Column("receiver", String(60), primary_key=True),
    Column("failures", Integer, nullable=False),
    Column("since", UtcDateTime, nullable=False),
    Column("until", UtcDateTime, nullable=False),
    Column("probe_until", UtcDateTime),
    Column("reason", Text, nullable=False),
    sqlite_with_rowid=False,
)

reconciled = Table(
    "reconciled",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("receiver", String(60), nullable=False),
    Column("number", String(60), nullable=False),
    Column("finding", String(20), nullable=False),
    Column("facts", JSON, nullable=False),
    Column("reason", Text, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("by", String(100), nullable=False),
    Index("ix_reconciled_number", "receiver", "number"),
)

print_jobs = Table(
    "print_jobs",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("form", String(4), nullable=False),
    Column("dossier_id", String(36)),
    Column("slip_id", String(36)),
    Column("state", String(20), nullable=False),
    Column("created_at", UtcDateTime, nullable=False),
    Column("printed_at", UtcDateTime),
    Column("printer", String(200), nullable=False),
    Column("visit", String(36)),
    Index("ix_print_jobs_visit", "visit"),
    Index("ix_print_jobs_state", "state", "created_at"),
    Index("ix_print_jobs_dossier_id", "dossier_id"),
    sqlite_with_rowid=False,
)

journal = Table(
    "journal",
    metadata,
    Column("desk", Integer, primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("at", UtcDateTime, nullable=False),
    Column("actor", String(100), nullable=False),
    Column("event", String(40), nullable=False),
    Column("subject", String(100), nullable=False),
    Column("previous", String(64), nullable=False),
    Column("commitment", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    Index("ix_journal_subject", "subject"),
    sqlite_with_rowid=False,
)

journal_details = Table(
    "journal_details",
    metadata,
    Column("desk", Integer, primary_key=True),
    Column("sequence", Integer, primary_key=True),
    Column("salt", LargeBinary(16), nullable=False),
    Column("details", Text, nullable=False),
    sqlite_with_rowid=False,
)

drafts = Table(
    "drafts",
    metadata,
    Column("form_id", String(36), primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("account", String(100), nullable=False),
    Column("catalogue", String(40), nullable=False),
    Column("body", Text, nullable=False),
    Column("saved_at", UtcDateTime, nullable=False),
    Column("state", String(20), nullable=False, server_default="open"),
    Column("personal_id", String(20), nullable=False, server_default=""),
    Column("procedure_code", String(40), nullable=False, server_default=""),
)

files = Table(
    "files",
    metadata,
    Column("desk", Integer, primary_key=True),
    Column("digest", String(64), primary_key=True),
    Column("kind", String(10), nullable=False),
    Column("size", Integer, nullable=False),
    Column("pages", Integer, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("stored_at", UtcDateTime, nullable=False),
    sqlite_with_rowid=False,
)

attachments = Table(
    "attachments",
    metadata,
    Column("id", String(36), primary_key=True),
    Column("desk", Integer, nullable=False),
    Column("form_id", String(36), nullable=False),
    Column("component", Integer),
    Column("place", Integer, nullable=False),
    Column("digest", String(64), nullable=False),
    Column("title", Text, nullable=False),
    Column("source", String(20), nullable=False),
    Column("original_sha256", String(64), nullable=False),
    Column("original_size", Integer, nullable=False),
    Column("notes", JSON, nullable=False, server_default="[]"),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", String(100), nullable=False),
    Column("detached_at", UtcDateTime),
    ForeignKeyConstraint(["desk", "digest"], ["files.desk", "files.digest"]),
    Index("ix_attachments_form_id", "form_id"),
    Index("ix_attachments_digest", "digest"),
    Index("ix_attachments_original_sha256", "original_sha256"),
    sqlite_with_rowid=False,
)
