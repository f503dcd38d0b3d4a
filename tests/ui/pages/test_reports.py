from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from organiser_app.domain.inputs import ListeningInput, ProjectInput, StatementInput
from organiser_app.domain.promise_inputs import StepInput
from organiser_app.domain.values import QuotePermission, StatementKind
from organiser_app.services.listenings import record_listening
from organiser_app.services.projects import start_project
from organiser_app.services.steps import agree_step
from organiser_app.store.log import Log
from organiser_app.ui.actions import PageName
from organiser_app.ui.dialogs.keys import keys_of
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.reports import ReportsPage
from tests.reports.reading import text_of
from tests.store_fixtures import START


@pytest.fixture
def reports(window: MainWindow, owned_log: Log) -> ReportsPage:
    said = StatementInput(
        kind=StatementKind.LOVE,
        words="lunch",
        quote="I live for Friday lunch",
        permission=QuotePermission.UNNAMED,
    )
    record_listening(owned_log.work(), ListeningInput(at=START, statements=(said,)))
    start_project(owned_log.work(), ProjectInput(name="The kitchen", begun_on=date(2026, 3, 1)))
    page = window.open_page(PageName.REPORTS)
    assert isinstance(page, ReportsPage)
    return page


def words_of(page: ReportsPage) -> str:
    """What stands in the report that would be saved."""
    assert page._made is not None
    return text_of(page._made.pdf)


def test_a_report_of_the_whole_log_is_there_to_look_at(reports: ReportsPage) -> None:
    assert reports._made is not None
    assert reports._made.pdf.startswith(b"%PDF")
    assert f"{len(reports._made.pages)} pages" in reports.header._sentence.text()
    assert reports.save.isEnabled()


def test_what_is_saved_is_what_was_looked_at(
    reports: ReportsPage, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "report.pdf"
    reports.save_to(path)
    qtbot.waitUntil(path.exists)
    assert reports._made is not None
    assert path.read_bytes() == reports._made.pdf
    assert "report.pdf" in reports.header._sentence.text()


def test_a_project_has_a_report_of_its_own(reports: ReportsPage) -> None:
    whole = reports._made
    project = next(key for key in reports.subject._choices if key != "whole")
    reports.subject.choose(project)
    reports.subject.edited.emit()
    assert reports._made is not None
    assert reports._made != whole


def test_a_report_is_called_after_what_it_is_about(reports: ReportsPage) -> None:
    assert reports.file_name() == "Report on Patch.pdf"
    project = next(key for key in reports.subject._choices if key != "whole")
    reports.subject.choose(project)
    assert reports.file_name() == "Report on The kitchen.pdf"


def test_a_period_that_ends_before_it_begins_is_said_and_makes_nothing(
    reports: ReportsPage,
) -> None:
    last = reports.days.ends.day()
    reports.days.ends.set_day(reports.days.begins.day() - timedelta(days=1))
    reports.days.ends.edited.emit()
    assert "ends before it begins" in reports.days.ends._below.text()
    assert not reports.save.isEnabled()
    reports.days.ends.set_day(last)
    reports.days.ends.edited.emit()
    assert reports.save.isEnabled()


def test_a_project_is_not_reported_on_for_days_before_it_began(
    reports: ReportsPage,
) -> None:
    project = next(key for key in reports.subject._choices if key != "whole")
    reports.subject.choose(project)
    reports.days.begins.set_day(date(2026, 2, 1))
    reports.days.ends.set_day(date(2026, 2, 20))
    reports.days.ends.edited.emit()
    told = [each.text() for each in reports.preview.findChildren(QLabel)]
    assert told == ["This project did not go on in these days."]
    assert not reports.save.isEnabled()


def test_what_was_agreed_on_another_page_is_in_the_report_that_is_saved_next(
    reports: ReportsPage, window: MainWindow
) -> None:
    assert "Nothing that was agreed is still open" in words_of(reports)
    window.open_page(PageName.PROMISES)
    window.desk.change(agree_step, StepInput(what="ring the council"), START.date())
    window.open_page(PageName.REPORTS)
    assert "Nothing that was agreed is still open" not in words_of(reports)


def test_only_the_report_that_was_wanted_last_is_shown(
    reports: ReportsPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    late: list[Callable[[], None]] = []
    monkeypatch.setattr(
        reports.desk,
        "beside",
        lambda _topic, job, then, *, owner: late.append(lambda: then(job())),  # noqa: ARG005
    )
    reports.subject.edited.emit()
    reports.subject.choose(next(key for key in reports.subject._choices if key != "whole"))
    reports.subject.edited.emit()
    of_the_log, of_the_project = late
    of_the_log()
    assert not reports.save.isEnabled()
    of_the_project()
    assert reports.save.isEnabled()


def test_the_list_of_keys_tells_how_the_report_is_saved(reports: ReportsPage) -> None:
    assert ("Ctrl+S", "Save the PDF") in keys_of(reports)
