"""Pictures of every page, light and dark: `python -m tests.screenshots FOLDER [NAME…]`.

The log is the sample neighbourhood on a day that never moves, the worker works at once and no
cursor blinks, so the same program paints the same bytes.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import numpy as np
from PIL import Image
from PySide6.QtCore import (
    QEvent,
    QEventLoop,
    QMessageLogContext,
    Qt,
    QtMsgType,
    qInstallMessageHandler,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QTextEdit, QWidget
from sqlalchemy import Connection

from organiser_app.domain.round_inputs import RoundInput
from organiser_app.domain.values import StreetSide
from organiser_app.services.new_log import sample_log
from organiser_app.services.rounds import begin_round
from organiser_app.services.sample.sizes import SampleSize
from organiser_app.services.sample.writing import write_sample
from organiser_app.store.log import Log, create_log, open_log
from organiser_app.store.queries.doors import streets
from organiser_app.store.queries.erasing import what_erasing_removes
from organiser_app.store.queries.organisers import organisers
from organiser_app.store.queries.people import people
from organiser_app.store.queries.person import person
from organiser_app.store.queries.projects import board
from organiser_app.sync.cards import card_picture
from organiser_app.sync.handed_in import team_standing
from organiser_app.sync.keys import PrivateKeys
from organiser_app.sync.team import LogIdentity
from organiser_app.ui.actions import PageName
from organiser_app.ui.app import WINDOW_SIZE, dressed_application
from organiser_app.ui.bus import Bus
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.handover import HandoverDialog
from organiser_app.ui.dialogs.recovery import RecoveryKeyDialog
from organiser_app.ui.dialogs.welcome import WelcomeDialog
from organiser_app.ui.home import at_home
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.asks import AsksPage
from organiser_app.ui.pages.listen.doors_view import DoorsView
from organiser_app.ui.pages.makers import PAGE_MAKERS
from organiser_app.ui.pages.paper import PaperPage
from organiser_app.ui.pages.people.forgetting import ForgetQuestion
from organiser_app.ui.pages.side_by_side import SideBySidePage
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.figures import Figure
from organiser_app.ui.pages.team.handing_over import HandOverDialog
from organiser_app.ui.pages.team.own_card import OwnCard, OwnCardDialog
from organiser_app.ui.pages.web import WebPage
from organiser_app.ui.tasks import InlineExecutor, Tasks
from organiser_app.ui.theme import Mode
from organiser_app.ui.widgets import Toast
from tests.hub_scenes import at_a_hub
from tests.merging_scenes import (
    merge_taken_back,
    pack_looked_into,
    pack_merged,
    rows_looked_into,
)
from tests.programme_scenes import figures_added_up, handing_in, hub_without_proof
from tests.sample_places import write_places_twice
from tests.sample_team import SampleTeam
from tests.store_fixtures import PASSPHRASE, SettableClock, surroundings

NOW = datetime(2026, 5, 14, 10, 42, tzinfo=UTC)
SEED = 1
NARROW = (1024, 700)
WHAT_WAS_SAID = "What was said"
CLUB = "Sack and Scoop"
"""The sample's bulk-buying club."""

_LAYS_OUT = 5
"""Rounds until words that wrap within cards within columns have the height that they need."""
_NAMES_WRITTEN = 3_000
"""After so many milliseconds a map that stands still has its names."""

COLOURS, ALIKE = 256, 10
"""How many colours a picture keeps, and how much two may differ in any part and pass as one."""

ORDINARY = (Mode.LIGHT, Mode.DARK)
EVERY_MODE = tuple(Mode)

HALF_TYPED = """\
at: 14 Kendal Road        kind: doorstep     with: Bill Hughes (new), Terri
concern: damp in the back bedroom, council never rings back #housing !5
"They said it was condensation." (may quote)
love: Friday lunch at the hall #people
dream: a community kitchen
gift: can drive a van on Tuesdays
need: someone to ring the council for her #housing again
next: ring back by Tue
will: Bill gets three prices by Friday if Terri brings the list
idea: keep a spare key scheme for the hall #sp"""
PUT_ASIDE = "at: school gate\nlove: the crossing patrol knows every child by name"
_KEY = "7KQD M2XH 9RTC 4WNV PB3J X6FA 2GYE H8MK R5TZ Q3CD N7VW 4JXP B9FG A6YH"
_OPENING_KEY = "AGE-SECRET-KEY-1QYPQXPQ9QCRSSZG2PVXQ6RS0ZQG3YYC5Z5TPWXQERGD3C8G7RUSQGPQYEE"
"""A key of the numbers 1 to 32, which is nobody's."""

