"""What the views of Heard share: what they are asked, the chart they give, and how they narrow."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.heard import WaveRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.theme import current

if TYPE_CHECKING:
    from matplotlib.figure import Figure


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: the filter, its wave, the wave that it is set beside, and the day."""

    today: date
    wanted: StatementFilter = field(default=EVERY_STATEMENT)
    wave: WaveRow | None = None
    beside: WaveRow | None = None


@dataclass(frozen=True, slots=True)
class Chart:
    """What a view shows, to be taken elsewhere: a figure for paper, and its numbers as a table."""

    title: str
    figure: Callable[[], Figure]
    table: tuple[tuple[str, ...], ...]

    def as_text(self) -> str:
        """The table with tabs between its cells, as spreadsheets take it."""
        cells = ((" ".join(cell.split()) for cell in row) for row in self.table)
        return "\n".join("\t".join(row) for row in cells)


class HeardView(QWidget):
    """One view of what was heard; it reads when it is asked, and only while it is seen.

    `narrowed(parts)` carries the parts of the filter that a bar stands for, as a dictionary; a
    theme goes by its name, under "theme".
    """

    narrowed = Signal(object)

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.desk = desk
        self.asked: Asked | None = None
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(current().metrics.gap)

    def ask(self, asked: Asked) -> None:
        """Read what is asked for, and show it."""
        self.asked = asked
        self.read(asked)

    def read(self, asked: Asked) -> None:  # noqa: ARG002 - others need it
        """Ask the log for what the view shows."""
        raise TypeError(f"{type(self).__name__} does not say what it reads")

    def chart(self) -> Chart | None:
        """What is shown, as a chart; None while there is nothing."""
        return None

    def narrow(self, **parts: object) -> None:
        """Ask the page to narrow its list to these parts."""
        self.narrowed.emit(parts)
