"""Ties are made, put right and ended, and say what they are."""

from __future__ import annotations

from datetime import date
from functools import partial
from uuid import UUID

import pytest

from organiser_app.domain.errors import InvalidInput, NotFound
from organiser_app.domain.inputs import checked
from organiser_app.domain.models import GiftMatch, Organiser, Resident, SamePerson, Tie
from organiser_app.domain.relationship_values import MatchState
from organiser_app.domain.tie_inputs import TieInput
from organiser_app.services.ties import edit_tie, end_tie, make_tie
from organiser_app.store.log import Log
from organiser_app.store.queries.ties import TieDetail, tie_between, tie_choices, tie_detail
from tests.making import TODAY, making


@pytest.fixture
def people(log: Log) -> dict[str, UUID]:
    with making(log) as make:
        return {name: make.resident(name) for name in ("Bill", "Terri", "Joyce", "Kasia")}


def between(log: Log, one: UUID, other: UUID) -> TieDetail:
    found = log.read(lambda connection: tie_between(connection, one, other))
    assert found is not None
    return found


def test_a_tie_keeps_all_that_was_said_of_it(log: Log, people: dict[str, UUID]) -> None:
    with making(log) as make:
        heard = make.listening(people["Bill"])
    given = TieInput(
        resident_id=people["Bill"],
        other_id=people["Terri"],
        kind="sister",
        strength=3,
        since=date(2019, 1, 1),
        how_known="grew up together",
        introduced_by_id=people["Joyce"],
        listening_id=heard,
    )
    change = make_tie(log.work(), given)
    tie = between(log, people["Terri"], people["Bill"])
    assert (change.intention, change.record_id) == ("make_tie", tie.id)
    assert (tie.resident, tie.other, tie.kind, tie.strength) == ("Bill", "Terri", "sister", 3)
    assert (tie.since, tie.how_known) == (date(2019, 1, 1), "grew up together")
    assert (tie.introduced_by, tie.listening_id, tie.heard_on) == ("Joyce", heard, TODAY)


def test_a_tie_may_be_with_an_organiser(log: Log, people: dict[str, UUID]) -> None:
    with making(log) as make:
        ada = make.put(Organiser, name="Ada")
        make.put(Organiser, name="Gone", left_on=TODAY)
    make_tie(log.work(), TieInput(resident_id=people["Bill"], organiser_id=ada, kind="Keeper"))
    make_tie(
        log.work(), TieInput(resident_id=people["Bill"], other_id=people["Terri"], kind="neighbour")
    )
    make_tie(
        log.work(),
        TieInput(resident_id=people["Joyce"], other_id=people["Terri"], kind="Neighbour"),
    )
    found = log.read(lambda connection: tie_between(connection, people["Bill"], None, ada))
    assert found is not None
    assert (found.other, found.other_id, found.organiser_id) == ("Ada", None, ada)
    choices = log.read(tie_choices)
    assert choices.kinds == ("Neighbour", "Keeper")
    assert [each.name for each in choices.organisers] == ["Ada", "Terri Ashworth"]


def test_a_tie_is_put_right_from_either_side(log: Log, people: dict[str, UUID]) -> None:
    bill, terri = people["Bill"], people["Terri"]
    make_tie(log.work(), TieInput(resident_id=bill, other_id=terri, kind="neighbour"))
    tie = between(log, bill, terri)
    said = TieInput(
        resident_id=terri,
        other_id=bill,
        kind="sister",
        strength=2,
        introduced_by_id=people["Joyce"],
    )
    edit_tie(log.work(), tie.id, said)
    told = between(log, bill, terri)
    assert (told.id, told.kind, told.strength, told.introduced_by) == (tie.id, "sister", 2, "Joyce")


def test_another_introducer_is_written_anew_and_what_made_the_tie_follows(
    log: Log, people: dict[str, UUID]
) -> None:
    bill, terri = people["Bill"], people["Terri"]
    with making(log) as make:
        heard = make.listening(bill)
        tie_id = make.tie(bill, terri, introduced_by_id=people["Joyce"], listening_id=heard)
        need, gift = make.statement(heard), make.statement(heard)
        match = make.put(
            GiftMatch,
            need_id=need,
            gift_id=gift,
            state=MatchState.INTRODUCED,
            on=TODAY,
            tie_id=tie_id,
        )
    said = TieInput(
        resident_id=bill, other_id=terri, kind="friend", introduced_by_id=people["Kasia"]
    )
    edit_tie(log.work(), tie_id, said)
    told = between(log, bill, terri)
    assert told.id != tie_id
    assert (told.introduced_by, told.listening_id, told.kind) == ("Kasia", heard, "friend")
    assert log.read(lambda connection: tie_detail(connection, tie_id)) is None
    work = log.work()
    with work:
        kept = work.session.get(GiftMatch, match)
        assert kept is not None
        assert kept.tie_id == told.id


def test_a_tie_that_ended_is_no_tie_between_them_and_stays_in_the_log(
    log: Log, people: dict[str, UUID]
) -> None:
    with making(log) as make:
        tie_id = make.tie(people["Bill"], people["Terri"])
    end_tie(log.work(), tie_id, TODAY)
    ended = log.read(lambda connection: tie_detail(connection, tie_id))
    assert ended is not None
    assert ended.ended_on == TODAY
    assert log.read(lambda c: tie_between(c, people["Bill"], people["Terri"])) is None


def test_a_tie_of_any_record_of_a_person_is_theirs(log: Log, people: dict[str, UUID]) -> None:
    with making(log) as make:
        tie_id = make.tie(people["Joyce"], people["Terri"])
        make.put(
            SamePerson,
            subject_id=people["Bill"],
            other_subject_id=people["Joyce"],
            same=True,
            on=TODAY,
        )
    assert between(log, people["Terri"], people["Bill"]).id == tie_id


def test_a_tie_joins_two_different_people_who_are_in_the_log(
    log: Log, people: dict[str, UUID]
) -> None:
    bill, terri = people["Bill"], people["Terri"]
    wrong: list[dict[str, UUID]] = [
        {"other_id": bill},
        {},
        {"other_id": terri, "organiser_id": terri},
        {"other_id": terri, "introduced_by_id": terri},
    ]
    for fields in wrong:
        with pytest.raises(InvalidInput):
            checked(
                partial(TieInput.model_validate, {"resident_id": bill, "kind": "friend", **fields})
            )
    with making(log) as make:
        make.hide(Resident, terri)
    with pytest.raises(NotFound):
        make_tie(log.work(), TieInput(resident_id=bill, other_id=terri, kind="friend"))


def test_a_tie_never_passes_to_somebody_else(log: Log, people: dict[str, UUID]) -> None:
    with making(log) as make:
        tie_id = make.tie(people["Bill"], people["Terri"])
    other = TieInput(resident_id=people["Bill"], other_id=people["Joyce"], kind="friend")
    with pytest.raises(InvalidInput, match="same two"):
        edit_tie(log.work(), tie_id, other)
    work = log.work()
    with work:
        kept = work.session.get(Tie, tie_id)
        assert kept is not None
        assert kept.kind == "neighbour"
