from __future__ import annotations

from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, QRectF, Qt
from pytestqt.qtbot import QtBot

from organiser_app.domain.figures import IndicatorFigures, MoneyFigures, Reading
from organiser_app.domain.models import Contribution
from organiser_app.domain.values import (
    CommitmentState,
    ContributionKind,
    ProjectStage,
    StatementKind,
)
from organiser_app.store.log import Log
from organiser_app.store.queries.project import ProjectDetail, project
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.member import MemberDialog
from organiser_app.ui.dialogs.project import ProjectDialog
from organiser_app.ui.dialogs.step import StepDialog
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.people import PeoplePage
from organiser_app.ui.pages.projects import ProjectsPage
from organiser_app.ui.pages.projects.money import beside_each_pound
from organiser_app.ui.pages.projects.outcomes import aim_level, spark_points
from organiser_app.ui.tables import PersonRow, PromiseRow
from tests.making import TODAY, making
from tests.ui.lists import rows_of, simple_rows
from tests.ui.pages.dialogs import in_dialog


@pytest.fixture
def kitchen(owned_log: Log) -> dict[str, UUID]:
    """A kitchen that is running, with a promise, a grant and an outcome, and an idea beside it."""
    with making(owned_log) as make:
        bill, terri = make.resident("Bill Hughes"), make.resident("Terri")
        running = make.project("Kitchen", stage=ProjectStage.RUNNING, summary="Neighbours cook.")
        idea = make.project("Swap shop", stage=ProjectStage.IDEA)
        make.member(running, bill, leads=True, role="cooks")
        late = TODAY - timedelta(days=3)
        promise = make.promise("three prices", project_id=running, subject_id=bill, due_on=late)
        listening = make.listening(bill)
        said = make.statement(listening, "a community kitchen", kind=StatementKind.DREAM, by=bill)
        make.born(running, said)
        make.spending(make.grant(480_000, project_id=running), 213_000)
        make.put(
            Contribution,
            project_id=running,
            kind=ContributionKind.GOODS,
            what="pans",
            on=TODAY,
            pence=619_200,
        )
        indicator = make.indicator(running)
        make.reading(indicator, 18, TODAY - timedelta(days=60))
        make.reading(indicator, 41, TODAY)
    return {"Kitchen": running, "Swap shop": idea, "promise": promise, "Terri": terri, "Bill": bill}


@pytest.fixture
def page(kitchen: dict[str, UUID], window: MainWindow, desk: Desk) -> ProjectsPage:
    """The page with the kitchen in hand."""
    desk.show(PageName.PROJECTS, kitchen["Kitchen"])
    opened = window.stack.currentWidget()
    assert isinstance(opened, ProjectsPage)
    return opened


def told(log: Log, project_id: UUID) -> ProjectDetail:
    found = log.read(lambda connection: project(connection, project_id, TODAY))
    assert found is not None
    return found


def test_the_board_stands_under_its_stages_and_says_what_is_late(page: ProjectsPage) -> None:
    rows = simple_rows(page.board.rows)
    assert [row.title for row in rows] == ["Idea", "Swap shop", "Running", "Kitchen"]
    assert [row.note for row in rows] == ["1", "", "1", "late"]


def test_the_project_in_hand_is_shown_with_all_it_carries(page: ProjectsPage) -> None:
    sheet = page.sheet
    assert sheet.header.name.text() == "Kitchen"
    assert sheet.header.sentence.text() == "Neighbours cook. Led by Bill Hughes."
    assert sheet.born.rows.rowCount() == 1
    assert sheet.money._note.text() == "£1.29 beside each £1 granted"
    assert [line.latest() for line in sheet.outcomes.lines] == ["41%"]
    assert "18%" in sheet.outcomes.lines[0].began()


def test_an_empty_board_says_what_to_do(window: MainWindow) -> None:
    page = window.open_page(PageName.PROJECTS)
    assert isinstance(page, ProjectsPage)
    assert page.nothing.isVisible()


def test_walking_up_the_board_steps_over_headings(page: ProjectsPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.board.list, Qt.Key.Key_K)
    assert page.sheet.header.name.text() == "Swap shop"
    qtbot.keyClick(page.board.list, Qt.Key.Key_K)
    assert page.sheet.header.name.text() == "Swap shop"
    qtbot.keyClick(page, Qt.Key.Key_BracketRight)
    assert page.sheet.header.name.text() == "Kitchen"


