"""Web: the map, walked by keyboard, and what is said beside it."""

from __future__ import annotations

import csv
import xml.etree.ElementTree as ET
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import networkx
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from organiser_app.domain.models import Consent, Tie
from organiser_app.domain.values import Circle, ConsentPurpose
from organiser_app.exchange.web_names import NamesTold
from organiser_app.services.web_places import kept_web_places
from organiser_app.store.log import Log
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.web import WebPage
from organiser_app.ui.pages.web.controls import Since
from organiser_app.ui.pages.web.export import save_web
from organiser_app.ui.pages.web.export_dialog import ExportChoice, ExportDialog, FileKind
from organiser_app.ui.pages.web.looks import ColourBy
from tests.making import TODAY, making
from tests.store_fixtures import SettableClock
from tests.ui.lists import simple_rows

NAMES = ("Terri", "Bill", "Mei", "Pat", "Una", "Lone")


@pytest.fixture
def known(owned_log: Log) -> dict[str, UUID]:
    """Terri knows Bill, Mei, Pat and Una; Bill knows Mei; nobody knows Lone; Ada knows Terri."""
    with making(owned_log) as make:
        people = {name: make.resident(name, keeper_id=make.organiser) for name in NAMES}
        for name in ("Bill", "Mei", "Pat", "Una"):
            make.tie(people["Terri"], people[name])
        make.tie(people["Bill"], people["Mei"], strength=3)
        make.put(Tie, subject_id=people["Terri"], organiser_id=make.organiser, kind="keeper")
        make.move(people["Terri"], Circle.LEADER)
        make.put(
            Consent,
            subject_id=people["Bill"],
            purpose=ConsentPurpose.SHARE_WITH_PARTNERS,
            given=True,
            on=TODAY,
        )
    return people


@pytest.fixture
def page(known: dict[str, UUID], window: MainWindow, desk: Desk) -> WebPage:
    """The map of them all."""
    assert known
    desk.show(PageName.WEB)
    opened = window.stack.currentWidget()
    assert isinstance(opened, WebPage)
    return opened


def drawn(page: WebPage) -> list[str]:
    return [dot.label for dot in page.map.picture.dots]


def told(page: WebPage) -> list[tuple[str, str]]:
    return [(row.title, row.under) for row in simple_rows(page.beside.rows)]


def in_hand(page: WebPage, known: dict[str, UUID]) -> str:
    return next(name for name, person in known.items() if person == page.map.in_hand)


def test_residents_are_drawn_the_most_linked_first(page: WebPage) -> None:
    assert drawn(page) == ["Terri", "Bill", "Mei", "Pat", "Una", "Lone"]
    assert page.header.sentence() == "6 residents, 5 ties between them."


def test_what_the_map_shows_is_said_beside_it(page: WebPage) -> None:
    rows = told(page)
    assert ("Terri", "knows 4, the link between 50 in 100 pairs of people") in rows
    assert ("Terri", "without them Bill and 2 more would be cut off") not in rows
    assert ("Terri", "without them Pat and 1 more would be cut off") in rows
    assert ("Lone", "no tie is recorded") in rows
    assert ("All who have a tie hang together", "") in rows


def test_j_and_k_walk_in_the_order_of_links_and_enter_opens(
    page: WebPage, known: dict[str, UUID], window: MainWindow, qtbot: QtBot
) -> None:
    assert page.map.hasFocus()
    for key, expected in (("J", "Terri"), ("J", "Bill"), ("K", "Terri")):
        qtbot.keyClick(page.map, getattr(Qt.Key, f"Key_{key}"))
        assert in_hand(page, known) == expected
    assert page.map.accessibleDescription() == "Terri, leader, knows 4 others, kept by Ada"
    assert page.sheet.in_hand.text() == page.map.accessibleDescription()
    qtbot.keyClick(page.map, Qt.Key.Key_Return)
    people = window.stack.currentWidget()
    assert isinstance(people, PeoplePage)
    assert people.sheet.header.name.text() == "Terri"


def test_the_map_moves_grows_and_fits_by_keys(page: WebPage, qtbot: QtBot) -> None:
    whole = page.map.view
    qtbot.keyClick(page.map, Qt.Key.Key_Left)
    assert page.map.view.x > whole.x
    qtbot.keyClick(page.map, "+")
    assert page.map.view.scale > whole.scale
    qtbot.keyClick(page.map, "-")
    assert page.map.view.scale == pytest.approx(whole.scale)
    qtbot.keyClick(page.map, Qt.Key.Key_0)
    assert page.map.view == whole


