"""A listening that should never have been written down goes with all that it brought."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.figures import Period
from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
)
from organiser_app.domain.values import CommitmentState, StatementKind
from organiser_app.services.listenings import record_listening, remove_listening
from organiser_app.services.promises import settle_commitment
from organiser_app.services.statistics import statistics
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.promises import commitments, next_steps
from organiser_app.store.queries.search import search
from organiser_app.store.queries.statements import statements
from tests.store_fixtures import START

TODAY = START.date()
YEAR = Period(date(TODAY.year, 1, 1), date(TODAY.year, 12, 31))


def heard(log: Log) -> None:
    given = ListeningInput(
        at=START,
        where="14 Kendal Road",
        people=(PersonInput(name="Bill Hughes", is_new=True),),
        statements=(StatementInput(kind=StatementKind.LOVE, words="Friday lunch"),),
        next_steps=(NextStepInput(what="ring back"),),
        commitments=(
            CommitmentInput(who="Bill", what="three prices"),
            CommitmentInput(who="Bill", what="the key"),
        ),
    )
    record_listening(log.work(), given)


def figures(log: Log) -> tuple[int, ...]:
    """Doors tried, attempts, listenings, statements, residents heard, and what is open."""
    told = log.read(lambda connection: statistics(connection, YEAR))
    doors = told.doors
    tried = doors.listened + doors.short_chat + doors.tried
    return tried, doors.attempts, told.listenings, told.statements, told.residents_heard


def test_nothing_that_a_removed_listening_brought_is_counted_or_found(owned_log: Log) -> None:
    heard(owned_log)
    (row,) = owned_log.read(statements).rows
    assert figures(owned_log) == (1, 1, 1, 1, 1)
    remove_listening(owned_log.work(), row.listening_id)
    assert figures(owned_log) == (0, 0, 0, 0, 0)
    assert owned_log.read(next_steps) == ()
    assert owned_log.read(commitments) == ()
    assert owned_log.read(lambda connection: search(connection, "friday lunch", 5)) == ()


def test_what_was_kept_since_stays_as_it_happened(owned_log: Log) -> None:
    heard(owned_log)
    (row,) = owned_log.read(statements).rows
    promise = next(each for each in owned_log.read(commitments) if each.what == "three prices")
    settle_commitment(owned_log.work(), promise.id, CommitmentState.KEPT, TODAY)
    remove_listening(owned_log.work(), row.listening_id)
    assert [each.what for each in owned_log.read(commitments)] == ["three prices"]


def test_a_removed_listening_comes_back_whole(owned_log: Log) -> None:
    heard(owned_log)
    before = figures(owned_log)
    (row,) = owned_log.read(statements).rows
    remove_listening(owned_log.work(), row.listening_id)
    undo(owned_log.work())
    assert figures(owned_log) == before
    assert len(owned_log.read(commitments)) == 2
    assert len(owned_log.read(next_steps)) == 1
