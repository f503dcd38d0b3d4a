"""Rounds with companions, doors not to knock at, areas, questions of waves, a changing codebook."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

NEW_SYNCED = ("wave_question", "round_companion", "safeguarding_passed_on", "codebook_change")
REFERRED = {"area_id": "place", "place_id": "place", "listening_id": "listening"}
INDEXED = (
    ("place", "source"),
    ("place", "area_id"),
    ("round", "place_id"),
    ("attempt", "listening_id"),
)
NO_VERSION = sa.text("x'00000000000000000000000000000000'")
"""Older than every version: what somebody wrote in the field elsewhere wins over its absence."""


def _added() -> dict[str, tuple[sa.Column[object], ...]]:
    """The columns that tables gain; made anew for each use, since a column is of one table."""
    return {
        "door": (sa.Column("do_not_contact_since", sa.Date()),),
        "place": (
            sa.Column("area_id", sa.Uuid()),
            sa.Column("postcode", sa.String()),
            sa.Column("latitude", sa.Float()),
            sa.Column("longitude", sa.Float()),
            sa.Column("source", sa.String()),
        ),
        "wave": (
            sa.Column("target_doors", sa.Integer()),
            sa.Column("target_residents", sa.Integer()),
        ),
        "round": (
            sa.Column("place_id", sa.Uuid()),
            sa.Column("side", sa.String(32), nullable=False, server_default="both"),
        ),
        "attempt": (sa.Column("listening_id", sa.Uuid()),),
        "listening": (
            sa.Column("unnamed_present", sa.Integer(), nullable=False, server_default="0"),
        ),
    }


def upgrade() -> None:
    for table, columns in _added().items():
        _widen(table, columns)
        _widen_twin(table, columns)
    for table, column in INDEXED:
        op.create_index(f"ix_{table}_{column}", table, [column])
    _make_tables()


def downgrade() -> None:
    op.drop_table("saved_filter")
    for table in NEW_SYNCED:
        op.drop_table(table)
        op.drop_table(f"{table}_versions")
    for table, column in INDEXED:
        op.drop_index(f"ix_{table}_{column}", table)
    for table, columns in _added().items():
        for name in (table, f"{table}_versions"):
            with op.batch_alter_table(name, recreate="always") as batch:
                for column in columns:
                    batch.drop_column(column.name)


def _widen(table: str, columns: tuple[sa.Column[object], ...]) -> None:
    """Add columns; a default fills the rows that are there, and then goes."""
    with op.batch_alter_table(table, recreate="always") as batch:
        for column in columns:
            batch.add_column(column)
            if column.name in REFERRED:
                batch.create_foreign_key(
                    f"fk_{table}_{column.name}",
                    REFERRED[column.name],
                    [column.name],
                    ["id"],
                    deferrable=True,
                    initially="DEFERRED",
                )
    _without_defaults(table, [column.name for column in columns if column.server_default])


def _widen_twin(table: str, columns: tuple[sa.Column[object], ...]) -> None:
    """Give each new field a version that is older than every other."""
    twin, names = f"{table}_versions", [column.name for column in columns]
    with op.batch_alter_table(twin, recreate="always") as batch:
        for name in names:
            batch.add_column(
                sa.Column(name, sa.LargeBinary(), nullable=False, server_default=NO_VERSION)
            )
    _without_defaults(twin, names)


def _without_defaults(table: str, columns: list[str]) -> None:
    if columns:
        with op.batch_alter_table(table, recreate="always") as batch:
            for name in columns:
                batch.alter_column(name, server_default=None)


def _make_tables() -> None:
    _synced(
        "wave_question",
        _reference("wave_id", "wave"),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("question", sa.String(), nullable=False),
    )
    _synced(
        "round_companion",
        _reference("round_id", "round"),
        _reference("organiser_id", "organiser", optional=True),
        _reference("subject_id", "resident", optional=True),
    )
    _synced(
        "safeguarding_passed_on",
        _reference("organiser_id", "organiser"),
        sa.Column("on", sa.Date(), nullable=False),
        sa.Column("told", sa.String(), nullable=False),
    )
    _synced(
        "codebook_change",
        _reference("theme_id", "theme"),
        _reference("other_id", "theme", optional=True),
        _reference("organiser_id", "organiser"),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("operation", sa.String(32), nullable=False),
        sa.Column("at", sa.DateTime(), nullable=False),
        sa.Column("before", sa.String(), nullable=False),
        sa.Column("after", sa.String(), nullable=False),
    )
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
    )


def _reference(column: str, table: str, *, optional: bool = False) -> sa.Column[object]:
    key = sa.ForeignKey(f"{table}.id", deferrable=True, initially="DEFERRED")
    return sa.Column(column, sa.Uuid(), key, nullable=optional)


def _synced(name: str, *columns: sa.Column[object]) -> None:
    identity = sa.Column("id", sa.Uuid(), primary_key=True, nullable=False)
    deleted = sa.Column("deleted", sa.Boolean(), nullable=False)
    op.create_table(name, identity, deleted, *columns)
    for column in columns:
        if column.foreign_keys:
            op.create_index(f"ix_{name}_{column.name}", name, [column.name])
    op.create_table(
        f"{name}_versions",
        sa.Column("id", sa.CHAR(32), primary_key=True, nullable=False),
        sa.Column("deleted", sa.LargeBinary(), nullable=False),
        *(sa.Column(each.name, sa.LargeBinary(), nullable=False) for each in columns),
        sa.Column("sequence", sa.Integer(), nullable=False),
    )
    op.create_index(f"ix_{name}_versions_sequence", f"{name}_versions", ["sequence"])
