from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.models import Wave
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.store.log import Log
from organiser_app.store.queries.statements import StatementRow as Heard
from organiser_app.store.queries.statements import statements
from organiser_app.store.repositories.owner import owner
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.statement import StatementDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.heard import HeardPage
from organiser_app.ui.tables import Move, RankRow, StatementRow
from tests.store_fixtures import START
from tests.ui.lists import all_rows, rows_of

BEFORE = START.replace(year=2025)


def say(log: Log, kind: StatementKind, words: str, theme: str, *, at: object = START) -> None:
    said = StatementInput(kind=kind, words=words, themes=(theme,))
    record_listening(log.work(), ListeningInput(at=at, statements=(said,)))  # type: ignore[arg-type] # a moment


def two_waves(log: Log) -> None:
    with log.work() as work:
        patch_id = owner(work.connection).patch_id
        for year in (2025, 2026):
            wave = Wave(
                id=work.new_id(),
                patch_id=patch_id,
                name=f"Spring {year}",
                begins_on=date(year, 3, 1),
                ends_on=date(year, 3, 31),
            )
            work.add(wave)
        work.commit("two_waves")


@pytest.fixture
def heard(window: MainWindow, owned_log: Log) -> HeardPage:
    two_waves(owned_log)
    say(owned_log, StatementKind.CONCERN, "buses", "transport", at=BEFORE)
    for words in ("damp", "mould"):
        say(owned_log, StatementKind.CONCERN, words, "housing")
    say(owned_log, StatementKind.CONCERN, "no bus", "transport")
    say(owned_log, StatementKind.LOVE, "Friday lunch", "people")
    page = window.open_page(PageName.HEARD)
    assert isinstance(page, HeardPage)
    return page


def words(page: HeardPage) -> list[str]:
    return [row.words for row in rows_of(page.rows, StatementRow)]


def test_every_statement_is_there_newest_first(heard: HeardPage) -> None:
    assert words(heard) == ["Friday lunch", "no bus", "mould", "damp", "buses"]
    assert heard.header.sentence.text() == "5 listenings and 5 statements since 2 Mar 2025"


def test_concerns_are_ranked_beside_the_wave_before(heard: HeardPage) -> None:
    heard.choices._wave.combo.setCurrentIndex(1)
    heard.choices.changed.emit()
    ranks = rows_of(heard.views.ranks.concerns, RankRow)
    assert [(row.theme, row.rank, row.before, row.move) for row in ranks] == [
        ("housing", 1, "new", Move.NEW),
        ("transport", 2, "1", Move.DOWN),
    ]


def test_a_kind_a_word_and_a_theme_narrow_the_list(heard: HeardPage, qtbot: QtBot) -> None:
    heard.kinds._tabs[StatementKind.CONCERN].click()
    assert words(heard) == ["no bus", "mould", "damp", "buses"]
    qtbot.keyClicks(heard.filter, "bus")
    assert words(heard) == ["no bus", "buses"]
    heard.filter.clear()
    heard.views.ranks._open(all_rows(heard.views.ranks.concerns)[0])
    assert words(heard) == ["mould", "damp"]
    assert heard.narrowing.chips() == ["Concern ×", "housing ×", "Take all off"]
    heard.narrowing.taken_off.emit("theme_id")
    assert words(heard) == ["no bus", "mould", "damp", "buses"]


def test_what_is_heard_elsewhere_is_seen_at_once(heard: HeardPage) -> None:
    said = (StatementInput(kind=StatementKind.DREAM, words="a kitchen"),)
    heard.desk.change(record_listening, ListeningInput(at=START, statements=said))
    assert words(heard)[0] == "a kitchen"


def test_the_chart_says_in_words_what_it_shows(heard: HeardPage) -> None:
    assert "housing 50%" in heard.views.ranks.trends.chart.accessibleDescription()


@pytest.fixture
def a_statement(heard: HeardPage) -> Heard:
    return heard.desk.log.read(statements).rows[0]


def test_a_statement_can_be_looked_at_again(desk: Desk, a_statement: Heard, qtbot: QtBot) -> None:
    dialog = StatementDialog(desk, a_statement)
    qtbot.addWidget(dialog)
    dialog.quote.set_text("I live for Friday")
    dialog.themes.set_text("people, food")
    dialog.permission.choose(QuotePermission.NAMED)
    answer = dialog.answer()
    assert (answer.words, answer.quote) == ("Friday lunch", "I live for Friday")
    assert answer.themes == ("people", "food")
    assert answer.permission is QuotePermission.NAMED


def test_a_statement_is_not_left_without_words(
    desk: Desk, a_statement: Heard, qtbot: QtBot
) -> None:
    dialog = StatementDialog(desk, a_statement)
    qtbot.addWidget(dialog)
    dialog.words.set_text("")
    dialog.accept()
    assert "needs words" in dialog.words._below.text()
