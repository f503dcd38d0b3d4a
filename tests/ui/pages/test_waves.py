from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.figures import Period
from organiser_app.domain.models import Round, Wave, WaveQuestion
from organiser_app.domain.values import AttemptOutcome
from organiser_app.reports.variation import Measure, Unit
from organiser_app.store.log import Log
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.heard import waves
from organiser_app.store.queries.home import drafts
from organiser_app.store.queries.waves import wave_detail
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.wave import WaveDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.heard import HeardPage
from organiser_app.ui.pages.waves import WavesPage
from organiser_app.ui.pages.waves.beside import BesideRow
from organiser_app.ui.pages.waves.variation import Over
from organiser_app.ui.pages.waves.words import state_words
from organiser_app.ui.widgets import Question
from tests.making import Maker, making, noon
from tests.store_fixtures import SettableClock
from tests.ui.lists import rows_of, simple_rows
from tests.ui.pages.dialogs import in_dialog

BEGINS = date(2026, 3, 9)
ENDS = date(2026, 5, 31)
AUTUMN = date(2025, 9, 1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)
BROUGHT = (4, 6, 5, 3, 5, 7, 4)
NOW = BEGINS + 7 * WEEK  # seven whole weeks are over


def listenings(make: Maker, wave_id: UUID, begins: date, brought: tuple[int, ...]) -> None:
    theme = make.theme("housing")
    for week, count in enumerate(brought):
        for _ in range(count):
            heard = make.listening(on=begins + week * WEEK, wave_id=wave_id)
            make.statement(heard, themes=[theme])


@pytest.fixture
def campaigns(owned_log: Log, clock: SettableClock) -> dict[str, UUID]:
    """An autumn that is over and a spring that runs, with its target and its questions."""
    clock.now = noon(NOW)
    with making(owned_log) as make:
        autumn = make.wave("Autumn 2025", AUTUMN, AUTUMN + 8 * WEEK)
        spring = make.put(
            Wave,
            patch_id=make.patch,
            name="Spring 2026",
            begins_on=BEGINS,
            ends_on=ENDS,
            target_listenings=84,
            target_doors=40,
        )
        for position, question in enumerate(("What do you love here?", "What would change?"), 1):
            make.put(WaveQuestion, wave_id=spring, position=position, question=question)
        listenings(make, autumn, AUTUMN, (6, 6))
        listenings(make, spring, BEGINS, BROUGHT)
        door = make.door()
        make.attempt(door, AttemptOutcome.NO_ANSWER, BEGINS)
        make.attempt(door, AttemptOutcome.LISTENED, BEGINS)
    return {"Autumn": autumn, "Spring": spring}


@pytest.fixture
def page(campaigns: dict[str, UUID], window: MainWindow) -> WavesPage:  # noqa: ARG001 - made first
    """The page with the wave that runs in hand."""
    opened = window.open_page(PageName.WAVES)
    assert isinstance(opened, WavesPage)
    return opened


