from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.relationship_values import ReferralOutcome as Came
from organiser_app.domain.rules.need_flow import (
    ENDS,
    MOST_PARTNERS,
    MOST_STEPS,
    FlowPlace,
    Helped,
    NeedFlow,
    NeedWay,
    Stop,
    need_flow,
    told_outside,
)

TODAY = date(2026, 3, 2)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def way(
    number: int, *helpers: Helped, asked: int = 40, met: int | None = None, before: bool = False
) -> NeedWay:
    return NeedWay(
        need_id=UUID(int=number),
        person=UUID(int=100 + number),
        asked_on=ago(asked),
        asked_before=before,
        helpers=helpers,
        met_on=None if met is None else ago(met),
    )


def drawn(flow: NeedFlow) -> list[tuple[str, str, int, float]]:
    return [
        (
            arrow.start.name or arrow.start.stop.value,
            arrow.end.name or arrow.end.stop.value,
            arrow.count,
            arrow.median_days,
        )
        for arrow in flow.arrows
    ]


def test_a_need_that_nobody_was_asked_about_waits_until_today() -> None:
    assert drawn(need_flow([way(1)], TODAY)) == [("first_asked", "waiting", 1, 40)]


def test_a_need_goes_from_helper_to_helper_to_its_end() -> None:
    council = Helped(ago(30), "repairs desk", Came.PASSED_ON, ago(20))
    landlord = Helped(ago(18), "landlord", Came.HELPED, ago(5), passed_on=True)
    flow = need_flow([way(1, council, landlord, met=4, before=True)], TODAY)
    assert drawn(flow) == [
        ("asked_before", "repairs desk", 1, 10),
        ("repairs desk", "landlord", 1, 12),
        ("landlord", "met", 1, 14),
    ]
    assert (flow.failure_demand, flow.bounces) == (1.0, 1)


def test_needs_that_went_the_same_way_are_one_arrow_with_the_median_of_their_days() -> None:
    desk = [Helped(ago(days), "desk", Came.TURNED_AWAY, ago(days - 4)) for days in (30, 36, 10)]
    flow = need_flow([way(number, helper) for number, helper in enumerate(desk)], TODAY)
    assert drawn(flow) == [("first_asked", "desk", 3, 10), ("desk", "turned_away", 3, 4)]
    assert flow.arrows[0].need_ids == tuple(UUID(int=number) for number in range(3))


def test_a_neighbours_gift_is_a_helper_as_a_partner_is() -> None:
    (first, _) = need_flow([way(1, Helped(ago(9)), met=2)], TODAY).arrows
    assert first.end.stop is Stop.NEIGHBOUR


def test_of_many_helpers_the_first_and_the_last_are_told() -> None:
    many = [Helped(ago(30 - place), f"desk {place}", Came.NO_ANSWER) for place in range(6)]
    ends = [row[1] for row in drawn(need_flow([way(1, *many)], TODAY))]
    assert ends == ["desk 0", "desk 5", "waiting"]


def test_only_a_few_partners_are_told_by_name_at_each_step() -> None:
    small = [way(number, Helped(ago(9), f"desk {number}")) for number in range(MOST_PARTNERS + 3)]
    often = [way(50 + number, Helped(ago(9), "advice")) for number in range(2)]
    flow = need_flow([*small, *often], TODAY)
    reached = {arrow.end: arrow.count for arrow in flow.arrows if arrow.end.step == 1}
    assert len(reached) == MOST_PARTNERS + 1
    assert reached[FlowPlace(Stop.PARTNER, 1, "advice")] == 2
    assert reached[FlowPlace(Stop.OTHERS, 1)] == 4


@pytest.mark.parametrize(("people", "told"), [(0, None), (4, None), (5, 5), (7, 5), (8, 10)])
def test_outside_the_log_few_people_are_not_told_and_more_to_the_nearest_five(
    people: int, told: int | None
) -> None:
    assert told_outside(people) == told


def test_every_place_has_a_name() -> None:
    assert all(FlowPlace(stop).in_words() for stop in Stop)


def test_people_are_counted_once_however_many_needs_they_have() -> None:
    one, other = way(1), way(2)
    same = NeedWay(other.need_id, one.person, other.asked_on, asked_before=False)
    flow = need_flow([one, same], TODAY)
    assert (flow.needs, flow.people, flow.arrows[0].people) == (2, 1, 1)


def test_no_needs_make_no_share_of_failure_demand() -> None:
    assert need_flow([], TODAY).failure_demand is None


HELPERS = st.lists(
    st.builds(
        Helped,
        on=st.integers(0, 40).map(ago),
        name=st.sampled_from(["", "desk", "clinic", "landlord"]),
        outcome=st.sampled_from(list(Came)),
        answered_on=st.none(),
    ),
    max_size=5,
)


@given(st.lists(st.tuples(HELPERS, st.booleans(), st.one_of(st.none(), st.integers(0, 30)))))
def test_as_many_needs_leave_every_place_as_came_to_it(
    ways: list[tuple[list[Helped], bool, int | None]],
) -> None:
    told = [
        way(number, *sorted(helpers, key=lambda each: each.on), before=before, met=met)
        for number, (helpers, before, met) in enumerate(ways)
    ]
    flow = need_flow(told, TODAY)
    begun = sum(arrow.count for arrow in flow.arrows if arrow.start.step == 0)
    ended = sum(arrow.count for arrow in flow.arrows if arrow.end.stop in ENDS)
    assert begun == ended == len(told)
    for place in {arrow.end for arrow in flow.arrows if arrow.end.stop not in ENDS}:
        came = sum(arrow.count for arrow in flow.arrows if arrow.end == place)
        left = sum(arrow.count for arrow in flow.arrows if arrow.start == place)
        assert came == left
        assert place.step <= MOST_STEPS
