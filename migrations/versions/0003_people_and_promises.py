"""Needs and referrals, gifts taken up, asks, groups and meetings, promises that hang on others."""

from __future__ import annotations

from uuid import NAMESPACE_OID, UUID, uuid5

import sqlalchemy as sa
from alembic import op

from organiser_app.store.migration_steps import (
    NO_VERSION,
    choice,
    drop_synced,
    find_twins_by_id,
    index_all,
    index_where_filled,
    make_synced,
    narrow,
    reference,
    text,
    widen,
)

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def _new() -> dict[str, tuple[sa.Column[object], ...]]:
    """The new tables; their columns are made anew for each use, since one is of one table."""
    return _of_people() | _of_needs_and_asks() | _of_groups() | _of_companions()


def _of_people() -> dict[str, tuple[sa.Column[object], ...]]:
    return {
        "keeper_move": (
            reference("subject_id", "resident"),
            reference("organiser_id", "organiser", optional=True),
            _day("on"),
            text("why"),
        ),
        "same_person": (
            reference("subject_id", "resident"),
            reference("other_subject_id", "resident"),
            _flag("same"),
            _day("on"),
        ),
        "go_back_set_aside": (
            reference("subject_id", "resident"),
            text("reason"),
            sa.Column("about_id", sa.Uuid()),
            _day("on"),
            _day("until", optional=True),
        ),
        "commitment_condition": (
            reference("commitment_id", "commitment"),
            choice("kind"),
            reference("on_id", "commitment", optional=True),
            _number("at_least", optional=True),
        ),
    }


def _of_needs_and_asks() -> dict[str, tuple[sa.Column[object], ...]]:
    return {
        "partner": (
            text("name"),
            choice("kind"),
            text("person"),
            text("phone", optional=True),
            text("email", optional=True),
            _number("power", optional=True),
            _number("interest", optional=True),
            choice("stance", optional=True),
        ),
        "referral": (
            reference("statement_id", "statement"),
            reference("subject_id", "resident", optional=True),
            reference("partner_id", "partner"),
            reference("organiser_id", "organiser", optional=True),
            reference("from_referral_id", "referral", optional=True),
            _day("on"),
            choice("outcome"),
            _day("answered_on", optional=True),
            text("came_of_it"),
        ),
        "gift_match": (
            reference("need_id", "statement"),
            reference("gift_id", "statement"),
            choice("state"),
            _day("on"),
            _day("settled_on", optional=True),
            reference("tie_id", "tie", optional=True),
        ),
        "ask": (
            reference("patch_id", "patch"),
            reference("partner_id", "partner"),
            reference("project_id", "project", optional=True),
            reference("group_id", "resident_group", optional=True),
            text("what"),
        ),
        "ask_move": (
            reference("ask_id", "ask"),
            _day("on"),
            choice("state"),
            text("what"),
            _flag("again"),
        ),
        "ask_statement": (reference("ask_id", "ask"), reference("statement_id", "statement")),
    }


def _of_groups() -> dict[str, tuple[sa.Column[object], ...]]:
    return {
        "resident_group": (
            reference("patch_id", "patch"),
            text("name"),
            choice("kind"),
            text("purpose"),
            text("meets"),
            reference("place_id", "place", optional=True),
            reference("project_id", "project", optional=True),
            _day("begun_on", optional=True),
            _day("ended_on", optional=True),
        ),
        "group_member": (
            reference("group_id", "resident_group"),
            reference("subject_id", "resident", optional=True),
            reference("organiser_id", "organiser", optional=True),
            text("role"),
            _flag("leads"),
            _day("joined_on", optional=True),
            _day("left_on", optional=True),
        ),
        "meeting": (
            reference("patch_id", "patch"),
            choice("kind"),
            reference("organiser_id", "organiser"),
            reference("subject_id", "resident", optional=True),
            reference("group_id", "resident_group", optional=True),
            reference("door_id", "door", optional=True),
            reference("place_id", "place", optional=True),
            sa.Column("at", sa.DateTime(), nullable=False),
            choice("state"),
            reference("listening_id", "listening", optional=True),
        ),
        "meeting_guest": (
            reference("meeting_id", "meeting"),
            reference("subject_id", "resident"),
            choice("attendance"),
        ),
    }