def test_dragging_moves_the_map_and_a_click_takes_whoever_is_there(
    page: WebPage, known: dict[str, UUID], qtbot: QtBot
) -> None:
    dot = page.map.picture.by_id[known["Mei"]]
    spot = page.map.view.at(dot.x, dot.y).toPoint()
    qtbot.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=spot)
    assert in_hand(page, known) == "Mei"
    before = page.map.view
    begin, end = QPoint(20, 20), QPoint(70, 45)
    qtbot.mousePress(page.map, Qt.MouseButton.LeftButton, pos=begin)
    qtbot.mouseMove(page.map, end)
    qtbot.mouseRelease(page.map, Qt.MouseButton.LeftButton, pos=end)
    assert (page.map.view.x, page.map.view.y) == (before.x + 50, before.y + 25)
    assert in_hand(page, known) == "Mei"


def test_nobody_is_under_an_empty_place(page: WebPage) -> None:
    assert page.map.person_at(QPointF(-500, -500)) is None


def test_n_shows_a_neighbourhood_then_a_wider_one_and_esc_everybody(
    page: WebPage, known: dict[str, UUID], qtbot: QtBot
) -> None:
    page.map.take(known["Bill"])
    qtbot.keyClick(page.map, Qt.Key.Key_N)
    assert set(drawn(page)) == {"Terri", "Bill", "Mei"}
    assert (
        page.sheet.in_hand.text() == "The neighbourhood of Bill, over 1 tie. Esc shows everybody."
    )
    qtbot.keyClick(page.map, Qt.Key.Key_N)
    assert set(drawn(page)) == {"Terri", "Bill", "Mei", "Pat", "Una"}
    qtbot.keyClick(page.map, Qt.Key.Key_Escape)
    assert len(drawn(page)) == len(NAMES)


def test_a_name_that_is_typed_is_found_and_the_keys_stay_letters(
    page: WebPage, known: dict[str, UUID], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.map, Qt.Key.Key_Slash)
    assert page.controls.search.hasFocus()
    qtbot.keyClicks(page.controls.search, "un")
    assert page.controls.search.text() == "un"
    assert in_hand(page, known) == "Una"
    qtbot.keyClick(page.controls.search, Qt.Key.Key_Return)
    assert page.map.hasFocus()


def test_organisers_are_drawn_when_they_are_wanted(page: WebPage) -> None:
    page.controls.organisers.box.click()
    assert "Ada" in drawn(page)
    assert "organiser" in page.key.accessibleDescription()


def test_colours_and_shapes_tell_the_circle_or_the_keeper(page: WebPage) -> None:
    assert page.key.accessibleDescription() == "leader, no circle yet"
    page.controls.colour.choose(ColourBy.KEEPER)
    page.controls.colour.edited.emit()
    assert page.key.accessibleDescription() == "Ada"


def test_a_row_of_the_list_takes_its_person_in_hand_and_opens_them(
    page: WebPage, known: dict[str, UUID], window: MainWindow, qtbot: QtBot
) -> None:
    row = next(place for place, (title, _) in enumerate(told(page)) if title == "Lone")
    page.beside.list.setCurrentIndex(page.beside.rows.index(row))
    assert in_hand(page, known) == "Lone"
    qtbot.keyClick(page.beside.list, Qt.Key.Key_Return)
    assert isinstance(window.stack.currentWidget(), PeoplePage)


def test_what_changed_is_told_and_marked(
    page: WebPage, known: dict[str, UUID], owned_log: Log, clock: SettableClock
) -> None:
    clock.advance(days=30)
    with making(owned_log) as make:
        make.tie(known["Lone"], known["Una"])
        make.resident("New")
    page.controls.since.choose(Since.WEEK)
    page.controls.since.edited.emit()
    page.refresh()
    rows = told(page)
    assert rows[1:3] == [("New", "new in the log"), ("Una and Lone", "new tie")]
    pair = (min(known["Lone"], known["Una"]), max(known["Lone"], known["Una"]))
    assert [line.pair for line in page.map.picture.lines if line.mark] == [pair]
    assert [dot.label for dot in page.map.picture.dots if dot.new] == ["New"]


def test_a_day_of_ones_own_may_be_chosen(page: WebPage) -> None:
    page.controls.since.choose(Since.DAY)
    page.controls.since.edited.emit()
    page.controls.day.set_day(TODAY - timedelta(days=1))
    page.controls.day.edited.emit()
    assert page.controls.begins(TODAY) == TODAY - timedelta(days=1)
    assert told(page)[0] == ("Changed", "")
    assert ("Terri", "new in the log") in told(page)


