"""Ties that were told in a listening are made, once, between those whom the log knows."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import ListeningInput, PersonInput, TieHeardInput
from organiser_app.domain.models import SamePerson
from organiser_app.domain.rules.quick_capture import parse
from organiser_app.domain.tie_inputs import TieInput
from organiser_app.services.listenings import (
    record_capture,
    record_listening,
    remove_listening,
)
from organiser_app.services.ties import edit_tie
from organiser_app.services.undo import redo, undo
from organiser_app.store.log import Log
from organiser_app.store.queries.listenings import listening
from organiser_app.store.queries.people import names
from organiser_app.store.queries.person import TieRow, ties
from tests.making import TODAY, making
from tests.store_fixtures import START


def capture(log: Log, *lines: str) -> None:
    record_capture(
        log.work(), [each.listening for each in parse("\n".join(lines), START).listenings]
    )


def called(log: Log, name: str) -> UUID:
    (found,) = (each.id for each in log.read(names) if each.name == name)
    return found


def known_by(log: Log, name: str) -> list[tuple[str, str, int]]:
    return [(tie.other, tie.kind, tie.strength) for tie in rows(log, name)]


def rows(log: Log, name: str) -> tuple[TieRow, ...]:
    who = called(log, name)
    return log.read(lambda connection: ties(connection, (who,)))


def note(log: Log) -> str:
    with log.reading() as connection:
        row_id = connection.exec_driver_sql(
            "SELECT id FROM listening ORDER BY id DESC LIMIT 1"
        ).scalar_one()
        found = listening(connection, UUID(row_id))
    assert found is not None
    return found.note


def test_those_new_in_the_same_listening_are_tied(owned_log: Log) -> None:
    capture(
        owned_log,
        "with: Bill Hughes (new), Terri (new)",
        "knows: Bill and Terri, sisters !3",
        "knows: Bill - Shirley (new) (cooks with)",
    )
    assert known_by(owned_log, "Bill Hughes") == [
        ("Terri", "sisters", 3),
        ("Shirley", "cooks with", 1),
    ]
    assert known_by(owned_log, "Shirley") == [("Bill Hughes", "cooks with", 1)]
    assert note(owned_log) == ""


def test_the_one_who_was_heard_knows_somebody_in_the_log(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.resident("Joyce May")
        make.resident("Terri", door_id=make.door())
    capture(owned_log, "at: 14 Kendal Road  with: Bill (new)", "knows: terri (wife), joyce may")
    assert known_by(owned_log, "Bill") == [("Joyce May", "knows", 1), ("Terri", "wife", 1)]


def test_nobody_is_put_into_the_log_for_having_been_named_by_another(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.resident("Bill Hughes")
        for _ in range(2):
            make.resident("Joyce May")
    capture(
        owned_log, "with: Bill Hughes", "note: in a hurry", "knows: Shirley (sister), Joyce May"
    )
    assert [each.name for each in owned_log.read(names)] == [
        "Bill Hughes",
        "Joyce May",
        "Joyce May",
    ]
    assert known_by(owned_log, "Bill Hughes") == []
    assert note(owned_log) == "in a hurry\nknows: Shirley (sister)\nknows: Joyce May"


def test_a_first_name_means_the_only_one_in_the_log_who_has_it(owned_log: Log) -> None:
    with making(owned_log) as make:
        for name in ("Terri Cole", "Bill Hughes", "Joyce May", "Joyce Ward"):
            make.resident(name)
    capture(owned_log, "at: hall", "knows: Terri - Bill (cooks with), Terri - Joyce")
    assert known_by(owned_log, "Terri Cole") == [("Bill Hughes", "cooks with", 1)]
    assert note(owned_log) == "knows: Terri - Joyce"


def test_somebody_new_in_an_earlier_listening_is_known_to_the_later_ones(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.resident("Bill Hughes")
        make.resident("Joyce Ward")
    capture(
        owned_log,
        "with: Joyce May (new)",
        "knows: Shirley Day (new, neighbour)",
        "---",
        "with: Bill Hughes",
        "knows: Joyce (sister), Shirley",
    )
    assert known_by(owned_log, "Bill Hughes") == [
        ("Joyce May", "sister", 1),
        ("Shirley Day", "knows", 1),
    ]


def test_two_records_of_one_person_are_one_to_be_known(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.resident("Bill Hughes")
        one, other = make.resident("Joyce May"), make.resident("Joyce May")
        make.put(SamePerson, subject_id=other, other_subject_id=one, same=True, on=TODAY)
    capture(owned_log, "with: Bill Hughes", "knows: Joyce May (sister)")
    assert len(known_by(owned_log, "Bill Hughes")) == 1


def test_a_known_tie_is_not_doubled_and_what_is_new_of_it_is_not_lost(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.tie(make.resident("Bill Hughes"), make.resident("Joyce May"), strength=2)
    capture(owned_log, "with: Joyce May", "knows: Bill Hughes (Neighbour) !2")
    assert note(owned_log) == ""
    capture(owned_log, "with: Joyce May", "knows: Bill Hughes")
    assert note(owned_log) == ""
    capture(owned_log, "with: Joyce May", "knows: Bill Hughes (sister)")
    assert note(owned_log) == "knows: Bill Hughes (sister)"
    assert known_by(owned_log, "Bill Hughes") == [("Joyce May", "neighbour", 2)]


def test_a_tie_told_twice_in_one_text_is_made_once(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.resident("Bill Hughes")
        make.resident("Joyce May")
    text = ["with: Bill Hughes", "knows: Joyce May", "---", "with: Joyce May", "knows: Bill Hughes"]
    capture(owned_log, *text)
    assert len(known_by(owned_log, "Joyce May")) == 1


def test_somebody_who_is_said_to_be_new_twice_is_made_once(owned_log: Log) -> None:
    capture(
        owned_log,
        "with: Bill Hughes (new)",
        "knows: Shirley, Bill Hughes (new) - Joyce May (new)",
        "knows: Shirley (new) (sister)",
        "knows: Joyce May - Shirley (cooks with)",
    )
    assert len(owned_log.read(names)) == 3
    assert note(owned_log) == "knows: Shirley (new) (sister)"
    assert known_by(owned_log, "Shirley") == [
        ("Bill Hughes", "knows", 1),
        ("Joyce May", "cooks with", 1),
    ]


def test_a_tie_of_nobody_in_particular_is_refused(owned_log: Log) -> None:
    told = (TieHeardInput(other=PersonInput(name="Joyce", is_new=True)),)
    with pytest.raises(InvalidInput, match="who knows Joyce"):
        record_listening(owned_log.work(), ListeningInput(at=START, ties=told))


def test_a_tie_goes_with_its_listening_until_more_was_said_of_it(owned_log: Log) -> None:
    capture(owned_log, "with: Bill (new)", "knows: Joyce (new) (friend), Kasia (new) (friend)")
    touched, _ = rows(owned_log, "Bill")
    bill, joyce = called(owned_log, "Bill"), called(owned_log, "Joyce")
    said = TieInput(resident_id=bill, other_id=joyce, kind="sister")
    edit_tie(owned_log.work(), touched.id, said)
    with owned_log.reading() as connection:
        heard = UUID(connection.exec_driver_sql("SELECT id FROM listening").scalar_one())
    remove_listening(owned_log.work(), heard)
    assert known_by(owned_log, "Bill") == [("Joyce", "sister", 1)]
    undo(owned_log.work())
    assert len(known_by(owned_log, "Bill")) == 2


def test_ties_are_undone_and_redone_with_their_listening(owned_log: Log) -> None:
    with making(owned_log) as make:
        make.resident("Bill Hughes")
        make.resident("Joyce May")
    capture(owned_log, "with: Bill Hughes", "knows: Joyce May")
    undo(owned_log.work())
    assert known_by(owned_log, "Bill Hughes") == []
    redo(owned_log.work())
    assert len(known_by(owned_log, "Bill Hughes")) == 1
