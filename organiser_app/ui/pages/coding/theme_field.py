"""A line in which a theme is typed, and under it those of the codebook that it may be."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.themes import ThemeRow
from organiser_app.ui.forms.offering import TAKE, WALK
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets.lines import SearchField

_OFFERED = 5
_OURS = (*WALK, *TAKE, Qt.Key.Key_Escape)


class ThemeField(QWidget):
    """Down and Up walk while one types on, and Enter or a click takes; Esc goes back.

    A name that the codebook lacks stands in the list as a new theme, the last in it: a slip of the
    finger is seen before it is a theme. `given(name)` tells what was taken, `left` that the
    keyboard is to go back where it was.
    """

    given = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._themes: tuple[ThemeRow, ...] = ()
        self.line = SearchField(tr("Another theme"), tr("T"))
        self.line.setAccessibleDescription(tr("Begin to type a theme, then Down and Enter."))
        self._rows = RowsModel(self)
        self.offers = RowsView(tr("Themes of that name"), self._rows, SimpleDelegate(), hug=True)
        self.offers.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.offers.clicked.connect(lambda _: self._take())
        self.offers.hide()
        self.line.textEdited.connect(self._look)
        self.line.installEventFilter(self)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.quarter)
        column.addWidget(self.line)
        column.addWidget(self.offers)

    def set_themes(self, themes: Sequence[ThemeRow]) -> None:
        """Complete from these, the most used first."""
        self._themes = tuple(theme for theme in themes if not theme.archived)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """The keys of the list and Esc are the line's, and no shortcuts of the page."""
        if watched is self.line and isinstance(event, QKeyEvent):
            ours = Qt.Key(event.key()) in _OURS
            if ours and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if ours and event.type() == QEvent.Type.KeyPress:
                self._steer(Qt.Key(event.key()))
                return True
        return super().eventFilter(watched, event)

    def _steer(self, key: Qt.Key) -> None:
        if key in WALK:
            self.offers.walk(WALK[key])
        elif key in TAKE:
            self._take()
        else:
            self._leave()

    def _look(self, typed: str) -> None:
        rows = _offers(self._themes, typed.strip())
        self._rows.set_rows(rows)
        self.offers.setVisible(bool(rows))
        self.offers.choose_first()

    def _take(self) -> None:
        row = self.offers.current_row()
        if row is None or self.offers.isHidden():
            return
        self._leave()
        self.given.emit(row.key)

    def _leave(self) -> None:
        self.line.clear()
        self._rows.set_rows(())
        self.offers.hide()
        self.left.emit()


def _offers(themes: Sequence[ThemeRow], typed: str) -> list[SimpleRow]:
    """Those that begin with what is typed, then those of which another word does, then a new one.

    The `key` of a row is the name of its theme.
    """
    if not typed:
        return []
    low = typed.casefold()
    names = [(theme.name.casefold(), theme) for theme in themes]
    begin = [theme for name, theme in names if name.startswith(low)]
    within = [theme for name, theme in names if f" {low}" in name and not name.startswith(low)]
    rows = [SimpleRow(theme.name, theme.name, note=_used(theme)) for theme in begin + within]
    if any(name == low for name, _ in names):
        return rows[:_OFFERED]
    return [*rows[: _OFFERED - 1], SimpleRow(typed, typed, note=tr("new theme"))]


def _used(theme: ThemeRow) -> str:
    if not theme.statements:
        return tr("not used yet")
    return plural("{count} statement", "{count} statements", theme.statements)
