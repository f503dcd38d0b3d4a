"""Whether what a merge brought came under pseudonyms."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("merge_run", recreate="always") as batch:
        batch.add_column(sa.Column("kind", sa.String(), nullable=False, server_default="whole"))
    with op.batch_alter_table("merge_run", recreate="always") as batch:
        batch.alter_column("kind", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("merge_run", recreate="always") as batch:
        batch.drop_column("kind")
