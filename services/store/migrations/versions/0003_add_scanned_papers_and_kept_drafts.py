"""Add scanned papers, drafts that wait, and the index that finds a person again."""

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"


def upgrade() -> None:
    op.create_index("ix_dossiers_person", "dossiers", ["personal_id", "procedure_code"], unique=False)
    with op.batch_alter_table("drafts") as table:
        table.add_column(sa.Column("state", sa.String(length=20), nullable=False, server_default="open"))
        table.add_column(sa.Column("personal_id", sa.String(length=20), nullable=False, server_default=""))
        table.add_column(sa.Column("procedure_code", sa.String(length=40), nullable=False, server_default=""))
    # A draft that was given form 02 is one that waits.
    op.execute("UPDATE drafts SET state = 'asked' WHERE form_id IN (SELECT form_id FROM slips WHERE kind = 'request')")
    with op.batch_alter_table("slips") as table:
        table.add_column(sa.Column("representative", sa.JSON(), nullable=True))
    op.create_table(
        "files",
        sa.Column("desk", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("pages", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("stored_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("desk", "digest"),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "attachments",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("desk", sa.Integer(), nullable=False),
        sa.Column("form_id", sa.String(length=36), nullable=False),
        sa.Column("component", sa.Integer(), nullable=True),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("source", sa.String(length=20), nullable=False),
        sa.Column("original_sha256", sa.String(length=64), nullable=False),
        sa.Column("original_size", sa.Integer(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False, server_default="[]"),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("added_by", sa.String(length=100), nullable=False),
        sa.Column("detached_at", sa.DateTime(), nullable=True),
        sa.ForeignKeyConstraint(["desk", "digest"], ["files.desk", "files.digest"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_attachments_form_id", "attachments", ["form_id"], unique=False)
    op.create_index("ix_attachments_digest", "attachments", ["digest"], unique=False)
    op.create_index("ix_attachments_original_sha256", "attachments", ["original_sha256"], unique=False)