Scene = Callable[[Log], QWidget]
"""Something to be seen of a log: it is painted, closed and forgotten."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A scene, and the looks in which it is wanted."""

    scene: Scene
    modes: tuple[Mode, ...] = ORDINARY


def page_scene(
    page: PageName,
    prepare: Callable[[MainWindow], None] = lambda _: None,
    size: tuple[int, int] = WINDOW_SIZE,
) -> Scene:
    """The window on a page, after something was done there."""

    def scene(log: Log) -> QWidget:
        worker = Tasks(InlineExecutor())
        window = MainWindow(Desk(log, worker, Bus(), worker), PAGE_MAKERS)
        window.resize(*size)
        at_home(window)
        window.open_page(PageName.TODAY)
        window.show()
        window.open_page(page)
        QApplication.processEvents()
        prepare(window)
        return window

    return scene


def something_put_aside(window: MainWindow) -> None:
    """A listening begun before, to be taken up again."""
    desk = window.desk
    desk.keep_draft(desk.log.work().new_id(), "listen", PUT_ASIDE)


def half_typed(window: MainWindow) -> None:
    """A listening in quick capture, its last word not yet whole."""
    _type(window, HALF_TYPED)


def _type(window: MainWindow, text: str) -> None:
    """Put a text in, its last word by the keyboard."""
    (editor,) = (
        child for child in window.findChildren(QTextEdit) if child.accessibleName() == WHAT_WAS_SAID
    )
    editor.setFocus()
    before, last = text.rsplit(" ", 1)
    editor.insertPlainText(f"{before} ")
    QTest.keyClicks(editor, last)


def from_paper(window: MainWindow) -> None:
    """A form and the doors of a round sheet, half typed in."""
    page = window.open_page(PageName.PAPER)
    assert isinstance(page, PaperPage)
    strip = page.typing.strip
    strip.day.set_day(NOW.date() - timedelta(days=2))
    strip.where.set_text(window.desk.log.read(streets)[0].name)
    strip.door.set_text("14")
    strip.changed.emit()
    page.typing.doors.line.set_text("2 N, 4 L, 6 C after seven, 8-12 N")
    editor = page.typing.bench.editor
    editor.setFocus()
    QTest.keyClicks(editor, "concern: damp in the back bedroom #housing !4")


def to_paper_and_phone(window: MainWindow) -> None:
    """What is printed, and what phones bring."""
    page = window.open_page(PageName.PAPER)
    assert isinstance(page, PaperPage)
    page.show_offers()


def on_a_round(window: MainWindow) -> None:
    """Along the even side of a street, listening at its seventh door."""
    desk = window.desk
    clock = desk.log.clock
    assert isinstance(clock, SettableClock)
    back = clock() + timedelta(hours=2)
    street = desk.log.read(streets)[0].name
    given = RoundInput(
        street=street, side=StreetSide.EVEN, companions=("Sandra Pell",), expected_back_at=back
    )
    desk.change(begin_round, given)
    (doors,) = (view for view in window.findChildren(DoorsView) if view.isVisible())
    for key in "nssncl":
        clock.advance(minutes=4)
        QTest.keyClicks(doors, key)
    _type(window, HALF_TYPED.partition("\n")[2])
    for toast in window.findChildren(Toast):
        toast.close()


def latest_wave(window: MainWindow) -> None:
    """The latest wave, set beside the one before it."""
    page = window.open_page(PageName.HEARD)
    (waves,) = (box for box in page.findChildren(QComboBox) if box.accessibleName() == "Wave")
    QTest.keyClick(waves, Qt.Key.Key_Down)


