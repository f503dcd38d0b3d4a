"""What a log remembers of its team's hub."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_NEW = ("hub_state", "hub_key", "hub_writer", "hub_record")


def upgrade() -> None:
    op.create_table(
        "hub_state",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("team", sa.String(), nullable=False),
        sa.Column("writer", sa.String(), nullable=False),
        *_numbers("counter", "erasures", "erased_place", "pushed"),
        sa.Column("basis", sa.String(), nullable=False),
        sa.Column("tally", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "hub_key",
        sa.Column("team", sa.String(), primary_key=True, nullable=False),
        sa.Column("generation", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "hub_writer",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False, unique=True),
        *_numbers("place", "begun", "serial", "records"),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
    )
    op.create_table(
        "hub_record",
        sa.Column("record_id", sa.LargeBinary(), primary_key=True, nullable=False),
        sa.Column("writer_id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("digest", sa.LargeBinary(), nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in _NEW:
        op.drop_table(table)


def _numbers(*names: str) -> list[sa.Column[int]]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]
