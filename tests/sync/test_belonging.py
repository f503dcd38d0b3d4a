"""What belongs to one patch or one project leaves in its pack, and nothing else does."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

import pytest

from organiser_app.domain.errors import NotFound
from organiser_app.domain.models import Consent, Patch, SamePlace, Street
from organiser_app.domain.values import AttemptOutcome, ConsentPurpose, WordingPart
from organiser_app.store.log import Log
from organiser_app.sync.manifest import is_name
from organiser_app.sync.part import Part, PartKind, part_called, parts_of
from tests.making import TODAY, Maker, making
from tests.sync.sharing import handed
from tests.sync.teams import device_of

Two = tuple[Log, Log]


@dataclass(frozen=True)
class Larkmoor:
    """A patch with two projects, and another patch beside it."""

    patch: UUID
    hill: UUID
    kitchen: UUID
    garden: UUID
    bill: UUID


def agreeing(maker: Maker, name: str, **fields: object) -> UUID:
    """A resident who agreed to be shared with the team."""
    resident = maker.resident(name, **fields)
    purpose = ConsentPurpose.SHARE_WITH_TEAM
    maker.put(Consent, subject_id=resident, purpose=purpose, given=True, on=TODAY)
    return resident


@pytest.fixture
def larkmoor(two: Two) -> Larkmoor:
    """What Ada heard and does, in her own patch and on the hill."""
    with making(two[0]) as maker:
        theme = maker.theme("food")
        door = maker.door("Door 14", "Kendal Road")
        maker.attempt(door, AttemptOutcome.LISTENED)
        bill = agreeing(maker, "Bill Hughes", door_id=door)
        sam = agreeing(maker, "Sam Lowe")
        maker.resident("Rhian Silent", door_id=door)
        heard = maker.listening(bill, sam)
        maker.wording(heard, "notes at the door", WordingPart.NOTE)
        dream = maker.statement(heard, "a community kitchen", themes=[theme], by=bill)
        damp = maker.statement(heard, "damp in the back bedroom", by=sam)
        maker.statement(heard, "lifts that stop")
        maker.tie(bill, sam, kind="neighbours")
        kitchen, garden = maker.project("Kitchen"), maker.project("Garden")
        maker.born(kitchen, dream)
        maker.born(garden, damp)
        maker.member(kitchen, bill, role="cook")
        maker.member(garden, sam, role="digger")
        maker.hours(kitchen, 90, what="peeling", subject_id=bill)
        maker.hours(garden, 30, what="weeding", subject_id=sam)
        spent = maker.grant(5_000, title="Pots and pans", project_id=kitchen)
        maker.spending(spent, 900, project_id=kitchen)
        maker.spending(spent, 100, project_id=garden)
        maker.grant(7_000, title="Spades", project_id=garden)
        maker.step("ring the hall", project_id=kitchen)
        maker.step("buy seeds", project_id=garden)
        three = maker.promise("three prices", project_id=kitchen, subject_id=bill)
        maker.hangs(three, maker.promise("the list", project_id=garden, subject_id=sam))
        hill = _the_hill(maker, bill)
    return Larkmoor(maker.patch, hill, kitchen, garden, bill)


def _the_hill(maker: Maker, guest: UUID) -> UUID:
    """Another patch, where somebody of the first one was listened to as well."""
    hill = maker.put(Patch, name="The Hill")
    maker.put(Street, patch_id=hill, name="Hill Street")
    own, maker.patch = maker.patch, hill
    nia = agreeing(maker, "Nia Hill", door_id=maker.door("Door 2", "Summit Lane"))
    heard = maker.listening(guest, nia)
    maker.statement(heard, "wind on the hill", by=guest)
    maker.statement(heard, "a bus up the hill", by=nia)
    maker.project("Hill bus")
    maker.patch = own
    return hill


def went(log: Log, kind: PartKind, row_id: UUID) -> str:
    """All that leaves with a part of a log."""
    return b"\n".join(handed(device_of(log), part=Part(kind, row_id, "Part"))).decode()


def expect(said: str, here: tuple[str, ...], nowhere: tuple[str, ...]) -> None:
    assert {words: words in said for words in here} == dict.fromkeys(here, True)
    assert {words: words in said for words in nowhere} == dict.fromkeys(nowhere, False)


def test_a_patch_goes_with_its_streets_people_words_and_projects(
    two: Two, larkmoor: Larkmoor
) -> None:
    expect(
        went(two[0], PartKind.PATCH, larkmoor.patch),
        (
            *("Larkmoor", "Kendal Road", "Door 14", "Bill Hughes", "Sam Lowe", "neighbours"),
            *("a community kitchen", "damp in the back bedroom", "food", "Kitchen", "Garden"),
            *("peeling", "weeding", "Pots and pans", "three prices", "the list", "buy seeds"),
        ),
        ("The Hill", "Hill Street", "Summit Lane", "Nia Hill", "wind on", "a bus up", "Hill bus"),
    )


def test_of_another_patch_somebody_who_was_there_is_named_without_their_door(
    two: Two, larkmoor: Larkmoor
) -> None:
    expect(
        went(two[0], PartKind.PATCH, larkmoor.hill),
        ("The Hill", "Summit Lane", "Nia Hill", "Bill Hughes", "wind on", "a bus up", "Hill bus"),
        ("Kendal Road", "Door 14", "Sam Lowe", "neighbours", "kitchen", "Kitchen", "three prices"),
    )


def test_a_project_goes_with_its_people_and_what_it_was_born_of(
    two: Two, larkmoor: Larkmoor
) -> None:
    expect(
        went(two[0], PartKind.PROJECT, larkmoor.kitchen),
        (
            *("Kitchen", "Larkmoor", "Bill Hughes", "cook", "a community kitchen", "food"),
            *("peeling", "Pots and pans", "cooker", "three prices", "ring the hall"),
        ),
        (
            *("Garden", "Sam Lowe", "digger", "damp in the", "weeding", "Spades", "buy seeds"),
            *("the list", "lifts that stop", "notes at", "Kendal Road", "Door 14", "neighbours"),
            *("The Hill", "Nia Hill", "wind on the hill"),
        ),
    )


def test_who_did_not_agree_stays_with_what_was_noted_where_they_live(
    two: Two, larkmoor: Larkmoor
) -> None:
    said = went(two[0], PartKind.PATCH, larkmoor.patch)
    assert "Rhian" not in said
    with making(two[0]) as maker:
        rhian = maker.resident("Rhian Quiet")
        heard = maker.listening(larkmoor.bill, rhian)
        maker.wording(heard, "what both told", WordingPart.NOTE)
        maker.member(larkmoor.kitchen, rhian, role="washes up")
        statement = maker.statement(heard, "nobody said who")
        maker.born(larkmoor.kitchen, statement)
    for kind, part in ((PartKind.PATCH, larkmoor.patch), (PartKind.PROJECT, larkmoor.kitchen)):
        expect(went(two[0], kind, part), ("Bill",), ("Rhian", "what both", "washes", "nobody said"))


def test_what_was_found_to_be_one_place_goes_where_the_kept_one_is_at_home(
    two: Two, larkmoor: Larkmoor
) -> None:
    with making(two[0]) as maker:
        here, gone = maker.door("Door 20", "Kendal Road"), maker.door("No 20", "Kendal Rd")
        one = maker.put(SamePlace, kept_id=here, other_id=gone, same=True, on=TODAY)
        patches = {"kept_id": larkmoor.patch, "other_id": larkmoor.hill}
        two_patches = maker.put(SamePlace, **patches, same=False, on=TODAY)
    ours = went(two[0], PartKind.PATCH, larkmoor.patch)
    theirs = went(two[0], PartKind.PATCH, larkmoor.hill)
    expect(ours, (one.hex, two_patches.hex), ())
    expect(theirs, (), (one.hex, two_patches.hex))


def test_parts_are_known_by_name_or_by_how_it_begins(two: Two, larkmoor: Larkmoor) -> None:
    with two[0].reading() as connection:
        assert [part.name for part in parts_of(connection)] == [
            *("Larkmoor", "The Hill"),
            *("Garden", "Hill bus", "Kitchen"),
        ]
        kitchen = part_called(connection, PartKind.PROJECT, " kit")
        assert kitchen == Part(PartKind.PROJECT, larkmoor.kitchen, "Kitchen")
        with pytest.raises(NotFound, match="The projects are: Garden, Hill bus, Kitchen"):
            part_called(connection, PartKind.PROJECT, "Larkmoor")
        with pytest.raises(NotFound, match="not the name of one patch"):
            part_called(connection, PartKind.PATCH, "")


def test_a_name_that_no_manifest_could_say_is_shortened_or_not_offered(two: Two) -> None:
    with making(two[0]) as maker:
        for name in ("Long " * 100, "\u202enehctik", "\u200b"):
            maker.project(name)
    with two[0].reading() as connection:
        projects = [part for part in parts_of(connection) if part.kind is PartKind.PROJECT]
    assert sorted(part.name[:7] for part in projects) == ["Long Lo", "nehctik"]
    for part in projects:
        assert is_name(part.name)
