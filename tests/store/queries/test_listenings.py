"""A listening seen whole, with what is its organiser's alone."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

from sqlalchemy import select

from organiser_app.domain.figures import Period
from organiser_app.domain.inputs import ListeningInput, PersonInput, StatementInput
from organiser_app.domain.models import Listening, Organiser, Wording, table_of
from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.services.listenings import record_listening
from organiser_app.services.statistics import statistics
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.listenings import listening
from organiser_app.store.queries.people import names
from organiser_app.store.queries.search import search
from organiser_app.store.queries.statements import statements
from organiser_app.store.queries.story import ListeningEntry, story
from tests.making import making
from tests.store_fixtures import START

REFLECTION = "I hurried her, and she noticed"
MEETING = ListeningInput(
    at=START,
    kind=ListeningKind.HOUSE_MEETING,
    where="14 Kendal Road",
    people=(PersonInput(name="Terri", is_new=True), PersonInput(name="Bill Hughes", is_new=True)),
    unnamed_present=3,
    language="Bengali",
    statements=(
        StatementInput(
            kind=StatementKind.CONCERN,
            words="damp",
            quote="They said it was condensation",
            permission=QuotePermission.UNNAMED,
        ),
    ),
    note="tea was good",
    reflection=REFLECTION,
    entered=EntryRoad.PAPER,
    privacy_notice=True,
)


def recorded(log: Log, given: ListeningInput = MEETING) -> UUID:
    record_id = record_listening(log.work(), given).record_id
    assert record_id
    return record_id


def test_a_listening_tells_all_that_was_kept_of_it(owned_log: Log) -> None:
    listening_id = recorded(owned_log)
    seen = owned_log.read(lambda connection: listening(connection, listening_id))
    assert seen is not None
    assert (seen.kind, seen.at, seen.where) == (MEETING.kind, START, "14 Kendal Road")
    assert (seen.people, seen.unnamed) == (("Terri", "Bill Hughes"), 3)
    assert (seen.language, seen.entered, seen.privacy_notice) == ("Bengali", EntryRoad.PAPER, True)
    assert (seen.note, seen.reflection) == ("tea was good", REFLECTION)
    assert [said.quote for said in seen.statements] == ["They said it was condensation"]


def test_a_listening_that_was_taken_back_is_not_there(owned_log: Log) -> None:
    listening_id = recorded(owned_log)
    undo(owned_log.work())
    for wanted in (listening_id, uuid4()):
        with owned_log.reading() as connection:
            assert listening(connection, wanted) is None


def test_very_words_are_in_the_language_of_the_listening(owned_log: Log) -> None:
    recorded(owned_log)
    table = table_of(Wording)
    with owned_log.reading() as connection:
        told = dict(connection.execute(select(table.c.part, table.c.language)).all())
    assert told == {
        WordingPart.WORDS: None,
        WordingPart.QUOTE: "Bengali",
        WordingPart.NOTE: None,
        WordingPart.REFLECTION: None,
    }


def test_those_without_a_name_are_counted_in_the_story(owned_log: Log) -> None:
    recorded(owned_log)
    terri = owned_log.read(names)[0].id
    (entry,) = owned_log.read(lambda connection: story(connection, terri))
    assert isinstance(entry, ListeningEntry)
    assert (entry.people, entry.unnamed, entry.note) == (2, 3, "tea was good")


def test_a_reflection_is_not_found_by_words(owned_log: Log) -> None:
    recorded(owned_log)
    assert owned_log.read(lambda connection: search(connection, "hurried")) == ()
    assert len(owned_log.read(lambda connection: search(connection, "condensation"))) == 1


def test_a_reflection_stands_in_no_statement_and_no_figure(owned_log: Log) -> None:
    recorded(owned_log)
    assert REFLECTION not in repr(owned_log.read(statements))
    year = Period(date(2026, 1, 1), date(2026, 12, 31))
    figures = owned_log.read(lambda connection: statistics(connection, year))
    assert REFLECTION not in repr(figures)
    assert "They said it was condensation" in repr(figures)


def test_a_reflection_of_another_organiser_is_not_shown(log: Log) -> None:
    with making(log) as make:
        own = make.listening()
        samir = make.put(Organiser, name="Samir")
        other = make.put(
            Listening,
            patch_id=make.patch,
            organiser_id=samir,
            kind=ListeningKind.STREET,
            at=START,
        )
        for each in (own, other):
            make.wording(each, REFLECTION, WordingPart.REFLECTION)
    with log.reading() as connection:
        seen = [listening(connection, each) for each in (own, other)]
    assert [each and each.reflection for each in seen] == [REFLECTION, ""]
