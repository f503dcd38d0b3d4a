"""The drawing of the map: names that do not lie over each other, and large maps in pieces."""

from __future__ import annotations

import gc
from itertools import combinations, pairwise

import pytest
from PySide6.QtCore import QPointF, Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.values import Circle, StatementKind
from organiser_app.store.queries.web import Web, WebPerson
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.web import canvas
from organiser_app.ui.pages.web.drawing import View
from organiser_app.ui.pages.web.labels import Box, Labelling
from organiser_app.ui.pages.web.looks import _KEEPER_INKS, ColourBy, Looks, Shape
from organiser_app.ui.pages.web.map_view import MapView
from organiser_app.ui.pages.web.picture import Choice, Picture, drawn, neighbourhood, planned
from organiser_app.ui.pages.web.studying import Studying
from organiser_app.ui.theme import Mode, current, theme_for
from organiser_app.web.study import Study, studied
from tests.web.running import finished
from tests.web.webs import made_web, numbers, person_id

pytestmark = pytest.mark.usefixtures("dressed")
ROOM = (900.0, 600.0)
STREETS = {number: f"Street {number % 4}" for number in range(200)}
MANY = [(number, (number * step + 1) % 200) for number in range(200) for step in (3, 7, 11, 13)]


def picture_of(web: Web, choice: Choice | None = None) -> Picture:
    study = finished(studied(web, {}))
    looks = Looks(web.people, ColourBy.CIRCLE, Mode.LIGHT)
    return drawn(planned(web, frozenset(study.places), looks, choice or Choice()), study.places)


def overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.fixture(scope="module")
def large() -> Web:
    return made_web(200, MANY, STREETS)


def test_no_two_names_lie_over_each_other(large: Web) -> None:
    picture = picture_of(large)
    view = View(0.6, 20, 20)
    placed = Labelling(picture, view, ROOM, current()).whole()
    assert len(placed) > 10
    for one, other in combinations(placed, 2):
        assert not overlap(one.box, other.box), (one.words, other.words)


def test_the_most_linked_are_named_before_others_and_more_on_zooming_in() -> None:
    star = [(0, number) for number in range(1, 30)]
    picture = picture_of(made_web(30, star))
    far = Labelling(picture, View(0.05, 400, 300), ROOM, current()).whole()
    near = Labelling(picture, View(1.5, 0, 0), ROOM, current()).whole()
    assert far[0].words == "P0"
    assert len(near) > len(far)


def test_whoever_is_in_hand_is_named_before_all(large: Web) -> None:
    picture = picture_of(large)
    least = picture.dots[-1]
    placed = Labelling(picture, View(0.3, 20, 20), ROOM, current(), [least.id]).whole()
    assert (placed[0].words, placed[0].strong) == (least.label, True)


def test_streets_are_named_where_many_people_are_in_sight(large: Web) -> None:
    picture = picture_of(large)
    far = Labelling(picture, View(0.3, 20, 20), ROOM, current()).whole()
    assert {label.words for label in far if label.street} <= {f"Street {n}" for n in range(4)}
    assert any(label.street for label in far)


def test_those_without_a_tie_stand_under_their_own_title() -> None:
    assert picture_of(made_web(5, [(0, 1)])).regions[0].name == "No tie yet"


def test_a_large_map_is_drawn_roughly_at_once_and_finely_a_little_later(
    large: Web, qtbot: QtBot
) -> None:
    view = MapView(str)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show()
    picture = picture_of(large)
    assert len(picture.lines) > 600
    view.show_picture(picture)
    rough = view.grab().toImage()
    qtbot.waitSignal(view._canvas.ready, timeout=20_000).wait()
    assert view.grab().toImage() != rough


def test_a_map_that_was_not_laid_out_yet_is_not_drawn(large: Web, qtbot: QtBot) -> None:
    view = MapView(str)
    qtbot.addWidget(view)
    view.show_picture(picture_of(large))
    with qtbot.assertNotEmitted(view._canvas.ready, wait=2 * canvas._STILL_AFTER):
        pass


