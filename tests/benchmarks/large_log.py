"""A log with very many statements: the sample's words over and over, to search and scroll."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from sqlalchemy import select

from organiser_app.domain.models import Listening, Statement, Wording, table_of
from organiser_app.domain.values import QuotePermission, StatementKind, WordingPart
from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.store.log import Log, create_log
from tests.store_fixtures import PASSPHRASE, surroundings

STATEMENTS = 500_000
_TODAY = date(2026, 3, 2)
_AT_ONCE = 20_000


@contextmanager
def large_log(folder: Path, statements: int = STATEMENTS) -> Iterator[Log]:
    """An open log with at least so many statements."""
    folder.mkdir(exist_ok=True)
    with create_log(folder / "Large.olog", PASSPHRASE, surroundings()) as log:
        write_sample(log.work(), SampleSize.PATCH, 1, _TODAY)
        for begun in range(0, statements, _AT_ONCE):
            _say_again(log, min(_AT_ONCE, statements - begun))
        yield log


def _say_again(log: Log, statements: int) -> None:
    """Add so many statements to the log's listenings, in the words that are there."""
    work = log.work()
    work.journalled = False
    with work:
        listenings = work.connection.execute(select(table_of(Listening).c.id)).scalars().all()
        said = select(table_of(Wording).c.body).where(table_of(Wording).c.part == WordingPart.WORDS)
        bodies = work.connection.execute(said.limit(500)).scalars().all()
        made = [(work.new_id(), work.new_id()) for _ in range(statements)]
        places, words, kinds = cycle(listenings), cycle(bodies), cycle(StatementKind)
        work.add_all(
            Statement,
            (
                {
                    "id": statement,
                    "listening_id": next(places),
                    "kind": next(kinds),
                    "permission": QuotePermission.ASK_FIRST,
                }
                for statement, _ in made
            ),
        )
        work.add_all(
            Wording,
            (
                {"id": wording, "of_id": statement, "part": WordingPart.WORDS, "body": body}
                for (statement, wording), body in zip(made, islice(words, statements), strict=True)
            ),
        )
        work.commit("say_again")
