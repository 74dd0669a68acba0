"""Add the rulebook, the days of catalogue rows, the terms of dossiers, and the list of exceptions."""

import sqlalchemy as sa
from alembic import op

revision: str = "0002"
down_revision: str | None = "0001"


def upgrade() -> None:
    _rulebook()
    _catalogue()
    with op.batch_alter_table("dossiers") as table:
        table.add_column(sa.Column("visit", sa.String(length=36), nullable=True))
        table.add_column(sa.Column("terms", sa.JSON(), nullable=False, server_default="{}"))
    op.create_index("ix_dossiers_visit", "dossiers", ["visit"], unique=False)
    with op.batch_alter_table("print_jobs") as table:
        table.add_column(sa.Column("visit", sa.String(length=36), nullable=True))
    op.create_index("ix_print_jobs_visit", "print_jobs", ["visit"], unique=False)
    with op.batch_alter_table("slips", recreate="always") as table:
        table.add_column(sa.Column("dossier_id", sa.String(length=36), nullable=True))
        table.add_column(sa.Column("extras", sa.JSON(), nullable=False, server_default="[]"))
        table.add_column(sa.Column("again", sa.Integer(), nullable=False, server_default="0"))
        table.add_column(sa.Column("again_reason", sa.Text(), nullable=False, server_default=""))
        table.add_column(sa.Column("ground", sa.String(length=100), nullable=False, server_default=""))
        table.add_column(sa.Column("personal_id", sa.String(length=20), nullable=False, server_default=""))
        table.add_column(sa.Column("procedure_code", sa.String(length=40), nullable=False, server_default=""))
        table.drop_constraint("uq_slips_form_id", type_="unique")
        table.create_unique_constraint("uq_slips_form_id", ["form_id", "kind", "again"])
    op.create_index("ix_slips_person", "slips", ["procedure_code", "personal_id"], unique=False)
    op.execute(
        "UPDATE slips SET personal_id = json_extract(applicant, '$.personal_id'), procedure_code = json_extract(procedure, '$.code')"
        " WHERE json_extract(procedure, '$.code') IS NOT NULL"
    )
    with op.batch_alter_table("components") as table:
        table.add_column(sa.Column("reason", sa.String(length=20), nullable=False, server_default=""))


def _catalogue() -> None:
    with op.batch_alter_table("catalogues") as table:
        table.add_column(sa.Column("accepted_by", sa.String(length=100), nullable=False, server_default=""))
        table.add_column(sa.Column("sequence", sa.Integer(), nullable=False, server_default="0"))
    with op.batch_alter_table("procedures") as table:
        table.add_column(sa.Column("valid_from", sa.Date(), nullable=False, server_default="2000-01-01"))
        table.add_column(sa.Column("valid_to", sa.Date(), nullable=True))
        table.add_column(sa.Column("superseded_by", sa.String(length=40), nullable=False, server_default=""))
    # Versions were whole and in force by their first day; the order they were loaded in settles what is left.
    op.execute(
        "UPDATE catalogues SET sequence = (SELECT count(*) FROM catalogues AS c WHERE c.loaded_at < catalogues.loaded_at) + 1"
    )
    op.execute(
        "UPDATE procedures SET valid_from = (SELECT valid_from FROM catalogues WHERE version = procedures.catalogue)"
    )


def _rulebook() -> None:
    op.create_table(
        "rules",
        sa.Column("row", sa.Integer(), nullable=False),
        sa.Column("chapter", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=100), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("removed", sa.Boolean(), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("confidence", sa.String(length=20), nullable=False),
        sa.Column("changed_by", sa.String(length=100), nullable=False),
        sa.Column("changed_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("row"),
    )
    op.create_index("ix_rules_chapter", "rules", ["chapter", "key", "valid_from"], unique=False)
    op.create_table(
        "rule_sources",
        sa.Column("chapter", sa.String(length=20), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("loaded_at", sa.DateTime(), nullable=False),
        sa.PrimaryKeyConstraint("chapter"),
    )
    op.create_table(
        "exceptions",
        sa.Column("id", sa.String(length=36), nullable=False),
        sa.Column("desk", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("by", sa.String(length=100), nullable=False),
        sa.Column("kind", sa.String(length=40), nullable=False),
        sa.Column("procedure", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("basis", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_exceptions_at", "exceptions", ["at"], unique=False)
