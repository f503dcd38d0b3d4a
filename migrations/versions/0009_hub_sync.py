"""Through which hub a log syncs while its window is open, and how that stands."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "hub_sync",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("address", sa.String(), nullable=False),
        sa.Column("place", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.Column("worked_at", sa.DateTime(), nullable=True),
        sa.Column("failures", sa.Integer(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sa.Column("notices", sa.String(), nullable=False),
        sa.Column("holds", sa.Boolean(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("hub_sync")
