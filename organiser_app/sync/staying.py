"""How much stays at home where a pack is written now, and how that is said."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection

from organiser_app.domain.models.base import SUBJECT_TABLE
from organiser_app.language import plural, tr
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync.handing import sent_up_to
from organiser_app.sync.shapes import shapes
from organiser_app.sync.sharing import keep_at_home
from organiser_app.sync.touching import may_leave

_STAYING = "SELECT table_name, count(*) FROM withheld GROUP BY table_name"


@dataclass(frozen=True, slots=True)
class StaysAtHome:
    """Of so many residents some stay at home, with so many other rows; and how many rows may go.

    A resident of two records counts twice, as a pack holds records. Those who `have_all`, by their
    sealing keys, were sent all that may go.
    """

    residents: int
    of_residents: int
    other_rows: int
    may_go: int
    have_all: frozenset[str]


def what_stays(work: UnitOfWork) -> StaysAtHome:
    """Count it by the very rules by which a pack is written; nothing is kept of the counting."""
    work.journalled = False
    with work:
        keep_at_home(work)
        return what_stayed(work.connection)


def what_stayed(connection: Connection) -> StaysAtHome:
    """The same, as it was found when a pack was last written."""
    stay: dict[str, int] = dict(connection.exec_driver_sql(_STAYING).all())
    rows = {name: _count(connection, name) for name in shapes()}
    residents, everything = stay.get(SUBJECT_TABLE, 0), sum(stay.values())
    return StaysAtHome(
        residents,
        rows[SUBJECT_TABLE],
        everything - residents,
        sum(rows.values()) - everything,
        _have_all(connection),
    )


def stays_words(counted: StaysAtHome, *, nameless: bool = False) -> str:
    """What stays at home for want of consent, as a sentence; all else of it was said before."""
    if not (counted.residents or counted.other_rows):
        if nameless:
            return tr("Everybody here agreed to be shared with the team, so all of them are in it.")
        return tr("Nothing stays at home: everybody here agreed to be shared with the team.")
    who = plural(
        "{count} of {all} residents stays at home, as they did not agree to be shared with the"
        " team or were not asked.",
        "{count} of {all} residents stay at home, as they did not agree to be shared with the"
        " team or were not asked.",
        counted.residents,
        all=f"{counted.of_residents:,}",
    )
    rest = plural(
        "With them stays {count} entry that speaks of them, or is for your eyes alone.",
        "With them stay {count} entries that speak of them, or are for your eyes alone.",
        counted.other_rows,
    )
    return f"{who} {rest}"


def _have_all(connection: Connection) -> frozenset[str]:
    sent = sent_up_to(connection)
    enough = {since for since in {*sent.values()} if not may_leave(connection, since)}
    return frozenset(key for key, since in sent.items() if since in enough)


def _count(connection: Connection, table: str) -> int:
    found = connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"')
    return int(found.scalar_one())
