"""Runs the migrations on the connection that `data_sources.database.engine` hands over."""

from alembic import context

from data_sources.database.schema import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,
)
context.run_migrations()