def fullest_story(window: MainWindow) -> None:
    """The resident of whom most is known."""
    window.desk.show(PageName.PEOPLE, window.desk.log.read(_best_known))


def _best_known(connection: Connection) -> UUID:
    found = [person(connection, row.id) for row in people(connection, limit=200).rows]
    known = [each for each in found if each is not None and not each.person.pseudonymous]

    best = max(known, key=lambda each: (len(each.moves), each.person.statements, each.person.id))
    return best.person.id


def bulk_buying(window: MainWindow) -> None:
    """The bulk-buying club."""
    today = window.desk.today
    projects = window.desk.log.read(lambda connection: board(connection, today))
    (club,) = (project.id for project in projects if project.name == CLUB)
    window.desk.show(PageName.PROJECTS, club)


def power_map(window: MainWindow) -> None:
    """Who can decide, and who cares."""
    page = window.open_page(PageName.ASKS)
    assert isinstance(page, AsksPage)
    page.asks.tabs.setCurrentIndex(1)


def finding(window: MainWindow) -> None:
    """`Ctrl+K`, and a word begun."""
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(window.top.search, "friday")


def welcome(_log: Log) -> QWidget:
    """The four questions, answered."""
    dialog = WelcomeDialog()
    for field, words in (
        (dialog.name, "Ruth Ellery"),
        (dialog.patch, "Withymere"),
        (dialog.passphrase, "four words to remember"),
        (dialog.again, "four words to remember"),
    ):
        QTest.keyClicks(field.line, words)
    dialog.show()
    dialog.name.line.deselect()
    return dialog


def first_two(window: MainWindow) -> None:
    """The first of those who walk side by side."""
    page = window.open_page(PageName.SIDE_BY_SIDE)
    assert isinstance(page, SideBySidePage)
    page.column_of_all.list.setCurrentIndex(page.column_of_all.rows.index(1))


def places_twice(window: MainWindow) -> None:
    """What a colleague wrote down apart, as after a merge."""
    write_places_twice(window.desk.log)
    window.open_page(PageName.SAME_PLACES).refresh()


def laid_out(window: MainWindow) -> None:
    """The map of relationships, once its study is whole."""
    page = window.open_page(PageName.WEB)
    assert isinstance(page, WebPage)
    ended = QEventLoop()
    page.studying.so_far.connect(lambda study: ended.quit() if study.whole else None)
    ended.exec()
    QTest.qWait(_NAMES_WRITTEN)


def web_of_a_town(_log: Log) -> QWidget:
    """The map of a town's relationships, laid out to its end."""
    passing = tempfile.TemporaryDirectory()
    around = surroundings(SettableClock(NOW))
    log = create_log(Path(passing.name) / "Town.olog", PASSPHRASE, around)
    write_sample(log.work(), SampleSize.TOWN, SEED, NOW.date())
    window = page_scene(PageName.WEB, laid_out)(log)
    window.destroyed.connect(log.close)
    window.destroyed.connect(passing.cleanup)
    return window


def handing_over(log: Log) -> QWidget:
    """What the next keeper is told of those whom a colleague who left kept."""
    worker = Tasks(InlineExecutor())
    dialog = HandoverDialog(Desk(log, worker, Bus(), worker), log.read(organisers))
    dialog.show()
    return dialog


def forgetting(log: Log) -> QWidget:
    """What is read before somebody is forgotten for good."""
    best_known = log.read(_best_known)
    seen = log.read(lambda connection: person(connection, best_known))
    found = log.read(lambda connection: what_erasing_removes(connection, best_known))
    assert seen is not None
    dialog = ForgetQuestion(seen, found)
    dialog.show()
    return dialog


def in_a_team(scene: Scene) -> Scene:
    """The same scene, with a team of eleven around the log."""

    def seen(log: Log) -> QWidget:
        with tempfile.TemporaryDirectory() as folder:
            SampleTeam(log, Path(folder), NOW).gather()
        return scene(log)

    return seen


def one_in_hand(window: MainWindow) -> None:
    """The member in hand whose words are to be confirmed."""
    page = window.open_page(PageName.TEAM)
    assert isinstance(page, TeamPage)
    page.overview.go_to(Figure.MEMBERS)