def putting_aside(fill: Callable[[WaveDialog], object]) -> None:
    """Fill the next dialog, once it is shown, and put it aside."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, WaveDialog)
        fill(dialog)
        dialog.reject()

    QTimer.singleShot(0, answer)


def beside(page: WavesPage) -> dict[str, tuple[str, str]]:
    rows = rows_of(page.sheet.beside.rows, BesideRow)
    return {row.title: (row.note, row.then) for row in rows if not row.heading}


def test_the_waves_stand_in_a_column_the_latest_first(page: WavesPage) -> None:
    rows = simple_rows(page.waves.rows)
    assert [(row.title, row.note) for row in rows] == [("Spring 2026", "now"), ("Autumn 2025", "")]
    assert rows[0].under == "9 March to 31 May 2026"


def test_the_wave_in_hand_says_how_far_it_has_come(page: WavesPage) -> None:
    sheet = page.sheet
    assert sheet.header.name.text() == "Spring 2026"
    assert sheet.header.sentence.text() == (
        "9 March to 31 May 2026. Week 8 of 12. 34 days are left."
    )
    # 34 of 84 are there; the last four weeks brought 3 + 5 + 7 + 4 = 19 in 28 days, so 34 more
    # days bring 23.07; a steady pace would be at 84 x 50 / 84 = 50.
    assert sheet.progress.pace.text() == (
        "34 of 84 listenings; at this pace 57 by 31 May. "
        "The pace is that of the last 4 whole weeks."
    )
    assert sheet.progress.listenings.said() == "34 of 84 steady pace 50"


def test_five_counts_are_told_apart(page: WavesPage) -> None:
    card = page.sheet.progress
    lines = (card.listenings, card.doors, card.attempts, card.residents, card.statements)
    said = [line.said() for line in lines]
    assert said == ["34 of 84 steady pace 50", "1 of 40 steady pace 24", "2", "0", "34"]
    assert [line.bar.isVisible() for line in lines] == [True, True, False, False, False]


def test_the_questions_are_there_to_be_read(page: WavesPage) -> None:
    words = {each.text() for each in page.sheet.questions.findChildren(QLabel)}
    assert {"What do you love here?", "What would change?", "2 questions"} <= words


def test_a_wave_stands_beside_the_one_before_it(page: WavesPage) -> None:
    rows = beside(page)
    assert rows["Listenings"] == ("34", "12")
    assert rows["Statements a listening"] == ("1.0", "1.0")
    assert rows["Concern"] == ("100%", "100%")
    assert rows["1 [1] housing"] == ("100%", "100%")


def test_the_column_is_walked_by_keyboard(page: WavesPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.waves.list, Qt.Key.Key_J)
    assert page.sheet.header.name.text() == "Autumn 2025"
    assert page.sheet.header.sentence.text().endswith("It is over.")
    assert page.sheet.progress.pace.text() == "12 listenings when it ended on 27 October."
    assert beside(page)["Listenings"] == ("12", "34")
    qtbot.keyClick(page.waves.list, Qt.Key.Key_Return)
    assert page.sheet.beside.list.hasFocus()


def test_the_variation_of_the_weeks_is_read_in_a_sentence(page: WavesPage) -> None:
    # Mean 34 / 7 = 4.86; steps 2, 1, 2, 2, 2, 3: their mean is 2; limits 4.86 ± 5.32, not below 0.
    card = page.sheet.variation
    assert card.sentence.text() == (
        "Every week between 0 and 10 is the same process: asking why one week had 7 is asking "
        "about noise. The limits rest on 7 weeks, and settle from about 12."
    )
    assert card.chart.accessibleDescription() == card.sentence.text()


def test_the_points_of_the_chart_are_walked_and_told_by_keyboard(
    page: WavesPage, qtbot: QtBot
) -> None:
    chart = page.sheet.variation.chart
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "week of 20 April: 4"
    qtbot.keyClick(chart, Qt.Key.Key_Left)
    assert chart.accessibleDescription() == "week of 13 April: 7"


def test_another_measure_unit_or_span_is_another_chart(page: WavesPage, qtbot: QtBot) -> None:
    card = page.sheet.variation
    qtbot.keyClick(card.over.combo, Qt.Key.Key_Down)
    assert card.over.choice() is Over.YEAR
    assert card.sentence.text().startswith("9 of 52 weeks lie outside: this is more than one")
    qtbot.keyClick(card.unit.combo, Qt.Key.Key_Down)
    assert card.unit.choice() is Unit.ROUND
    assert card.sentence.text() == "No round is over yet of which this can be told."
    assert not card.chart.isVisible()
    qtbot.keyClick(card.measure.combo, Qt.Key.Key_Down)
    assert card.measure.choice() is Measure.DOORS


def test_rounds_of_the_wave_can_be_looked_at(
    campaigns: dict[str, UUID], page: WavesPage, desk: Desk, qtbot: QtBot
) -> None:
    with making(desk.log) as make:
        for week, count in enumerate((3, 4, 3, 4, 3, 4)):
            out = make.put(
                Round,
                patch_id=make.patch,
                organiser_id=make.organiser,
                out_at=noon(BEGINS + week * WEEK),
                wave_id=campaigns["Spring"],
            )
            for _ in range(count):
                make.listening(on=BEGINS + week * WEEK, round_id=out)
    page.refresh()
    qtbot.keyClick(page.sheet.variation.unit.combo, Qt.Key.Key_Down)
    assert page.sheet.variation.sentence.text().startswith("Every round between 1 and 6")


def test_a_begins_a_wave_and_shows_it(page: WavesPage, qtbot: QtBot) -> None:
    def fill(dialog: WaveDialog) -> None:
        dialog.name.set_text("Summer 2026")
        dialog.begins.set_text("1 June 2026")
        dialog.ends.set_text("31 August 2026")

    in_dialog(WaveDialog, fill)
    qtbot.keyClick(page.waves.list, Qt.Key.Key_A)
    assert page.sheet.header.name.text() == "Summer 2026"
    assert page.sheet.header.sentence.text().endswith("It begins in 35 days.")
    assert page.sheet.progress.pace.text() == "0 listenings; it has not begun."


def test_e_changes_a_wave_and_undo_brings_it_back(
    campaigns: dict[str, UUID], page: WavesPage, desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: WaveDialog) -> None:
        assert dialog.questions.text() == "What do you love here?\nWhat would change?"
        dialog.listenings.set_text("")
        dialog.residents.set_text("300")

    in_dialog(WaveDialog, fill)
    qtbot.keyClick(page.waves.list, Qt.Key.Key_E)
    found = desk.log.read(lambda connection: wave_detail(connection, campaigns["Spring"]))
    assert found is not None
    assert (found.target_listenings, found.target_residents) == (None, 300)
    assert page.sheet.progress.pace.text().startswith("34 listenings; at this pace 57")
    desk.undo()
    assert page.sheet.progress.listenings.said() == "34 of 84 steady pace 50"


def test_delete_asks_and_removes_and_undo_brings_it_back(
    page: WavesPage, desk: Desk, qtbot: QtBot
) -> None:
    in_dialog(Question, lambda question: question.yes.click())
    qtbot.keyClick(page.waves.list, Qt.Key.Key_Delete)
    assert page.sheet.header.name.text() == "Autumn 2025"
    assert len(desk.log.read(waves)) == 1
    assert page.sheet.beside._nothing.isVisible()
    desk.undo()
    assert len(desk.log.read(waves)) == 2


def test_letters_act_only_where_the_column_has_the_keyboard(
    page: WavesPage, window: MainWindow, qtbot: QtBot
) -> None:
    assert page.waves.list.hasFocus()
    window.top.search.setFocus()
    qtbot.keyClicks(window.top.search, "ae")
    assert window.top.search.text() == "ae"


def test_escape_goes_back_to_heard(page: WavesPage, window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(page.waves.list, Qt.Key.Key_Escape)
    assert isinstance(window.stack.currentWidget(), HeardPage)


def test_the_page_has_a_key_of_its_own_and_heard_is_lit(window: MainWindow, qtbot: QtBot) -> None:
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(window, Qt.Key.Key_W, modifiers)
    assert isinstance(window.stack.currentWidget(), WavesPage)


def test_a_log_without_waves_says_what_to_do(window: MainWindow, qtbot: QtBot) -> None:
    page = window.open_page(PageName.WAVES)
    assert isinstance(page, WavesPage)
    assert page.nothing.isVisible()
    asked: list[str] = []
    putting_aside(lambda dialog: asked.append(dialog.windowTitle()))
    qtbot.keyClick(page.waves.list, Qt.Key.Key_A)
    assert asked == ["What is the wave?"]
    assert page.nothing.isVisible()


def test_what_was_begun_and_put_aside_is_taken_up_again(
    campaigns: dict[str, UUID], page: WavesPage, desk: Desk, qtbot: QtBot
) -> None:
    seen: list[str] = []
    putting_aside(lambda dialog: qtbot.keyClicks(dialog.questions.box, "Who is missing?"))
    page.change()
    assert len(desk.log.read(drafts)) == 1
    in_dialog(WaveDialog, lambda dialog: seen.append(dialog.questions.text()))
    desk.show(PageName.WAVES, campaigns["Spring"], "wave")
    assert seen[0].endswith("Who is missing?")
    assert desk.log.read(drafts) == ()


def test_a_form_about_another_wave_than_the_one_in_hand_is_taken_up(
    campaigns: dict[str, UUID], page: WavesPage, desk: Desk, qtbot: QtBot
) -> None:
    seen: list[str] = []
    assert page.sheet.header.name.text() == "Spring 2026"
    putting_aside(lambda dialog: seen.append(dialog.name.text()))
    desk.show(PageName.WAVES, campaigns["Autumn"], "wave")
    assert seen == ["Autumn 2025"]
    qtbot.keyClick(page.waves.list, Qt.Key.Key_K)
    assert page.sheet.header.name.text() == "Spring 2026"


def test_a_form_about_a_wave_that_is_gone_opens_on_no_other(page: WavesPage, desk: Desk) -> None:
    desk.show(PageName.WAVES, UUID(int=1), "wave")
    assert page.sheet.header.name.text() == "Spring 2026"


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (BEGINS - DAY, "It begins in 1 day."),
        (BEGINS, "Week 1 of 12. 83 days are left."),
        (ENDS - DAY, "Week 12 of 12. 1 day is left."),
        (ENDS, "This is its last day."),
        (ENDS + DAY, "It is over."),
    ],
)
def test_the_state_of_a_wave_in_words(
    campaigns: dict[str, UUID], desk: Desk, day: date, said: str
) -> None:
    spring = next(wave for wave in desk.log.read(waves) if wave.id == campaigns["Spring"])
    assert state_words(spring, day) == said


def test_it_is_too_early_to_say_where_a_wave_leads(
    campaigns: dict[str, UUID],
    window: MainWindow,
    clock: SettableClock,
) -> None:
    clock.now = noon(BEGINS + 3 * DAY)
    assert campaigns
    page = window.open_page(PageName.WAVES)
    assert isinstance(page, WavesPage)
    assert page.sheet.progress.pace.text() == (
        "4 of 84 listenings; it is too early to say where that leads."
    )


def test_enter_on_a_week_of_the_chart_opens_what_was_said_in_it(
    page: WavesPage, window: MainWindow
) -> None:
    card = page.sheet.variation
    shown = card._shown
    assert shown is not None
    card.chart.opened.emit("", 0)
    heard = window.stack.currentWidget()
    assert isinstance(heard, HeardPage)
    first = shown.days[0]
    assert heard.wanted == StatementFilter(period=Period(first, first + timedelta(days=6)))
