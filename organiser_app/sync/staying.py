"""How much would stay at home if a pack were written now, to be said before one is."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.domain.models.base import SUBJECT_TABLE
from organiser_app.store.unit_of_work import UnitOfWork
from organiser_app.sync.handing import sent_up_to
from organiser_app.sync.shapes import shapes
from organiser_app.sync.sharing import keep_at_home
from organiser_app.sync.touching import may_leave


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
        all_staying = keep_at_home(work)
        residents = work.connection.exec_driver_sql(
            "SELECT count(*) FROM withheld WHERE table_name = ?", (SUBJECT_TABLE,)
        ).scalar_one()
        rows = {name: _count(work, name) for name in shapes()}
        return StaysAtHome(
            residents,
            rows[SUBJECT_TABLE],
            all_staying - residents,
            sum(rows.values()) - all_staying,
            _have_all(work),
        )


def _have_all(work: UnitOfWork) -> frozenset[str]:
    sent = sent_up_to(work.connection)
    enough = {since for since in {*sent.values()} if not may_leave(work.connection, since)}
    return frozenset(key for key, since in sent.items() if since in enough)


def _count(work: UnitOfWork, table: str) -> int:
    found = work.connection.exec_driver_sql(f'SELECT count(*) FROM "{table}"')
    return int(found.scalar_one())