def test_space_keeps_a_promise_and_a_second_opens_it_again(
    page: ProjectsPage, kitchen: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    page.sheet.steps.list.choose_first()
    qtbot.keyClick(page.sheet.steps.list, Qt.Key.Key_Space)
    row = page.sheet.steps.list.current_row()
    assert isinstance(row, PromiseRow)
    assert row.done
    assert told(desk.log, kitchen["Kitchen"]).agreed[0].state is CommitmentState.KEPT
    qtbot.keyClick(page.sheet.steps.list, Qt.Key.Key_Space)
    assert told(desk.log, kitchen["Kitchen"]).agreed[0].state is CommitmentState.OPEN


def test_an_arrow_moves_the_project_along_and_undo_brings_it_back(
    page: ProjectsPage, kitchen: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.sheet.stages, Qt.Key.Key_Right)
    assert told(desk.log, kitchen["Kitchen"]).row.stage is ProjectStage.RESIDENTS_OWN
    assert page.sheet.stages.accessibleDescription() == "Residents’ own since 2 Mar"
    desk.undo()
    assert told(desk.log, kitchen["Kitchen"]).row.stage is ProjectStage.RUNNING
    assert page.sheet.stages.accessibleDescription() == "Running"


def test_a_narrow_strip_keeps_the_words_and_leaves_the_days_out(page: ProjectsPage) -> None:
    strip = page.sheet.stages
    reached = {ProjectStage.HEARD: TODAY - timedelta(days=9), ProjectStage.IDEA: TODAY}
    strip.show_stage(ProjectStage.IDEA, reached, TODAY)
    strip.resize(1600, strip.height())
    assert [bool(stage.since) for stage in strip._shown] == [True, True, False, False, False]
    strip.resize(200, strip.height())
    assert not any(stage.since for stage in strip._shown)


def test_a_click_on_a_stage_moves_the_project_there(
    page: ProjectsPage, kitchen: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    strip = page.sheet.stages
    qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(9, 9))
    assert told(desk.log, kitchen["Kitchen"]).row.stage is ProjectStage.HEARD


def test_every_part_of_the_strip_belongs_to_one_stage(page: ProjectsPage) -> None:
    strip = page.sheet.stages
    found = [strip.stage_at(x) for x in range(strip.width())]
    assert found == sorted(found)
    assert set(found) == set(range(5))


def test_a_step_is_added_with_a_day_in_words(
    page: ProjectsPage, kitchen: dict[str, UUID], desk: Desk
) -> None:
    def fill(dialog: StepDialog) -> None:
        dialog.what.set_text("paint the hall")
        dialog.due.set_text("Friday")

    in_dialog(StepDialog, fill)
    page.add_step()
    steps = {step.what: step.due_on for step in told(desk.log, kitchen["Kitchen"]).agreed}
    assert steps["paint the hall"] == TODAY + timedelta(days=4)


def test_a_step_whose_day_cannot_be_read_is_not_added(page: ProjectsPage, qtbot: QtBot) -> None:
    dialog = StepDialog(page.desk, UUID(int=1), "Kitchen", page)
    qtbot.addWidget(dialog)
    dialog.what.set_text("paint the hall")
    dialog.due.set_text("some day")
    dialog.accept()
    assert dialog.result() == 0
    assert "No day can be read" in dialog.due._below.text()


def test_somebody_found_by_name_joins_and_leads(
    page: ProjectsPage, kitchen: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    def fill(dialog: MemberDialog) -> None:
        qtbot.keyClicks(dialog.who.line, "ter")
        qtbot.keyClick(dialog.who.line, Qt.Key.Key_Return)
        dialog.leads.box.setChecked(True)

    in_dialog(MemberDialog, fill)
    page.add_member()
    assert "Terri" in told(desk.log, kitchen["Kitchen"]).led_by
    people = [row.name for row in rows_of(page.sheet.people.rows, PersonRow)]
    assert sorted(people) == ["Bill Hughes", "Terri"]


def test_a_project_that_is_started_is_shown(page: ProjectsPage) -> None:
    in_dialog(ProjectDialog, lambda dialog: dialog.name.set_text("Bulk buying"))
    page.begin_new()
    assert page.sheet.header.name.text() == "Bulk buying"


def test_a_change_keeps_what_was_not_touched(
    page: ProjectsPage, kitchen: dict[str, UUID], desk: Desk
) -> None:
    in_dialog(ProjectDialog, lambda dialog: dialog.name.set_text("Larkmoor Kitchen"))
    page.change()
    kept = told(desk.log, kitchen["Kitchen"])
    assert kept.row.name == "Larkmoor Kitchen"
    assert (kept.summary, kept.row.stage) == ("Neighbours cook.", ProjectStage.RUNNING)
    assert kept.row.begun_on is None


def test_enter_on_a_member_opens_their_page(
    page: ProjectsPage, window: MainWindow, qtbot: QtBot
) -> None:
    page.sheet.people.list.choose_first()
    qtbot.keyClick(page.sheet.people.list, Qt.Key.Key_Return)
    people = window.stack.currentWidget()
    assert isinstance(people, PeoplePage)
    assert people.sheet.header.name.text() == "Bill Hughes"


def test_a_report_is_asked_for_with_its_project(
    page: ProjectsPage, kitchen: dict[str, UUID], desk: Desk, qtbot: QtBot
) -> None:
    asked: list[object] = []
    desk.bus.wanted.connect(asked.append)
    qtbot.keyClick(page, Qt.Key.Key_R, Qt.KeyboardModifier.ControlModifier)
    assert str(kitchen["Kitchen"]) in str(asked)


def test_nothing_is_said_of_match_where_there_is_no_grant() -> None:
    assert beside_each_pound(MoneyFigures(0, 0)) == ""


def test_a_line_goes_from_the_baseline_to_the_latest_and_stays_in_its_box() -> None:
    readings = (Reading(TODAY, 18, 46), Reading(TODAY + timedelta(days=30), 41, 46))
    shown = IndicatorFigures("Less alone", "Eat together", "%", 50, readings)
    box = QRectF(0, 0, 100, 32)
    first, last = spark_points(shown, box)
    assert (first.x(), last.x()) == (0, 100)
    assert first.y() == 32
    assert aim_level(shown, box) == 0
    assert 0 < last.y() < 32
