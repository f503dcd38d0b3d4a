"""Sync through a folder: what was written there, and what was had from there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_NEW = ("folder_sync", "folder_own", "folder_had", "folder_file")


def upgrade() -> None:
    _make_folder_sync()
    op.create_table(
        "folder_own",
        sa.Column("name", sa.String(), primary_key=True, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "folder_had",
        sa.Column("sender", sa.LargeBinary(), primary_key=True, nullable=False),
        sa.Column("device", sa.String(), primary_key=True, nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )
    op.create_table(
        "folder_file",
        sa.Column("name", sa.String(), primary_key=True, nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("modified", sa.Integer(), nullable=False),
        sa.Column("first_at", sa.DateTime(), nullable=False),
        sa.Column("looked_at", sa.DateTime(), nullable=False),
        sa.Column("readers", sa.String(), nullable=False),
        sa.Column("waits", sa.Boolean(), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in _NEW:
        op.drop_table(table)


def _make_folder_sync() -> None:
    words = ("path", "device", "earlier", "readers", "problem")
    numbers = ("until", "looked", "passed", "began", "forgotten", "failures")
    op.create_table(
        "folder_sync",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in words),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in numbers),
        *(sa.Column(name, sa.Boolean(), nullable=False) for name in ("is_on", "hand_on")),
        sa.Column("worked_at", sa.DateTime()),
    )