def own_card(log: Log) -> QWidget:
    """The card of a log whose keys are always the same."""
    worker = Tasks(InlineExecutor())
    keys = PrivateKeys(bytes(range(32)), _OPENING_KEY)
    own = LogIdentity("Ruth Ellery", keys)
    shown = OwnCard(own.card, own.words, card_picture(own.card, "png"))
    dialog = OwnCardDialog(Desk(log, worker, Bus(), worker), shown)
    dialog.show()
    return dialog


def handing_over_a_pack(log: Log) -> QWidget:
    """For whom a pack is, and what stays at home."""
    worker = Tasks(InlineExecutor())
    dialog = HandOverDialog(Desk(log, worker, Bus(), worker), log.read(team_standing))
    dialog.show()
    return dialog


def recovery_key(_log: Log) -> QWidget:
    """A recovery key, which opens nothing."""
    dialog = RecoveryKeyDialog("Withymere", _KEY)
    dialog.show()
    return dialog


PAGES: Mapping[PageName, Picture] = {
    PageName.TODAY: Picture(page_scene(PageName.TODAY, something_put_aside), EVERY_MODE),
    PageName.LISTEN: Picture(page_scene(PageName.LISTEN, half_typed), EVERY_MODE),
    PageName.PAPER: Picture(page_scene(PageName.PAPER, from_paper)),
    PageName.HEARD: Picture(page_scene(PageName.HEARD, latest_wave)),
    PageName.WAVES: Picture(page_scene(PageName.WAVES)),
    PageName.CODING: Picture(page_scene(PageName.CODING)),
    PageName.CODEBOOK: Picture(page_scene(PageName.CODEBOOK)),
    PageName.PEOPLE: Picture(page_scene(PageName.PEOPLE, fullest_story)),
    PageName.GROUPS: Picture(page_scene(PageName.GROUPS)),
    PageName.MEETINGS: Picture(page_scene(PageName.MEETINGS)),
    PageName.SIDE_BY_SIDE: Picture(page_scene(PageName.SIDE_BY_SIDE, first_two)),
    PageName.ASSETS: Picture(page_scene(PageName.ASSETS)),
    PageName.WEB: Picture(page_scene(PageName.WEB), EVERY_MODE),
    PageName.GIFTS: Picture(page_scene(PageName.GIFTS)),
    PageName.STUCK: Picture(page_scene(PageName.STUCK)),
    PageName.DUPLICATES: Picture(page_scene(PageName.DUPLICATES)),
    PageName.PROJECTS: Picture(page_scene(PageName.PROJECTS, bulk_buying)),
    PageName.PROMISES: Picture(page_scene(PageName.PROMISES)),
    PageName.ASKS: Picture(page_scene(PageName.ASKS)),
    PageName.REPORTS: Picture(page_scene(PageName.REPORTS)),
    PageName.TEAM: Picture(in_a_team(page_scene(PageName.TEAM, one_in_hand)), EVERY_MODE),
    PageName.SAME_PLACES: Picture(page_scene(PageName.SAME_PLACES, places_twice)),
}

