"""Keys and members, what each was sent, merge runs, other values, rows that stayed at home."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_OF_CHANGED_ROW = {"versions": sa.String(), "others": sa.String(), "earlier": sa.Integer()}
_NEW = ("identity", "member", "merge_run", "other_value", "sent", "withheld", "forgotten")


def upgrade() -> None:
    for table in ("conflict", "register"):
        op.drop_table(table)  # nothing was merged before this version
    for column, kind in _OF_CHANGED_ROW.items():
        op.add_column("changed_row", sa.Column(column, kind))
    _make_keys()
    _make_merge_run()
    _make_sent()
    _make_other_value()
    _make_register(sa.Column("sequence", sa.Integer(), nullable=False), nullable=False)
    op.create_table("withheld", *_names_a_row(), sqlite_with_rowid=False)
    op.create_table(
        "forgotten",
        sa.Column("row_id", sa.String(), primary_key=True, nullable=False),
        sqlite_with_rowid=False,
    )


def downgrade() -> None:
    for table in (*_NEW, "register"):
        op.drop_table(table)
    _make_register(nullable=True)
    for column in _OF_CHANGED_ROW:
        op.drop_column("changed_row", column)
    op.create_table(
        "conflict",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_id", sa.String(), nullable=False),
        sa.Column("field", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=True),
        sa.Column("version", sa.LargeBinary(), nullable=False),
    )
    op.create_index("ix_conflict_row_id", "conflict", ["row_id"])


def _make_keys() -> None:
    op.create_table(
        "identity",
        sa.Column("id", sa.Integer(), primary_key=True, nullable=False),
        sa.Column("signing_key", sa.LargeBinary(), nullable=False),
        sa.Column("opening_key", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
    )
    op.create_table(
        "member",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("checking_key", sa.LargeBinary(), nullable=False, unique=True),
        sa.Column("sealing_key", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(), nullable=False),
        sa.Column("confirmed_at", sa.DateTime()),
        sa.Column("left_at", sa.DateTime()),
    )


def _make_merge_run() -> None:
    counts = ("added", "altered", "disagreed", "erased", "refused")
    op.create_table(
        "merge_run",
        sa.Column("sequence", sa.Integer(), sa.ForeignKey("change.sequence"), primary_key=True),
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("sender", sa.LargeBinary(), nullable=False),
        sa.Column("sender_name", sa.String(), nullable=False),
        sa.Column("made_at", sa.DateTime(), nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("since", sa.Integer(), nullable=False),
        sa.Column("until", sa.Integer(), nullable=False),
        *(sa.Column(count, sa.Integer(), nullable=False) for count in counts),
        sa.Column("undone_by", sa.Integer()),
        sa.Column("content", sa.LargeBinary()),
    )
    op.create_index("ix_merge_run_pack", "merge_run", ["pack"])


def _make_sent() -> None:
    op.create_table(
        "sent",
        sa.Column("sealing_key", sa.String(), primary_key=True, nullable=False),
        sa.Column("device", sa.String(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sqlite_with_rowid=False,
    )


def _make_other_value() -> None:
    op.create_table(
        "other_value",
        *_names_a_row(),
        sa.Column("field", sa.String(), primary_key=True, nullable=False),
        sa.Column("version", sa.LargeBinary(), primary_key=True, nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("open", sa.Boolean(), nullable=False),
        sqlite_with_rowid=False,
    )


def _make_register(*more: sa.Column[int], nullable: bool) -> None:
    op.create_table(
        "register",
        *_names_a_row(),
        sa.Column("field", sa.String(), primary_key=True, nullable=False),
        sa.Column("value", sa.String(), nullable=nullable),
        sa.Column("version", sa.LargeBinary(), nullable=False),
        *more,
    )


def _names_a_row() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("table_name", sa.String(), primary_key=True, nullable=False),
        sa.Column("row_id", sa.String(), primary_key=True, nullable=False),
    )
