"""The counts at the top of the team and of a pack can be read whole in a narrow window."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from organiser_app.sync.in_question import InQuestion
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.team import TeamPage
from organiser_app.ui.pages.team.merging import MergeView
from organiser_app.ui.pages.team.merging.counts import Count, CountStrip
from organiser_app.ui.painting import text

LEAST = (1000, 640)
BESIDE_THE_RAIL = 790
"""So much of the least width a page has."""


@pytest.fixture
def cut_off(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was painted with less room than it needs."""
    found: list[str] = []
    paint = text.line

    def line(
        painter: QPainter,
        box: QRectF,
        words: str,
        font: QFont,
        colour: str,
        *,
        align: Qt.AlignmentFlag = text.LEFT,
    ) -> float:
        if "…" in words or text.width_of(words, font) > box.width():
            found.append(words)
        return paint(painter, box, words, font, colour, align=align)

    monkeypatch.setattr(text, "line", line)
    return found


def painted(widget: QWidget, cut_off: list[str]) -> None:
    """Lay it out, and paint it alone."""
    for _ in range(4):
        QApplication.processEvents()
    cut_off.clear()
    widget.grab()


def test_the_counts_of_a_team_are_whole_in_a_narrow_window(
    page: TeamPage, window: MainWindow, cut_off: list[str]
) -> None:
    window.resize(*LEAST)
    figures = page.overview.figures
    for asked in (
        InQuestion(0, 0, {}, {}),
        InQuestion(1_234, 12, {}, {}),
        InQuestion(3, None, {}, {}),
    ):
        figures.show_questions(asked)
        painted(figures, cut_off)
        assert cut_off == []
    assert (window.width(), window.height()) == LEAST


def test_the_counts_of_a_pack_are_whole_in_a_narrow_window(
    view: MergeView, pack: Path, cut_off: list[str]
) -> None:
    view.resize(BESIDE_THE_RAIL, 500)
    view.open_packs((pack,))
    painted(view.pack.counts, cut_off)
    assert cut_off == []
    assert view.width() == BESIDE_THE_RAIL


def test_a_long_name_under_a_count_makes_nothing_wider(dressed: None) -> None:  # noqa: ARG001
    strip = CountStrip()
    strip.show_counts([Count("changed", "pencil", 3, "changed", "by Ada alone")])
    before = strip.minimumSizeHint().width()
    strip.show_counts([Count("changed", "pencil", 3, "changed", f"by {'Ada ' * 40} alone")])
    assert strip.minimumSizeHint().width() <= before * 1.5
