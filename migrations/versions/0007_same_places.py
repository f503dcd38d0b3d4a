"""What was found to be one patch, street, door or place, and what was found to be two."""

from __future__ import annotations

import sqlalchemy as sa

from organiser_app.store.migration_steps import drop_synced, make_synced

revision = "0007"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    make_synced(
        "same_place",
        sa.Column("kept_id", sa.Uuid(), nullable=False),
        sa.Column("other_id", sa.Uuid(), nullable=False),
        sa.Column("same", sa.Boolean(), nullable=False),
        sa.Column("on", sa.Date(), nullable=False),
        twin_by_id=True,
    )


def downgrade() -> None:
    drop_synced("same_place")
