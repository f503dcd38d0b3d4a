"""The tree of themes in a column, each as deep as it lies, narrowed by what is typed above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout

from organiser_app.language import tr
from organiser_app.store.queries.codebook import Branch
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.pages.list_column import add_new
from organiser_app.ui.tables import RowDelegate, RowsModel, RowsView, ThemeLine
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Ink, label
from organiser_app.ui.widgets.lines import SearchField

_STEP = 16
_DEEPEST = 4


class ThemeLineDelegate(RowDelegate[ThemeLine]):
    """A name, further in the deeper it lies, and its count; quiet where it is archived."""

    on_rail = True
    ruled = False

    def paint_row(self, canvas: Canvas, box: QRectF, row: ThemeLine) -> None:
        """The count from the right, the name in what is left."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, 0, -metrics.half, 0)
        used = canvas.meta_right(inside, f"{row.statements:,}")
        inside.setLeft(inside.left() + metrics.px(_STEP) * min(row.depth, _DEEPEST))
        inside.setRight(inside.right() - used - metrics.half)
        quiet = canvas.colours.muted if row.archived else ""
        canvas.body(inside, row.name, 400 if row.depth else 500, quiet)


class ThemesColumn(SideColumn):
    """Sends `chosen` with the id of the theme in hand, and `entered` when it is to be read."""

    chosen = Signal(object)
    entered = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Codebook"))
        self._branches: tuple[Branch, ...] = ()
        self.add_button = add_new(self, tr("Add"), tr("Add a theme"), "A")
        self.filter = SearchField(tr("Filter by name"), "/")
        self._none = label(tr("No theme is called that."), ink=Ink.MUTED, wrap=True)
        self.rows = RowsModel(self)
        self.list = RowsView(tr("Themes"), self.rows, ThemeLineDelegate())
        above = QVBoxLayout()
        above.setSpacing(current().metrics.half)
        above.addWidget(self.filter)
        above.addWidget(self._none)
        self._none.hide()
        self.add_inset(above)
        self.add(self.list, 1)
        self.filter.textChanged.connect(lambda _: self._fill(None))
        self.filter.returnPressed.connect(self.list.setFocus)
        self.list.marked.connect(lambda row: self.chosen.emit(UUID(row.key)))
        self.list.opened.connect(lambda _: self.entered.emit())

    def show_branches(self, branches: Sequence[Branch], wanted: UUID | None) -> None:
        """Show the tree, with the wanted theme in hand, else the first."""
        self._branches = tuple(branches)
        sought = {self.list.awaited, str(wanted)} & {str(each.id) for each in branches}
        if sought - {str(each.id) for each in self._shown()}:
            with QSignalBlocker(self.filter):
                self.filter.clear()
        self._fill(wanted)

    def _shown(self) -> list[Branch]:
        words = self.filter.text().strip().casefold()
        return [each for each in self._branches if words in each.name.casefold()]

    def _fill(self, wanted: UUID | None) -> None:
        """Fill the list, and tell once which theme is in hand then."""
        shown, held = self._shown(), self.list.current_row()
        names = {each.id: each.name for each in self._branches}
        self._none.setVisible(not shown and bool(self._branches))
        key = str(wanted) if wanted or held is None else held.key
        self.list.show_whole([_line(each, names) for each in shown], key)


def _line(branch: Branch, names: Mapping[UUID, str]) -> ThemeLine:
    return ThemeLine(
        key=str(branch.id),
        name=branch.name,
        statements=branch.statements,
        depth=branch.depth,
        wider=names[branch.parent_id] if branch.parent_id else "",
        archived=branch.archived,
    )
