"""Rounds with companions, doors not to knock at, areas, questions of waves, a changing codebook."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

from organiser_app.store.migration_steps import (
    choice,
    drop_synced,
    make_synced,
    narrow,
    reference,
    text,
    widen,
)

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def _widened() -> dict[str, tuple[sa.Column[object], ...]]:
    """The columns that tables gain; made anew for each use, since a column is of one table."""
    return {
        "door": (sa.Column("do_not_contact_since", sa.Date()),),
        "place": (
            reference("area_id", "place", optional=True),
            text("postcode", optional=True),
            sa.Column("latitude", sa.Float()),
            sa.Column("longitude", sa.Float()),
            text("source", optional=True),
        ),
        "wave": (
            sa.Column("target_doors", sa.Integer()),
            sa.Column("target_residents", sa.Integer()),
        ),
        "round": (
            reference("place_id", "place", optional=True),
            sa.Column("side", sa.String(32), nullable=False, server_default="both"),
        ),
        "attempt": (reference("listening_id", "listening", optional=True),),
        "listening": (
            sa.Column("unnamed_present", sa.Integer(), nullable=False, server_default="0"),
        ),
    }


def _new() -> dict[str, tuple[sa.Column[object], ...]]:
    return {
        "wave_question": (
            reference("wave_id", "wave"),
            sa.Column("position", sa.Integer(), nullable=False),
            text("question"),
        ),
        "round_companion": (
            reference("round_id", "round"),
            reference("organiser_id", "organiser", optional=True),
            reference("subject_id", "resident", optional=True),
        ),
        "safeguarding_passed_on": (
            reference("organiser_id", "organiser"),
            sa.Column("on", sa.Date(), nullable=False),
            text("told"),
        ),
        "codebook_change": (
            reference("theme_id", "theme"),
            reference("other_id", "theme", optional=True),
            reference("organiser_id", "organiser"),
            sa.Column("version", sa.Integer(), nullable=False),
            choice("operation"),
            sa.Column("at", sa.DateTime(), nullable=False),
            text("before"),
            text("after"),
        ),
    }


def upgrade() -> None:
    for name, columns in _widened().items():
        widen(name, *columns)
    op.create_index("ix_place_source", "place", ["source"])
    for name, columns in _new().items():
        make_synced(name, *columns)
    op.create_table(
        "saved_filter",
        sa.Column("id", sa.Uuid(), primary_key=True, nullable=False),
        sa.Column("page", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
    )


def downgrade() -> None:
    op.drop_table("saved_filter")
    for name in _new():
        drop_synced(name)
    for name, columns in _widened().items():
        narrow(name, *(column.name for column in columns))
