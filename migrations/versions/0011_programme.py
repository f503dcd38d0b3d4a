"""At which address of a hub a programme's figures are read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("hub_sync", recreate="always") as batch:
        batch.add_column(sa.Column("programme", sa.String(), nullable=False, server_default=""))
    with op.batch_alter_table("hub_sync", recreate="always") as batch:
        batch.alter_column("programme", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("hub_sync", recreate="always") as batch:
        batch.drop_column("programme")
