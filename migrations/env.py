"""Runs the migrations of a log on the connection that the store hands over.

The store opens the transaction and ends it (`organiser_app.store.schema`), so that a migration
which fails midway leaves nothing behind.
"""

from alembic import context

from organiser_app.domain.models import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    transactional_ddl=True,
    transaction_per_migration=False,
    render_as_batch=True,
)
context.run_migrations()
