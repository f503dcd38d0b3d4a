"""`Ctrl+K`: one field that finds any page, action, person, project, group, ask or word heard."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.domain.rules.matching import matches
from organiser_app.language import tr
from organiser_app.store.log import Query
from organiser_app.store.queries.filters import StatementFilter
from organiser_app.store.queries.found_by_name import NamedHit, NamedKind, found_by_name
from organiser_app.store.queries.heard_places import locality_of
from organiser_app.store.queries.search import HitKind, SearchHit, search
from organiser_app.ui.actions import ACTIONS, PageName
from organiser_app.ui.dialogs.listening import show_listening
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.painting import boxes
from organiser_app.ui.tables import RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.theme import current

_HITS = 12
_MOST_HIGH = 440
"""In unscaled pixels."""

_WALK, _OPEN = (Qt.Key.Key_Up, Qt.Key.Key_Down), (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_STEERING = (*_WALK, *_OPEN, Qt.Key.Key_Escape)

_PAGE_OF: dict[HitKind | NamedKind, PageName] = {
    HitKind.RESIDENT: PageName.PEOPLE,
    HitKind.PROJECT: PageName.PROJECTS,
    HitKind.STATEMENT: PageName.HEARD,
    HitKind.QUOTE: PageName.HEARD,
    HitKind.STORY: PageName.PROJECTS,
    HitKind.NOTE: PageName.PEOPLE,
    HitKind.NEXT_STEP: PageName.PROMISES,
    HitKind.COMMITMENT: PageName.PROMISES,
    NamedKind.GROUP: PageName.GROUPS,
    NamedKind.ASK: PageName.ASKS,
    NamedKind.PARTNER: PageName.ASKS,
}
_ICON_OF: dict[HitKind | NamedKind, str] = {
    HitKind.RESIDENT: "person",
    HitKind.PROJECT: "projects",
    HitKind.STATEMENT: "heard",
    HitKind.QUOTE: "quote",
    HitKind.STORY: "projects",
    HitKind.NOTE: "listen",
    HitKind.THEME: "heard",
    HitKind.PLACE: "pin",
    HitKind.NEXT_STEP: "clock",
    HitKind.COMMITMENT: "promises",
    NamedKind.GROUP: "people",
    NamedKind.ASK: "quote",
    NamedKind.PARTNER: "team",
}

_Hit = SearchHit | NamedHit


class Palette(QWidget):
    """What the words in the search field may mean, under the field, as they are typed."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self.setAccessibleName(tr("What was found"))
        self._window, self._field = window, window.top.search
        self._hits: dict[str, _Hit] = {}
        self._model = RowsModel(self)
        self.view = RowsView(tr("What was found"), self._model, SimpleDelegate())
        self.view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.view.opened.connect(self._open)
        self.view.clicked.connect(lambda _: self._open(self.view.current_row()))
        column = QVBoxLayout(self)
        inset = self._inset()
        column.setContentsMargins(inset, inset, inset, inset)
        column.addWidget(self.view)
        self._field.installEventFilter(self)
        self.hide()

    def open_up(self) -> None:
        """Put the cursor in the field and show what can be done."""
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()
        self.open_with(self._field.text())

    def open_with(self, words: str) -> None:
        """Show the pages and actions that `words` may mean at once, then what the log has."""
        self._show(words, None)
        self.show()
        self.raise_()
        if words.strip():
            self._window.desk.read_latest(
                "palette",
                _looked(words),
                lambda hits: self._show(words, hits),
                owner=self,
            )

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """Surface and edge."""
        theme = current()
        painter = QPainter(self)
        pen = QPen(QColor(theme.colours.edge), theme.colours.edge_width)
        radius = theme.metrics.px(6)
        boxes.rounded(painter, QRectF(self.rect()), radius, theme.colours.surface, pen)
        painter.end()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Arrows walk through what was found, Enter opens it, Esc closes, while one types on."""
        if watched is self._field and isinstance(event, QKeyEvent):
            if self.isVisible() and event.key() in _STEERING:
                if event.type() == QEvent.Type.ShortcutOverride:
                    event.accept()  # or the page below would have a key that it knows as well
                elif event.type() == QEvent.Type.KeyPress:
                    self._steer(event.key())
                return True
        elif watched is self._field and event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)

    def _steer(self, key: int) -> None:
        if key in _WALK:
            self._walk(1 if key == Qt.Key.Key_Down else -1)
        elif key in _OPEN:
            self._open(self.view.current_row())
        else:
            self._leave()

    def _walk(self, step: int) -> None:
        here = self.view.currentIndex().row() + step
        if 0 <= here < self._model.rowCount():
            self.view.setCurrentIndex(self._model.index(here))

    def _show(self, words: str, hits: tuple[_Hit, ...] | None) -> None:
        """Show what may be meant; `hits` is None while the log is still being searched."""
        self._hits = {str(hit.record_id): hit for hit in hits or ()}
        rows = [*_action_rows(words), *(_hit_row(hit) for hit in hits or ())]
        if not rows and hits is not None:
            rows = [SimpleRow(key="", title=tr("Nothing holds these words."), heading=True)]
        in_hand = self.view.current_row() if hits is not None else None
        self.view.show_whole(rows, in_hand.key if in_hand else "")
        self._place()

    def _open(self, row: object) -> None:
        if not isinstance(row, SimpleRow) or row.heading:
            return
        hit = self._hits.get(row.key)
        self._leave()
        if hit is None:
            self._window.actions_by_name[row.key].trigger()
        else:
            self._open_hit(hit)

    def _open_hit(self, hit: _Hit) -> None:
        """Show what was found where it can be read: a theme or a place by what was said of it."""
        desk = self._window.desk
        if hit.kind is HitKind.THEME:
            desk.show_statements(PageName.HEARD, StatementFilter(theme_id=hit.record_id))
        elif hit.kind is HitKind.PLACE:
            desk.read(
                partial(locality_of, place_id=hit.record_id),
                lambda there: desk.show_statements(PageName.HEARD, StatementFilter(locality=there)),
                owner=self,
            )
        elif isinstance(hit, SearchHit) and hit.kind is HitKind.NOTE and hit.resident_id is None:
            show_listening(desk, hit.record_id, self._window, lambda: None)
        else:
            desk.show(_PAGE_OF[hit.kind], hit.record_id)

    def _leave(self) -> None:
        self.hide()
        self._field.clear()
        page = self._window.stack.currentWidget()
        if page is not None:
            page.setFocus()

    def _place(self) -> None:
        """Under the field, as high as what was found."""
        metrics = current().metrics
        below = self._field.mapTo(self._window, QPoint(0, self._field.height() + metrics.quarter))
        wide = max(self._field.width(), metrics.px(320))
        high = self.view.verticalHeader().length() + 2 * self._inset()
        self.setGeometry(below.x(), below.y(), wide, min(high, metrics.px(_MOST_HIGH)))

    def _inset(self) -> int:
        """How far the list stays off the edge and its round corners."""
        return current().metrics.quarter + 1


def _action_rows(words: str) -> list[SimpleRow]:
    return [
        SimpleRow(
            key=action.name,
            title=action.words(),
            icon="arrow-right",
            note=action.keys.replace("+", " "),
        )
        for action in ACTIONS
        if action.name != "find" and matches(words, f"{action.words()} {action.also()}")
    ]


def _looked(words: str) -> Query[tuple[_Hit, ...]]:
    """What goes by such a name, then what holds the words."""
    return lambda connection: (
        *found_by_name(connection, words),
        *search(connection, words, _HITS),
    )


def _hit_row(hit: _Hit) -> SimpleRow:
    if isinstance(hit, NamedHit):
        return SimpleRow(str(hit.record_id), hit.name, _ICON_OF[hit.kind], under=hit.of_whom)
    return SimpleRow(
        key=str(hit.record_id),
        title=hit.title or hit.excerpt,
        icon=_ICON_OF[hit.kind],
        under=hit.excerpt if hit.title else "",
    )
