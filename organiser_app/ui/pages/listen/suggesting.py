"""Themes suggested while one types, for the statements that bear none; a key takes one."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from organiser_app.domain.change import Change
from organiser_app.domain.rules.quick_capture import Capture
from organiser_app.domain.rules.quick_capture.marks import theme_tag
from organiser_app.domain.rules.suggesting import SURE_SHARE, Suggestion
from organiser_app.language import tr
from organiser_app.store.log import Query
from organiser_app.store.queries.suggestions import suggestions
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.listen import places
from organiser_app.ui.pages.listen.editor import CaptureEditor
from organiser_app.ui.pages.listen.keys import keys_of
from organiser_app.ui.pages.listen.rewriting import Edit
from organiser_app.ui.pages.listen.saved_card import SavedCard
from organiser_app.ui.pages.listen.saved_rows import ThingRow

_PAUSE = 300
"""How long the keys rest before the log is asked, in milliseconds."""

_AT_ONCE = 10
_LEARNT_FROM = frozenset({"listening", "statement", "statement_theme", "theme", "wording"})

Found = dict[str, Suggestion | None]


class Suggesting(QObject):
    """Asks the log beside the typing, each text once, and shows what it says with the statement."""

    def __init__(
        self, editor: CaptureEditor, saved: SavedCard, desk: Desk, capture: Callable[[], Capture]
    ) -> None:
        super().__init__(editor)
        self._editor, self._saved, self._desk, self._capture = editor, saved, desk, capture
        self._found: Found = {}
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._ask)
        saved.rows_shown.connect(self._pause.start)
        editor.focus_moved.connect(self._pause.start)
        desk.bus.changed.connect(self._hear)
        taking = QShortcut(QKeySequence(keys_of("take_theme")), editor)
        taking.setContext(Qt.ShortcutContext.WidgetShortcut)
        taking.setWhatsThis(tr("Take the suggested theme"))
        taking.activated.connect(self.take)

    def take(self) -> None:
        """Write the suggested theme behind the statement in which the cursor stands."""
        line, row = self._in_hand()
        if row is not None and row.suggestion is not None:
            words = self._editor.lines()[line].rstrip()
            tagged = f"{words} {theme_tag(row.suggestion.theme)}"
            self._editor.rewrite([Edit(line, line + 1, (tagged,))])

    def _in_hand(self) -> tuple[int, ThingRow | None]:
        """The statement at the cursor, if it bears no theme, and the line on which it begins."""
        here, nothing = self._editor.line(), (0, None)
        parts = places.parts(self._capture(), len(self._editor.lines()))
        part = places.part_at(parts, here)
        parsed = parts[part].parsed
        number = places.statement_at(parsed, here) if parsed else None
        if parsed is None or number is None:
            return nothing
        for row in self._saved.without_theme():
            if (row.part, row.number) == (part, number):
                return places.statement_lines(parsed)[number], row
        return nothing

    def _hear(self, change: Change) -> None:
        """What was learnt from another log is of no use for this one."""
        if not _LEARNT_FROM.isdisjoint(change.touched):
            self._found = {}
            self._pause.start()

    def _ask(self) -> None:
        """Ask about what is not known yet, while somebody sees it."""
        if not self._editor.isVisible():
            return
        texts = [row.text for row in self._saved.without_theme() if row.text not in self._found]
        if texts:
            query = _read(texts[-_AT_ONCE:])
            self._desk.read_latest("themes-suggested", query, self._show, owner=self)

    def _show(self, found: Found) -> None:
        typed = {row.text for row in self._saved.without_theme()}
        known = self._found | found
        self._found = {text: known[text] for text in known if text in typed}
        self._saved.show_suggested(self._found)
        self._ask()


def _read(texts: Sequence[str]) -> Query[Found]:
    """The likeliest theme for each text, or None where none is likely enough."""
    return lambda connection: {text: _sure(suggestions(connection, text)) for text in texts}


def _sure(found: Sequence[Suggestion]) -> Suggestion | None:
    return next((each for each in found if each.share >= SURE_SHARE), None)