def test_places_are_kept_and_a_later_change_moves_nobody(
    page: WebPage, known: dict[str, UUID], owned_log: Log
) -> None:
    kept = owned_log.read(kept_web_places)
    assert kept.keys() >= set(known.values())
    before = {dot.label: (dot.x, dot.y) for dot in page.map.picture.dots}
    with making(owned_log) as make:
        make.tie(known["Lone"], make.resident("New"))
    page.refresh()
    after = {dot.label: (dot.x, dot.y) for dot in page.map.picture.dots}
    for name in NAMES:
        assert after[name] == pytest.approx(before[name], abs=0.06)
    assert "New" in after


def test_laid_out_anew_the_map_is_what_it_was_at_first(page: WebPage) -> None:
    before = page.map.picture
    page.lay_out_anew()
    assert page.map.picture == before


def test_the_page_opens_with_whoever_was_asked_for_in_hand(
    known: dict[str, UUID], window: MainWindow, desk: Desk
) -> None:
    desk.show(PageName.WEB, known["Pat"])
    page = window.stack.currentWidget()
    assert isinstance(page, WebPage)
    assert in_hand(page, known) == "Pat"


def test_without_a_tie_the_page_says_what_to_do(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    desk.show(PageName.WEB)
    page = window.stack.currentWidget()
    assert isinstance(page, WebPage)
    assert not page.map.isVisible()
    assert not page.export_button.isEnabled()
    qtbot.keyClick(page, Qt.Key.Key_X)  # would wait for an answer for ever


def test_the_map_is_exported_once_it_is_drawn_and_not_before(
    known: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    page = WebPage(desk)
    qtbot.addWidget(page)
    assert not page.export_button.isEnabled()
    page.refresh()
    assert set(known.values()) & page.map.picture.by_id.keys()
    assert page.export_button.isEnabled()


def test_the_dialog_says_how_many_names_leave(page: WebPage, qtbot: QtBot) -> None:
    people = [one for one in page.study.web.people if not one.organiser]
    dialog = ExportDialog(people)
    qtbot.addWidget(dialog)
    assert dialog.answer() == ExportChoice(FileKind.PNG, NamesTold.NUMBERS)
    assert "6 people leave the program as numbers, without any name." in dialog.leaves.text()
    dialog.told.choose(NamesTold.NAMES)
    dialog.told.edited.emit()
    assert "6 people leave the program, 1 of them by name" in dialog.leaves.text()
    dialog.told.choose(NamesTold.PSEUDONYMS)
    dialog.told.edited.emit()
    assert "by name" not in dialog.leaves.text()


def test_pictures_are_written_as_the_map_is_seen(page: WebPage, tmp_path: Path) -> None:
    for kind in (FileKind.PNG, FileKind.SVG):
        path = tmp_path / f"web.{kind.value}"
        save_web(page, ExportChoice(kind, NamesTold.NUMBERS), path)
        assert page.header.sentence().startswith(f"Saved as {path.name}")
    image = QImage(str(tmp_path / "web.png"))
    assert image.width() == page.map.width() * 2
    assert len({image.pixel(x, image.height() // 2) for x in range(image.width())}) > 1
    svg = ET.parse(tmp_path / "web.svg").getroot()  # noqa: S314 - we wrote it
    assert svg.tag.endswith("svg")


def test_a_network_holds_what_the_map_shows_and_numbers_without_consent(
    page: WebPage, known: dict[str, UUID], tmp_path: Path
) -> None:
    page.map.take(known["Bill"])
    page.show_neighbourhood()
    path = tmp_path / "web.graphml"
    save_web(page, ExportChoice(FileKind.GRAPHML, NamesTold.NAMES), path)
    read = networkx.parse_graphml(path.read_text("utf-8"))
    labels = set(networkx.get_node_attributes(read, "label").values())
    assert labels == {"Resident 1", "Bill", "Resident 3"}
    assert read.number_of_edges() == 3


def test_kumu_gets_two_tables(page: WebPage, tmp_path: Path) -> None:
    save_web(page, ExportChoice(FileKind.KUMU, NamesTold.NUMBERS), tmp_path / "web.csv")
    with (tmp_path / "web.csv").open(newline="") as elements:
        assert len(list(csv.reader(elements))) == 1 + len(NAMES)
    with (tmp_path / "web connections.csv").open(newline="") as connections:
        assert len(list(csv.reader(connections))) == 1 + 5