def _of_companions() -> dict[str, tuple[sa.Column[object], ...]]:
    return {
        "companionship": (
            reference("subject_id", "resident"),
            reference("other_subject_id", "resident", optional=True),
            reference("organiser_id", "organiser", optional=True),
            choice("kind"),
            text("why"),
            _day("begun_on"),
            _day("ended_on", optional=True),
            choice("ended", optional=True),
            text("how_ended"),
        ),
        "companion_meeting": (
            reference("companionship_id", "companionship"),
            reference("subject_id", "resident"),
            _day("on"),
            _number("minutes"),
            text("what"),
        ),
        "depth_reading": (
            reference("companionship_id", "companionship"),
            reference("subject_id", "resident"),
            _day("on"),
            _number("time_together"),
            _number("feeling"),
            _number("confiding"),
            _number("give_and_take"),
        ),
    }


def _widened() -> dict[str, tuple[sa.Column[object], ...]]:
    return {
        "organiser": (
            reference("subject_id", "resident", optional=True),
            _day("left_on", optional=True),
        ),
        "place": (text("open_when"),),
        "statement": (
            _day("met_on", optional=True),
            _number("satisfied", optional=True),
            choice("gift_kind", optional=True),
            _day("offered_until", optional=True),
        ),
        "tie": (
            reference("listening_id", "listening", optional=True),
            _day("ended_on", optional=True),
        ),
        "commitment": (
            reference("to_organiser_id", "organiser", optional=True),
            reference("to_subject_id", "resident", optional=True),
            reference("to_group_id", "resident_group", optional=True),
            text("to_whom"),
            choice("asked", optional=True),
            _day("remind_on", optional=True),
            reference("joins_id", "commitment", optional=True),
            reference("renews_id", "commitment", optional=True),
        ),
    }


def upgrade() -> None:
    for name, columns in _new().items():
        make_synced(name, *columns)
    for name, columns in _widened().items():
        widen(name, *columns)
    _hang_by_conditions()
    narrow("commitment", "hangs_on_id")
    index_where_filled()
    find_twins_by_id(alone=True)


def downgrade() -> None:
    find_twins_by_id(alone=False)
    index_all()
    widen("commitment", reference("hangs_on_id", "commitment", optional=True))
    _hang_by_reference()
    for name, columns in _widened().items():
        narrow(name, *(column.name for column in columns))
    for name in _new():
        drop_synced(name)


def _hang_by_conditions() -> None:
    """Make a condition of each promise that hung on another.

    Its id follows from the promise's, so that the same promise in two logs has the same condition.
    """
    connection = op.get_bind()
    hanging = connection.exec_driver_sql(
        "SELECT c.id, c.hangs_on_id, v.hangs_on_id, v.sequence FROM commitment AS c"
        " JOIN commitment_versions AS v ON v.id = c.id WHERE c.hangs_on_id IS NOT NULL"
    ).all()
    for commitment_id, on_id, version, sequence in hanging:
        condition_id = uuid5(NAMESPACE_OID, f"{UUID(commitment_id)} hangs on").hex
        connection.exec_driver_sql(
            "INSERT INTO commitment_condition (id, deleted, commitment_id, kind, on_id)"
            " VALUES (?, 0, ?, 'another', ?)",
            (condition_id, commitment_id, on_id),
        )
        connection.exec_driver_sql(
            "INSERT INTO commitment_condition_versions"
            " (id, deleted, commitment_id, kind, on_id, at_least, sequence)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (condition_id, *([version] * 4), NO_VERSION, sequence),
        )


def _hang_by_reference() -> None:
    """Name in each promise the first other on which it hangs; more than one finds no place."""
    connection = op.get_bind()
    hanging = connection.exec_driver_sql(
        "SELECT k.commitment_id, k.on_id, v.on_id FROM commitment_condition AS k"
        " JOIN commitment_condition_versions AS v ON v.id = k.id"
        " WHERE k.on_id IS NOT NULL AND NOT k.deleted ORDER BY k.id DESC"
    ).all()
    for commitment_id, on_id, version in hanging:
        for table, value in (("commitment", on_id), ("commitment_versions", version)):
            connection.exec_driver_sql(
                f'UPDATE "{table}" SET hangs_on_id = ? WHERE id = ?',  # noqa: S608 - both ours
                (value, commitment_id),
            )


def _day(column: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(column, sa.Date(), nullable=optional)


def _flag(column: str) -> sa.Column[object]:
    return sa.Column(column, sa.Boolean(), nullable=False)


def _number(column: str, *, optional: bool = False) -> sa.Column[object]:
    return sa.Column(column, sa.Integer(), nullable=optional)
