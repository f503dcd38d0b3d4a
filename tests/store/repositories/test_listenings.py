"""A listening's source is known while the listening stands, however many are asked for."""

from __future__ import annotations

from organiser_app.domain.inputs import ListeningInput
from organiser_app.services.listenings import record_listenings
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.repositories.listenings import known_sources
from tests.store_fixtures import START


def record(log: Log, *sources: str) -> None:
    record_listenings(log.work(), [ListeningInput(at=START, source=source) for source in sources])


def known(log: Log, *sources: str) -> set[str]:
    with log.reading() as connection:
        return known_sources(connection, sources)


def test_those_that_a_listening_came_from_are_known(owned_log: Log) -> None:
    record(owned_log, "file:1", "file:2")
    assert known(owned_log, "file:2", "file:3") == {"file:2"}


def test_a_listening_that_came_from_nowhere_is_known_by_nothing(owned_log: Log) -> None:
    record(owned_log, "")
    assert known(owned_log, "") == set()


def test_what_was_taken_back_is_not_known(owned_log: Log) -> None:
    record(owned_log, "file:1")
    undo(owned_log.work())
    assert known(owned_log, "file:1") == set()


def test_thousands_may_be_asked_for_at_once(owned_log: Log) -> None:
    record(owned_log, "file:1", "file:2999")
    asked = [f"file:{number}" for number in range(3_000)]
    assert known(owned_log, *asked) == {"file:1", "file:2999"}
