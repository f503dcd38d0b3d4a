"""A page is filled again after a change of anything it read, and after no other."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from organiser_app.domain.change import Change
from organiser_app.store.queries import tables as t
from organiser_app.ui.actions import PageName
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.page import Page

_THEMES_CHANGED = Change(1, "rename_theme", frozenset({"theme"}))
_STREETS_CHANGED = Change(2, "rename_street", frozenset({"street"}))


class _Themes(Page):
    """Reads the themes; a part of it reads the streets once it is asked to."""

    name = PageName.TODAY

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.part = QWidget(self)
        self.filled = 0

    def refresh(self) -> None:
        self.desk.read(
            lambda connection: connection.execute(select(t.theme)).all(), self._show, owner=self
        )

    def read_streets(self) -> None:
        self.desk.read_latest(
            "streets",
            lambda connection: connection.execute(select(t.street)).all(),
            lambda _: None,
            owner=self.part,
        )

    def _show(self, _themes: object) -> None:
        self.filled += 1


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> _Themes:
    made = _Themes(desk)
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_change_of_what_it_read_fills_it_again(page: _Themes) -> None:
    page.desk.bus.changed.emit(_STREETS_CHANGED)
    assert page.filled == 1
    page.desk.bus.changed.emit(_THEMES_CHANGED)
    assert page.filled == 2


def test_what_a_part_of_it_read_concerns_it_too(page: _Themes) -> None:
    page.read_streets()
    page.desk.bus.changed.emit(_STREETS_CHANGED)
    assert page.filled == 2


def test_what_somebody_else_read_does_not_concern_it(page: _Themes, qtbot: QtBot) -> None:
    other = _Themes(page.desk)
    qtbot.addWidget(other)
    other.read_streets()
    page.desk.bus.changed.emit(_STREETS_CHANGED)
    assert page.filled == 1


def test_while_it_is_not_seen_it_waits_until_it_is(page: _Themes) -> None:
    page.hide()
    page.desk.bus.changed.emit(_THEMES_CHANGED)
    assert page.filled == 1
    page.show()
    assert page.filled == 2
