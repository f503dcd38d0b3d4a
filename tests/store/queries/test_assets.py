"""What is strong in a patch, and what of it is used."""

from __future__ import annotations

from datetime import timedelta

from organiser_app.domain.asset_figures import WeekFigure
from organiser_app.domain.models import GiftMatch, Group, GroupMember, Meeting, Patch, Place
from organiser_app.domain.relationship_values import GiftKind, MatchState, MeetingKind, MeetingState
from organiser_app.domain.rules.assets import PartOfDay, WeekTime, times_in
from organiser_app.domain.values import ListeningKind, PlaceKind, StatementKind
from organiser_app.store.log import Log
from organiser_app.store.queries.assets import Assets, assets
from organiser_app.store.repositories.owner import owner
from tests.making import TODAY, Maker, making, noon

LONG_AGO = TODAY - timedelta(days=400)
LATELY = TODAY - timedelta(days=30)


def shown(log: Log) -> Assets:
    with log.reading() as connection:
        return assets(connection, owner(connection).patch_id, TODAY)


def gift(make: Maker, words: str, **fields: object) -> object:
    given = {"kind": StatementKind.GIFT, **fields}
    return make.statement(make.listening(), words, **given)  # type: ignore[arg-type] # any field


def held(make: Maker, **fields: object) -> None:
    given = {"at": noon(LATELY), "state": MeetingState.HELD, "kind": MeetingKind.GROUP, **fields}
    make.put(Meeting, patch_id=make.patch, organiser_id=make.organiser, **given)


def test_gifts_are_counted_by_kind_and_their_givers_each_once(log: Log) -> None:
    with making(log) as make:
        bill = make.resident()
        gift(make, "the van on Tuesdays", by=bill, gift_kind=GiftKind.TOOL)
        gift(make, "drives", by=bill, gift_kind=GiftKind.SKILL)
        gift(make, "somebody bakes")
        gift(make, "no more", offered_until=TODAY)
        make.statement(make.listening(), "damp")
    found = shown(log)
    assert dict(found.by_kind()) == {
        GiftKind.SKILL: 1,
        GiftKind.TOOL: 1,
        GiftKind.TIME: 0,
        GiftKind.SPACE: 0,
        GiftKind.KNOWLEDGE: 0,
        None: 1,
    }
    assert found.givers == 1
    (van,) = found.of_kind(GiftKind.TOOL)
    assert (van.who, van.person_id, van.times) == ("Bill Hughes", bill, times_in("Tuesdays"))


def test_a_gift_is_taken_up_by_a_match_that_held_or_a_project(log: Log) -> None:
    with making(log) as make:
        need = make.statement(make.listening(), "a lift", kind=StatementKind.NEED)
        for words, state in (
            ("helped", MatchState.HELPED),
            ("introduced", MatchState.INTRODUCED),
            ("fell through", MatchState.FELL_THROUGH),
            ("set aside", MatchState.SET_ASIDE),
        ):
            make.put(GiftMatch, need_id=need, gift_id=gift(make, words), state=state, on=TODAY)
        born = make.statement(make.listening(), "born", kind=StatementKind.GIFT)
        make.born(make.project(), born)
        gift(make, "nobody")
    taken = {gift.words for gift in shown(log).gifts if gift.taken_up}
    assert taken == {"helped", "introduced", "born"}


def test_a_group_is_idle_that_has_not_met_lately(log: Log) -> None:
    with making(log) as make:
        choir = make.put(Group, patch_id=make.patch, name="Choir", meets="Tuesdays 7pm")
        quiet = make.put(Group, patch_id=make.patch, name="Allotment")
        make.put(Group, patch_id=make.patch, name="Ended", ended_on=LONG_AGO)
        for _ in range(2):
            make.put(GroupMember, group_id=choir, subject_id=make.resident())
        make.put(GroupMember, group_id=choir, subject_id=make.resident(), left_on=LONG_AGO)
        held(make, group_id=choir)
        held(make, group_id=quiet, at=noon(LONG_AGO))
        held(make, group_id=quiet, state=MeetingState.CALLED_OFF)
    rows = [(row.name, row.members, row.last_met, row.idle) for row in shown(log).groups]
    assert rows == [("Allotment", 0, LONG_AGO, True), ("Choir", 2, LATELY, False)]
    assert shown(log).groups[1].times == {WeekTime(1, PartOfDay.EVENING)}


def test_a_space_is_used_where_a_meeting_or_a_listening_of_several_was_held(log: Log) -> None:
    with making(log) as make:
        hall = make.put(Place, patch_id=make.patch, name="Hall", kind=PlaceKind.HALL)
        chapel = make.put(Place, patch_id=make.patch, name="Chapel", open_when="Sundays")
        pub = make.put(Place, patch_id=make.patch, name="Pub", kind=PlaceKind.PUB)
        kitchen = make.place("Bill’s kitchen")
        make.place("school gate")
        choir = make.put(Group, patch_id=make.patch, name="Choir", place_id=hall)
        held(make, group_id=choir)
        held(make, place_id=chapel, at=noon(LONG_AGO))
        make.listening(kind=ListeningKind.HOUSE_MEETING, place_id=kitchen, on=LATELY)
        make.listening(kind=ListeningKind.STREET, place_id=pub, on=LATELY)
    rows = [(row.name, row.last_used, row.idle, row.plain) for row in shown(log).spaces]
    assert rows == [
        ("Bill’s kitchen", LATELY, False, False),
        ("Chapel", LONG_AGO, True, True),
        ("Hall", LATELY, False, True),
        ("Pub", None, True, True),
    ]


def test_an_area_is_no_space_and_another_patch_is_not_counted(log: Log) -> None:
    with making(log) as make:
        area = make.put(Place, patch_id=make.patch, name="Moorside", kind=PlaceKind.PARK)
        make.put(Place, patch_id=make.patch, name="Hall", kind=PlaceKind.HALL, area_id=area)
        other = make.put(Patch, name="Elsewhere")
        make.put(Place, patch_id=other, name="Their hall", kind=PlaceKind.HALL)
        make.put(Group, patch_id=other, name="Their choir")
        elsewhere = make.listening()
        make.statement(elsewhere, "ours", kind=StatementKind.GIFT)
    found = shown(log)
    assert [space.name for space in found.spaces] == ["Hall"]
    assert found.groups == ()
    assert found.patch == "Larkmoor"


def test_the_week_counts_what_is_offered_and_what_is_on(log: Log) -> None:
    with making(log) as make:
        gift(make, "the van on Tuesdays")
        make.put(Place, patch_id=make.patch, name="Hall", open_when="Tuesday mornings")
        make.put(Group, patch_id=make.patch, name="Choir", meets="Tuesday evenings")
    week = shown(log).week()
    assert len(week) == 21
    tuesday, monday = WeekTime(1, PartOfDay.MORNING), WeekTime(0, PartOfDay.MORNING)
    assert week[tuesday] == WeekFigure(tuesday, 1, 1, 0)
    assert week[tuesday].unused
    assert not week[WeekTime(1, PartOfDay.EVENING)].unused
    assert week[monday] == WeekFigure(monday, 0, 0, 0)
