from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matplotlib.figure import Figure
from matplotlib.patheffects import withStroke
from matplotlib.text import Text

from organiser_app.domain.relationship_values import ReferralOutcome
from organiser_app.domain.rules.need_flow import (
    FlowPlace,
    Helped,
    NeedFlow,
    NeedWay,
    Stop,
    need_flow,
)
from organiser_app.reports.charts.flow_layout import FlowLayout, Frame, lay_out
from organiser_app.reports.charts.need_flow import (
    FlowColours,
    arrow_words,
    flow_figure,
    shortened,
)
from organiser_app.reports.charts.saving import PictureFormat, picture_of

TODAY = date(2026, 3, 2)
FRAME = Frame(480, 240)


def way(number: int, *helpers: str, met: bool = False) -> NeedWay:
    asked = TODAY - timedelta(days=50)
    steps = tuple(
        Helped(asked + timedelta(days=4 * step), name, ReferralOutcome.TURNED_AWAY)
        for step, name in enumerate(helpers, 1)
    )
    return NeedWay(
        UUID(int=number),
        UUID(int=1000 + number),
        asked,
        asked_before=number % 3 == 0,
        helpers=steps,
        met_on=TODAY if met else None,
    )


def some_flow() -> NeedFlow:
    ways = [way(number, "Advice centre", met=number % 2 == 0) for number in range(12)]
    ways += [way(20 + number, "Advice centre", "Food bank") for number in range(3)]
    ways.append(way(40))
    return need_flow(ways, TODAY)


def words_of(figure: Figure) -> str:
    return " | ".join(text.get_text() for text in figure.findobj(Text) if text.get_text())


def laid(flow: NeedFlow, frame: Frame = FRAME) -> FlowLayout:
    return lay_out(flow.arrows, [arrow.count for arrow in flow.arrows], frame)


def test_a_figure_names_every_place_with_its_needs() -> None:
    words = words_of(flow_figure(some_flow()))
    for name in ("First asked", "Asked before", "Advice centre 15", "Food bank 3", "Met 6"):
        assert name in words
    assert "Brought first to" in words


def test_every_arrow_can_be_found_by_its_mark() -> None:
    flow = some_flow()
    (axes,) = flow_figure(flow).axes
    assert sorted(int(str(line.get_gid())) for line in axes.lines) == list(range(len(flow.arrows)))


def test_the_arrow_in_question_is_drawn_in_the_accent_over_the_others() -> None:
    colours = FlowColours(accent="#ff0000")
    (axes,) = flow_figure(some_flow(), colours=colours, chosen=0).axes
    ribbons = [patch for patch in axes.patches if patch.get_path().codes is not None]
    reds = [patch for patch in ribbons if patch.get_facecolor()[:3] == (1, 0, 0)]
    assert len(reds) == 1


def test_a_figure_for_outside_tells_neither_few_people_nor_exact_numbers() -> None:
    flow = some_flow()
    words = words_of(flow_figure(flow, outside=True, title="Where people get stuck"))
    assert "fewer than five are not told" in words
    assert "Advice centre 15" not in words
    told = [arrow_words(arrow, outside=True) for arrow in flow.arrows]
    assert set(told) >= {"fewer than 5"}
    assert all(one == "fewer than 5" or int(one.split(",")[0]) % 5 == 0 for one in told)


def test_a_long_name_is_shortened_in_its_middle() -> None:
    assert shortened("Larkmoor Council repairs desk", 15) == "Larkmoo…rs desk"
    assert shortened("Food bank", 15) == "Food bank"


def test_the_words_of_a_figure_stand_clear_of_the_ribbons_behind_them() -> None:
    texts = flow_figure(some_flow()).findobj(Text)
    (named,) = [text for text in texts if text.get_text() == "Food bank 3"]
    (halo,) = named.get_path_effects()
    assert isinstance(halo, withStroke)


def test_a_flow_of_nothing_says_so() -> None:
    assert words_of(flow_figure(NeedFlow())) == "No need was told in this time."


@pytest.mark.parametrize("wanted", [PictureFormat.PNG, PictureFormat.PDF])
def test_the_same_flow_gives_the_same_file(wanted: PictureFormat) -> None:
    made = [picture_of(flow_figure(some_flow(), outside=True), wanted) for _ in range(2)]
    assert made[0] == made[1]


def test_a_long_arrow_runs_under_no_place_that_it_passes() -> None:
    flow = some_flow()
    layout = laid(flow)
    boxes = {box.place: box for box in layout.places}
    passed = boxes[FlowPlace(Stop.PARTNER, 2, "Food bank")]
    for ribbon in layout.ribbons:
        arrow = flow.arrows[ribbon.arrow]
        if arrow.start.step < 2 < arrow.end.step:
            at = [y for x, y in ribbon.points if abs(x - passed.x) < 1]
            assert all(y >= passed.y + passed.height for y in at)


PARTNERS = st.lists(st.sampled_from(["", "desk", "clinic", "bank", "school"]), max_size=2)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(PARTNERS, st.booleans()), min_size=1, max_size=40))
def test_ribbons_fill_their_places_and_keep_within_the_frame(
    drawn: list[tuple[list[str], bool]],
) -> None:
    ways = [way(number, *names, met=met) for number, (names, met) in enumerate(drawn)]
    flow = need_flow(ways, TODAY)
    layout = laid(flow)
    for box in layout.places:
        out = [r for r in layout.ribbons if flow.arrows[r.arrow].start == box.place]
        into = [r for r in layout.ribbons if flow.arrows[r.arrow].end == box.place]
        for ribbons, end in ((out, 0), (into, -1)):
            for ribbon in ribbons:
                y = ribbon.points[end][1]
                assert box.y - 0.01 <= y <= box.y + box.height + 0.01
        assert box.y + box.height <= FRAME.height + 0.5
