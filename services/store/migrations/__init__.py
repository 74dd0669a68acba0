"""Bringing a store's tables up to this version; alembic is loaded only when they are behind."""

from __future__ import annotations

from sqlalchemy import Connection

HEAD = "0004"


def upgrade(db: Connection, to: str = HEAD) -> None:
    """Bring the tables to a version inside the caller's transaction."""
    from alembic.config import Config
    from alembic.runtime.environment import EnvironmentContext
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", "services.store:migrations")
    config.set_main_option("path_separator", "os")
    script = ScriptDirectory.from_config(config)
    with EnvironmentContext(config, script, fn=lambda rev, _: script._upgrade_revs(to, rev)) as context:
        context.configure(connection=db, transactional_ddl=True, transaction_per_migration=False)
        context.run_migrations()
