"""Heard by place, on the real places of a city: what the page reads, with 30,000 statements."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, select

from organiser_app.domain.models import Listening, Place, Statement, StatementTheme, Theme, table_of
from organiser_app.domain.values import ListeningKind, QuotePermission, StatementKind
from organiser_app.exchange.places import read_places
from organiser_app.services.places import import_places
from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.store.log import Log, create_log
from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.heard_page import heard_overview, heard_ranks
from organiser_app.store.queries.heard_places import heard_by_place
from organiser_app.store.queries.spans import Locality, LocalitySort
from organiser_app.store.queries.statements import statements
from organiser_app.store.queries.strengths import strength_by_kind, strength_by_theme
from organiser_app.store.queries.trends import theme_trends
from organiser_app.store.repositories.owner import Owner, owner
from tests.benchmarks.measuring import seconds
from tests.store_fixtures import PASSPHRASE, surroundings

REAL = Path(__file__).resolve().parents[3] / "shared/data/edinburgh_neighbourhoods_survey.csv"
STATEMENTS = 30_000
_TODAY = date(2026, 3, 2)
_FIRST = datetime(2024, 3, 1, tzinfo=UTC)
_EACH, _AT_ONCE, _RUNS = 3, 20_000, 3


def main() -> None:
    """Print what each part of the page takes; the target is a second for all that is seen."""
    if not REAL.exists():
        print("The real places are not beside us; nothing was measured.")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else STATEMENTS
    with (
        tempfile.TemporaryDirectory() as folder,
        create_log(Path(folder) / "Places.olog", PASSPHRASE, surroundings()) as log,
    ):
        write_sample(log.work(), SampleSize.PATCH, 1, _TODAY)
        import_places(log.work(), read_places(REAL).places)
        for begun in range(0, count, _AT_ONCE):
            _say(log, min(_AT_ONCE, count - begun))
        print(f"{count:,} statements at 2,954 real places")
        for what, read in _parts(log).items():
            print(f"  {what:<44} {seconds(partial(log.read, read), _RUNS) * 1000:>9.1f} ms")


def _parts(log: Log) -> dict[str, Callable[[Connection], object]]:
    everything = EVERY_STATEMENT
    areas = log.read(lambda connection: heard_by_place(connection, everything, by_area=True))
    leith = StatementFilter(locality=areas[0].locality)
    return {
        "by street and place": lambda c: heard_by_place(c, everything),
        "by area": lambda c: heard_by_place(c, everything, by_area=True),
        "the page opened: totals, ranks, first rows": lambda c: _opened(c, everything),
        f"the same, narrowed to {areas[0].name}": lambda c: _opened(c, leith),
        "the same, narrowed to one place": lambda c: _opened(c, _one_place(c)),
        "themes over time": theme_trends,
        "strength by kind and theme": lambda c: (
            strength_by_kind(c, everything),
            strength_by_theme(c, everything, 10),
        ),
    }


def _opened(connection: Connection, wanted: StatementFilter) -> object:
    return (
        heard_overview(connection, wanted),
        heard_ranks(connection, wanted, None),
        statements(connection, wanted),
    )


def _one_place(connection: Connection) -> StatementFilter:
    place = table_of(Place).c
    query = select(place.id).where(place.source.is_not(None)).order_by(place.id).limit(1)
    return StatementFilter(locality=Locality(LocalitySort.PLACE, connection.scalars(query).one()))


def _say(log: Log, count: int) -> None:
    """Add so many statements, three to a listening, at one imported place after the other."""
    work = log.work()
    work.journalled = False
    with work:
        own = owner(work.connection)
        listenings = [work.new_id() for _ in range(-(-count // _EACH))]
        said = [work.new_id() for _ in range(count)]
        work.add_all(Listening, _listening_rows(work.connection, own, listenings))
        work.add_all(Statement, _statement_rows(said, listenings))
        themes = cycle(work.connection.scalars(select(table_of(Theme).c.id)).all())
        work.add_all(
            StatementTheme,
            (
                {"id": work.new_id(), "statement_id": each, "theme_id": next(themes)}
                for each in said
            ),
        )
        work.commit("say")


def _listening_rows(
    connection: Connection, own: Owner, listenings: Sequence[UUID]
) -> Iterator[dict[str, Any]]:
    place = table_of(Place).c
    imported = connection.scalars(select(place.id).where(place.source.is_not(None))).all()
    for number, (listening, place_id) in enumerate(zip(listenings, cycle(imported), strict=False)):
        yield {
            "id": listening,
            "patch_id": own.patch_id,
            "organiser_id": own.organiser_id,
            "place_id": place_id,
            "kind": ListeningKind.STREET,
            "at": _FIRST + timedelta(hours=7 * number % (24 * 700)),
        }


def _statement_rows(said: Sequence[UUID], listenings: Sequence[UUID]) -> Iterator[dict[str, Any]]:
    kinds, strengths = cycle(StatementKind), cycle((None, 1, 2, 3, 4, 5, 4))
    for number, statement in enumerate(said):
        yield {
            "id": statement,
            "listening_id": listenings[number // _EACH],
            "kind": next(kinds),
            "strength": next(strengths),
            "permission": QuotePermission.ASK_FIRST,
        }


if __name__ == "__main__":
    main()
