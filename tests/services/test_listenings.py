from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Any

import pytest
from sqlalchemy import func, select

from organiser_app.domain.errors import NotFound
from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
)
from organiser_app.domain.models import (
    Attempt,
    Commitment,
    Door,
    Listening,
    NextStep,
    Place,
    Presence,
    Resident,
    Statement,
    StatementTheme,
    Street,
    Synced,
    Theme,
    Wave,
    Wording,
    table_of,
)
from organiser_app.domain.values import (
    AttemptOutcome,
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.services.listenings import record_listening, record_listenings
from organiser_app.services.undo import undo
from organiser_app.store.log import Log
from organiser_app.store.queries.people import people
from organiser_app.store.repositories.owner import owner
from tests.store_fixtures import START


def a_listening(**given: Any) -> ListeningInput:
    return ListeningInput(**{"at": START, "where": "14 Kendal Road", **given})


def rows(log: Log, model: type[Synced]) -> list[Any]:
    table = table_of(model)
    with log.reading() as connection:
        return list(connection.execute(select(table).where(~table.c.deleted).order_by(table.c.id)))


def count(log: Log, model: type[Synced]) -> int:
    with log.reading() as connection:
        return int(connection.scalar(select(func.count()).select_from(table_of(model))) or 0)


def bill(*, new: bool = True) -> PersonInput:
    return PersonInput(name="Bill Hughes", is_new=new)


def test_a_listening_at_a_door_makes_the_street_the_door_and_the_knock(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening())
    assert [street.name for street in rows(owned_log, Street)] == ["Kendal Road"]
    assert [door.label for door in rows(owned_log, Door)] == ["14"]
    assert [attempt.outcome for attempt in rows(owned_log, Attempt)] == [AttemptOutcome.LISTENED]


def test_the_same_door_is_found_again_whatever_its_case(owned_log: Log) -> None:
    for where in ("14 Kendal Road", "14 kendal road", "14  Kendal  Road"):
        record_listening(owned_log.work(), a_listening(where=where))
    assert count(owned_log, Door) == 1
    assert count(owned_log, Attempt) == 3


def test_a_place_is_no_door_and_is_not_knocked_on(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening(where="school gate", kind=ListeningKind.STREET))
    assert [place.name for place in rows(owned_log, Place)] == ["school gate"]
    assert count(owned_log, Attempt) == 0


def test_a_known_resident_is_found_by_their_full_name(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening(people=(bill(),)))
    record_listening(owned_log.work(), a_listening(people=(bill(new=False),)))
    assert count(owned_log, Resident) == 1
    assert count(owned_log, Presence) == 2


def test_a_first_name_means_whoever_lives_at_the_door(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening(people=(bill(),)))
    first = PersonInput(name="Bill")
    record_listening(owned_log.work(), a_listening(people=(first,)))
    record_listening(owned_log.work(), a_listening(people=(first,), where="2 Elm Close"))
    assert [person.name for person in rows(owned_log, Resident)] == ["Bill Hughes", "Bill"]


def test_a_first_name_heard_at_another_door_is_somebody_else(owned_log: Log) -> None:
    terri = PersonInput(name="Terri")
    for where in ("14 Kendal Road", "2 Elm Close", "14 Kendal Road", "school gate"):
        record_listening(owned_log.work(), a_listening(people=(terri,), where=where))
    lives_at = [person.door_id for person in rows(owned_log, Resident)]
    assert len(set(lives_at)) == len(lives_at) == 3


def test_of_two_residents_with_one_name_the_one_at_the_door_is_meant(owned_log: Log) -> None:
    for where in ("14 Kendal Road", "2 Elm Close"):
        record_listening(owned_log.work(), a_listening(people=(bill(),), where=where))
    record_listening(owned_log.work(), a_listening(people=(bill(new=False),), where="2 elm close"))
    assert count(owned_log, Resident) == 2
    assert rows(owned_log, Presence)[-1].subject_id == rows(owned_log, Resident)[-1].id


@pytest.mark.parametrize("again", ["ÉVA NAGY", "éva nagy", "E\u0301va Nagy"])
def test_names_of_any_alphabet_are_found_again_whatever_their_case(
    owned_log: Log, again: str
) -> None:
    for name, where in (("Éva Nagy", "3 Église Road"), (again, "3 ÉGLISE ROAD")):
        said = a_listening(people=(PersonInput(name=name),), where=where)
        record_listening(owned_log.work(), said)
    assert [person.name for person in rows(owned_log, Resident)] == ["Éva Nagy"]
    assert [street.name for street in rows(owned_log, Street)] == ["Église Road"]
    assert count(owned_log, Door) == 1


def test_somebody_written_twice_was_there_once_and_their_words_are_theirs(owned_log: Log) -> None:
    said = (StatementInput(kind=StatementKind.LOVE, words="Friday lunch"),)
    twice = (PersonInput(name="Terri"), PersonInput(name="terri"))
    record_listening(owned_log.work(), a_listening(people=twice, statements=said))
    assert count(owned_log, Presence) == 1
    assert rows(owned_log, Statement)[0].subject_id == rows(owned_log, Resident)[0].id


def test_of_two_residents_with_one_name_neither_is_guessed(owned_log: Log) -> None:
    for _ in range(2):
        record_listening(owned_log.work(), a_listening(people=(bill(),)))
    record_listening(owned_log.work(), a_listening(people=(bill(new=False),)))
    assert count(owned_log, Resident) == 3


def test_words_of_one_person_alone_are_theirs(owned_log: Log) -> None:
    said = (StatementInput(kind=StatementKind.LOVE, words="Friday lunch"),)
    record_listening(owned_log.work(), a_listening(people=(bill(),), statements=said))
    terri = PersonInput(name="Terri", is_new=True)
    record_listening(
        owned_log.work(), a_listening(people=(bill(new=False), terri), statements=said)
    )
    known, unknown = rows(owned_log, Statement)
    assert known.subject_id == rows(owned_log, Resident)[0].id
    assert unknown.subject_id is None


def test_a_reflection_is_kept_apart_from_the_note(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening(note="a tidy hall", reflection="I talked"))
    found = {wording.part: wording.body for wording in rows(owned_log, Wording)}
    assert found == {WordingPart.NOTE: "a tidy hall", WordingPart.REFLECTION: "I talked"}


def test_who_was_there_without_a_name_the_language_and_the_road_are_kept(owned_log: Log) -> None:
    given = a_listening(unnamed_present=3, language="Bengali", entered=EntryRoad.PAPER)
    record_listening(owned_log.work(), given)
    (kept,) = rows(owned_log, Listening)
    assert (kept.unnamed_present, kept.language, kept.entered) == (3, "Bengali", EntryRoad.PAPER)


@pytest.mark.parametrize(
    ("kind", "is_theirs"), [(ListeningKind.DOORSTEP, True), (ListeningKind.GROUP, False)]
)
def test_in_a_gathering_with_others_nobody_is_guessed(
    owned_log: Log, kind: ListeningKind, *, is_theirs: bool
) -> None:
    said = (StatementInput(kind=StatementKind.LOVE, words="Friday lunch"),)
    given = a_listening(kind=kind, people=(bill(),), unnamed_present=2, statements=said)
    record_listening(owned_log.work(), given)
    assert (rows(owned_log, Statement)[0].subject_id is not None) is is_theirs


def test_words_quote_and_note_are_kept_as_wordings(owned_log: Log) -> None:
    said = StatementInput(
        kind=StatementKind.CONCERN,
        words="damp",
        quote="They said it was condensation",
        permission=QuotePermission.UNNAMED,
        strength=5,
    )
    record_listening(owned_log.work(), a_listening(statements=(said,), note="a tidy hall"))
    found = {wording.part: wording.body for wording in rows(owned_log, Wording)}
    assert found == {
        WordingPart.WORDS: "damp",
        WordingPart.QUOTE: "They said it was condensation",
        WordingPart.NOTE: "a tidy hall",
    }


def test_themes_are_shared_whatever_their_case(owned_log: Log) -> None:
    for theme in ("Housing", "housing"):
        said = StatementInput(kind=StatementKind.CONCERN, words="damp", themes=(theme,))
        record_listening(owned_log.work(), a_listening(statements=(said,)))
    assert [theme.name for theme in rows(owned_log, Theme)] == ["housing"]
    assert count(owned_log, StatementTheme) == 2


def test_promises_belong_to_whoever_made_them(owned_log: Log) -> None:
    promised = tuple(
        CommitmentInput(who=who, what="prices", due_on=date(2026, 3, 6))
        for who in ("Bill", "I", "The council")
    )
    record_listening(owned_log.work(), a_listening(people=(bill(),), commitments=promised))
    theirs, ours, others = rows(owned_log, Commitment)
    with owned_log.reading() as connection:
        own = owner(connection)
    assert theirs.subject_id == rows(owned_log, Resident)[0].id
    assert ours.organiser_id == own.organiser_id
    assert others.promised_by == "The council"


def test_a_next_step_is_ours_and_about_whoever_was_heard(owned_log: Log) -> None:
    step = NextStepInput(what="ring back", due_on=date(2026, 3, 3))
    record_listening(owned_log.work(), a_listening(people=(bill(),), next_steps=(step,)))
    (kept,) = rows(owned_log, NextStep)
    assert kept.subject_id == rows(owned_log, Resident)[0].id
    assert kept.organiser_id is not None
    assert kept.agreed_on == START.date()


def test_a_listening_after_midnight_counts_to_one_day_everywhere(owned_log: Log) -> None:
    summer = timezone(timedelta(hours=1))
    late = datetime(2026, 6, 1, 0, 30, tzinfo=summer)  # still May by the days of UTC
    step = NextStepInput(what="ring back")
    record_listening(owned_log.work(), a_listening(at=late, next_steps=(step,)))
    (kept,) = rows(owned_log, NextStep)
    assert kept.agreed_on == rows(owned_log, Listening)[0].at.date() == date(2026, 5, 31)


def test_a_listening_belongs_to_the_wave_that_runs(owned_log: Log) -> None:
    with owned_log.work() as work:
        patch_id = owner(work.connection).patch_id
        wave = Wave(
            id=work.new_id(),
            patch_id=patch_id,
            name="Spring",
            begins_on=date(2026, 3, 1),
            ends_on=date(2026, 3, 31),
        )
        work.add(wave)
        work.commit("a_wave")
    record_listening(owned_log.work(), a_listening())
    assert rows(owned_log, Listening)[0].wave_id == wave.id


def test_many_are_recorded_in_one_change_and_a_repeat_adds_none(owned_log: Log) -> None:
    many = [a_listening(source=f"file:{number}") for number in range(3)]
    first = record_listenings(owned_log.work(), many)
    again = record_listenings(owned_log.work(), many)
    assert (first.added, first.already_there) == (3, 0)
    assert (again.added, again.already_there) == (0, 3)
    assert count(owned_log, Listening) == 3


def test_a_file_that_the_log_has_already_makes_no_change(owned_log: Log) -> None:
    many = [a_listening(source=f"file:{number}") for number in range(3)]
    record_listenings(owned_log.work(), many)
    assert record_listenings(owned_log.work(), many).change is None
    undo(owned_log.work())
    assert rows(owned_log, Listening) == []


def test_a_listening_taken_back_may_come_again(owned_log: Log) -> None:
    many = [a_listening(source="file:1")]
    record_listenings(owned_log.work(), many)
    undo(owned_log.work())
    assert record_listenings(owned_log.work(), many).added == 1


def test_a_log_that_is_nobody_s_says_so(log: Log) -> None:
    with pytest.raises(NotFound, match="whose it is"):
        record_listening(log.work(), a_listening())


def test_somebody_first_met_in_a_listening_is_kept_by_whoever_listened(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening(people=(bill(),)))
    with owned_log.reading() as connection:
        own = owner(connection)
    assert rows(owned_log, Resident)[0].keeper_id == own.organiser_id


def test_a_flat_is_told_as_it_is_written(owned_log: Log) -> None:
    record_listening(owned_log.work(), a_listening(where="Flat 6, Elm House", people=(bill(),)))
    assert owned_log.read(people).rows[0].where == "Flat 6, Elm House"
