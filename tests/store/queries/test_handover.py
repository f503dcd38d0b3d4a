"""What the next keeper is told: nothing of anybody who did not agree to be shared."""

from __future__ import annotations

from uuid import UUID

import pytest

from organiser_app.domain.handover import HandedOver, HandoverPack
from organiser_app.domain.models import Consent, Organiser, Statement
from organiser_app.domain.values import Circle, ConsentPurpose, QuotePermission, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.handover import handover
from tests.making import TODAY, Maker, making

TEAM = ConsentPurpose.SHARE_WITH_TEAM


def agree(make: Maker, *residents: UUID, given: bool = True) -> None:
    for resident in residents:
        make.put(Consent, subject_id=resident, purpose=TEAM, given=given, on=TODAY)


def pack(log: Log, from_id: UUID | None, to_id: UUID | None = None) -> HandoverPack:
    return log.read(lambda connection: handover(connection, from_id, to_id, TODAY))


def everything(one: HandedOver) -> dict[str, str]:
    return {line.about: line.words for line in (*one.story, *one.hello)}


@pytest.fixture
def keeper(log: Log) -> UUID:
    with making(log) as make:
        return make.put(Organiser, name="Nadia Karim")


def test_a_pack_says_from_whom_to_whom_and_holds_whom_the_first_keeps_by_name(
    log: Log, keeper: UUID
) -> None:
    with making(log) as make:
        own = make.organiser
        for name in ("Joyce", "Ann"):
            make.resident(name, keeper_id=keeper)
        make.resident("Bill", keeper_id=own)
    made = pack(log, keeper, own)
    assert (made.from_whom, made.to, made.patch) == ("Nadia Karim", "Terri Ashworth", "Larkmoor")
    assert [one.name for one in made.people] == ["Ann", "Joyce"]
    assert pack(log, None).people == ()


@pytest.mark.parametrize("withdrawn", [True, False])
def test_of_whoever_did_not_agree_there_is_a_name_and_a_door_and_nothing_else(
    log: Log, keeper: UUID, withdrawn: bool
) -> None:
    with making(log) as make:
        joyce = make.resident("Joyce", keeper_id=keeper, door_id=make.door(), phone="01632 960001")
        make.statement(make.listening(joyce), "the damp", by=joyce, strength=5)
        if withdrawn:
            agree(make, joyce)
            agree(make, joyce, given=False)
    (one,) = pack(log, keeper).people
    assert one == HandedOver(joyce, "Joyce", shared=False, where="14 Kendal Road")


def test_whoever_agreed_is_told_in_five_lines_with_how_to_say_hello(log: Log, keeper: UUID) -> None:
    with making(log) as make:
        door = make.door("9", "Hawkshead Close")
        joyce = make.resident(
            "Joyce", keeper_id=keeper, door_id=door, phone="01632 960001", best_time="after ten"
        )
        agree(make, joyce)
        heard = make.listening(joyce)
        named = QuotePermission.NAMED
        quote = "It’s them upstairs I worry about."
        make.statement(heard, "neighbours", by=joyce, strength=5, quote=quote, permission=named)
        make.statement(heard, "cooks for a crowd", by=joyce, kind=StatementKind.GIFT)
        make.statement(heard, "a lift", by=joyce, kind=StatementKind.NEED)
        make.statement(heard, "a chair", by=joyce, kind=StatementKind.NEED, met_on=TODAY)
        gone = make.statement(heard, "a van", by=joyce, kind=StatementKind.GIFT)
        make.hide(Statement, gone)
        make.move(joyce, Circle.LEADER, TODAY, "chaired the meeting")
        make.step("ring about the shop", subject_id=joyce, due_on=TODAY)
        make.promise("find two more", subject_id=joyce)
    (one,) = pack(log, keeper).people
    assert len(one.story) == 5
    assert one.open_things == 3
    told = everything(one)
    assert told["Who and where"] == "Joyce, 9 Hawkshead Close"
    assert told["How near"] == "leader since March 2026: chaired the meeting"
    assert told["Matters most"] == "It’s them upstairs I worry about."
    assert told["Gives"] == "cooks for a crowd"
    assert told["Open"] == (
        "ring about the shop, by 2 March; they promised: find two more;"
        " asked for help; ask them with what"
    )
    assert told["Reach them"] == "01632 960001"
    assert told["Last contact"] == "2 March 2026, at the door with Terri Ashworth"


def test_nobody_who_did_not_agree_stands_in_anothers_story(log: Log, keeper: UUID) -> None:
    with making(log) as make:
        door = make.door()
        joyce = make.resident("Joyce", keeper_id=keeper, door_id=door)
        silent = make.resident("Silent", door_id=door)
        called = make.resident(None, pseudonym="the whistler", door_id=door)
        agree(make, joyce, called)
        make.tie(joyce, silent, strength=3)
        make.tie(joyce, called, strength=3)
    (one,) = pack(log, keeper).people
    told = everything(one)
    assert "Silent" not in str(told)
    assert "whistler" not in str(told)
    assert told["Who can introduce you"] == "Nadia Karim"
    with making(log) as make:
        agree(make, silent)
    told = everything(pack(log, keeper).people[0])
    assert told["Who can introduce you"] == "Silent"
    assert told["Who and where"].endswith("lives with Silent")


def test_a_gift_that_is_offered_no_more_is_not_told(log: Log, keeper: UUID) -> None:
    with making(log) as make:
        joyce = make.resident("Joyce", keeper_id=keeper)
        agree(make, joyce)
        heard, gift = make.listening(joyce), StatementKind.GIFT
        make.statement(heard, "a van", kind=gift, by=joyce, offered_until=TODAY)
    assert everything(pack(log, keeper).people[0])["Gives"].startswith("nobody has asked")


def test_nobody_who_left_introduces_anybody(log: Log) -> None:
    with making(log) as make:
        gone = make.put(Organiser, name="Samir Haddad", left_on=TODAY)
        joyce = make.resident("Joyce", keeper_id=gone)
        volunteer = make.resident("Samir")
        make.put(Organiser, name="Samir", subject_id=volunteer, left_on=TODAY)
        agree(make, joyce, volunteer)
        make.tie(joyce, volunteer, strength=3)
    assert everything(pack(log, gone).people[0])["Who can introduce you"] == "nobody yet"


def test_of_whoever_did_not_agree_the_door_is_known_for_the_pages(log: Log, keeper: UUID) -> None:
    with making(log) as make:
        make.resident("Joyce", keeper_id=keeper, door_id=make.door("9", "Hawkshead Close"))
    (one,) = pack(log, keeper).people
    assert (one.where, one.story, one.hello) == ("9 Hawkshead Close", (), ())