def test_a_map_that_is_moved_keeps_its_image_until_it_is_still(large: Web, qtbot: QtBot) -> None:
    view = MapView(str)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_picture(picture_of(large))
    before = view.grab().toImage()
    view.scroll_by(40, 0)
    moved = view.grab().toImage()
    assert moved.copy(240, 100, 200, 200) == before.copy(200, 100, 200, 200)


def test_zooming_leaves_what_is_under_the_pointer_where_it_is(large: Web, qtbot: QtBot) -> None:
    view = MapView(str)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_picture(picture_of(large))
    dot = view.picture.dots[3]
    spot = view.view.at(dot.x, dot.y)
    view.zoom(1.7, spot)
    after = view.view.at(dot.x, dot.y)
    assert (after.x(), after.y()) == pytest.approx((spot.x(), spot.y()))


def test_a_click_beside_somebody_takes_the_nearest(qtbot: QtBot) -> None:
    view = MapView(str)
    qtbot.addWidget(view)
    view.resize(700, 500)
    view.show_picture(picture_of(made_web(12, [(n, (n + 1) % 12) for n in range(12)])))
    dot = view.picture.dots[5]
    beside = view.view.at(dot.x, dot.y) + QPointF(view.view.size(dot.radius) + 4, 0)
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=beside.toPoint())
    assert view.in_hand == dot.id


def test_a_neighbourhood_goes_as_far_as_it_is_told() -> None:
    chain = made_web(6, pairwise(range(6)))
    assert sorted(numbers(neighbourhood(chain, person_id(0), 2))) == [0, 1, 2]
    around = picture_of(chain, Choice(around=person_id(3), reach=1))
    assert sorted(dot.label for dot in around.dots) == ["P2", "P3", "P4"]


def test_nearer_circles_are_fuller_discs() -> None:
    people = [
        WebPerson(person_id(number), "", circle=circle) for number, circle in enumerate(Circle)
    ]
    looks = Looks(people, ColourBy.CIRCLE, Mode.LIGHT)
    filled = [looks.of(person.id).filled for person in people]
    assert filled == sorted(filled)
    assert [look.words for look in looks.key] == ["leader", "active", "participant", "contact"]


def test_keepers_have_a_shape_each_and_the_last_of_many_share_one() -> None:
    people = [
        WebPerson(person_id(n), "", keeper_id=person_id(100 + n % 8), keeper=f"K{n % 8}")
        for n in range(24)
    ]
    looks = Looks(people, ColourBy.KEEPER, Mode.LIGHT)
    assert len({look.shape for look in looks.key[:6]}) == 6
    assert looks.key[-1].words == "another keeper"
    assert Shape.DIAMOND not in {look.shape for look in looks.key}


def test_no_keeper_has_the_colour_of_a_kind_of_statement() -> None:
    for mode, inks in _KEEPER_INKS.items():
        colours = theme_for(mode).colours
        assert not {colours.kind(kind) for kind in StatementKind} & set(inks)


def test_a_large_web_is_studied_in_slices_and_a_later_one_takes_its_place(
    desk: Desk, qtbot: QtBot
) -> None:
    ring = made_web(500, [(number, (number + 1) % 500) for number in range(500)])
    studying, told = Studying(desk), list[Study]()
    studying.so_far.connect(told.append)
    studying.begin(ring, {})
    assert not any(study.whole for study in told)
    studying.begin(made_web(450, [(number, number + 1) for number in range(449)]), {})
    qtbot.waitUntil(lambda: told[-1].whole, timeout=60_000)
    assert [len(study.web.people) for study in told if study.whole] == [450]


def test_a_study_leaves_frozen_what_the_start_froze_and_freezes_nothing_itself(
    desk: Desk, qtbot: QtBot
) -> None:
    studying, told = Studying(desk), list[Study]()
    studying.so_far.connect(told.append)
    gc.freeze()
    try:
        frozen = gc.get_freeze_count()
        studying.begin(made_web(450, [(number, number + 1) for number in range(449)]), {})
        assert gc.get_freeze_count() <= frozen
        qtbot.waitUntil(lambda: told[-1].whole, timeout=60_000)
        assert frozen / 2 < gc.get_freeze_count() <= frozen  # some were let go: nobody kept them
    finally:
        gc.unfreeze()