PICTURES: Mapping[str, Picture] = {
    **{page.value: picture for page, picture in PAGES.items()},
    "power-map": Picture(page_scene(PageName.ASKS, power_map)),
    "web-of-a-town": Picture(web_of_a_town),
    "first-run": Picture(welcome),
    "recovery-key": Picture(recovery_key),
    "handover": Picture(handing_over),
    "forgetting": Picture(forgetting),
    "own-card": Picture(own_card),
    "hand-over-a-pack": Picture(in_a_team(handing_over_a_pack)),
    "team-narrow": Picture(in_a_team(page_scene(PageName.TEAM, one_in_hand, NARROW))),
    "team-hub": Picture(in_a_team(page_scene(PageName.TEAM, at_a_hub)), EVERY_MODE),
    "team-hub-narrow": Picture(in_a_team(page_scene(PageName.TEAM, at_a_hub, NARROW))),
    "hub-without-proof": Picture(hub_without_proof),
    "hand-in-figures": Picture(in_a_team(handing_in)),
    "figures-added-up": Picture(page_scene(PageName.TEAM, figures_added_up)),
    "figures-added-up-narrow": Picture(page_scene(PageName.TEAM, figures_added_up, NARROW)),
    "find": Picture(page_scene(PageName.TODAY, finding)),
    "same_places-narrow": Picture(page_scene(PageName.SAME_PLACES, places_twice, NARROW)),
    "today-narrow": Picture(page_scene(PageName.TODAY, something_put_aside, NARROW)),
    "listen-narrow": Picture(page_scene(PageName.LISTEN, half_typed, NARROW)),
    "paper-and-phone": Picture(page_scene(PageName.PAPER, to_paper_and_phone)),
    "merging": Picture(page_scene(PageName.TEAM, pack_looked_into), EVERY_MODE),
    "merging-narrow": Picture(page_scene(PageName.TEAM, pack_looked_into, NARROW)),
    "merging-rows": Picture(page_scene(PageName.TEAM, rows_looked_into)),
    "merging-choose": Picture(page_scene(PageName.TEAM, pack_merged)),
    "merging-taken-back": Picture(page_scene(PageName.TEAM, merge_taken_back)),
    "listen-round": Picture(page_scene(PageName.LISTEN, on_a_round), EVERY_MODE),
    "listen-round-narrow": Picture(page_scene(PageName.LISTEN, on_a_round, NARROW)),
}


def make_log(path: Path) -> None:
    """The sample neighbourhood on the day of the pictures."""
    with sample_log(path, PASSPHRASE, SEED, surroundings(SettableClock(NOW))) as log:
        log.back_up_in_turn()


def paint(picture: Picture, mode: Mode, log_path: Path, target: Path) -> None:
    """Save one picture of a copy of the log, so that none shows what was done for another."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / log_path.name
        shutil.copytree(log_path, copy)
        dressed_application(mode).setCursorFlashTime(0)
        with open_log(copy, PASSPHRASE, surroundings(SettableClock(NOW))) as log:
            seen = picture.scene(log)
            for _ in range(_LAYS_OUT):
                QApplication.processEvents()
            seen.grab().save(str(target))
            seen.close()
            seen.deleteLater()
            # Outside an event loop nothing else lets go of it, and each theme would dress it again.
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
            QApplication.processEvents()
    _make_small(target)


def _make_small(file: Path) -> None:
    """Keep few colours, the fills exactly; a picture is a third as large then."""
    with Image.open(file) as opened:
        picture = opened.convert("RGB")
    colours = Image.new("P", (1, 1))
    colours.putpalette(_most_seen(picture).tobytes())
    picture.quantize(palette=colours, dither=Image.Dither.NONE).save(file, optimize=True)


def _most_seen(picture: Image.Image) -> np.ndarray:
    """The colours seen most, without those that are much like one seen more."""
    seen, often = np.unique(np.asarray(picture).reshape(-1, 3), axis=0, return_counts=True)
    left = seen[np.argsort(-often, kind="stable")].astype(int)
    chosen: list[np.ndarray] = []
    while len(left) and len(chosen) < COLOURS:
        chosen.append(left[0])
        left = left[np.abs(left - left[0]).max(axis=1) > ALIKE]
    return np.array(chosen, dtype=np.uint8)


def file_name(name: str, mode: Mode) -> str:
    """What the file of a picture is called, as "today-high-contrast-dark.png"."""
    return f"{name}-{mode.value.replace('_', '-')}.png"


def _pass_over_size_hints(_kind: QtMsgType, _where: QMessageLogContext, message: str) -> None:
    """Say what Qt says, but for what a screen that is none always says of every window."""
    if "propagateSizeHints" not in message:
        sys.stderr.write(f"{message}\n")


def main(folder: Path, names: list[str]) -> None:
    """Paint the pictures named, or all, into `folder`."""
    qInstallMessageHandler(_pass_over_size_hints)
    os.environ["TZ"] = "UTC"
    time.tzset()
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as passing:
        log_path = Path(passing) / "Withymere.olog"
        dressed_application()
        make_log(log_path)
        for name in names or PICTURES:
            for mode in PICTURES[name].modes:
                paint(PICTURES[name], mode, log_path, folder / file_name(name, mode))


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
