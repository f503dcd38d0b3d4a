"""What the views of Heard share: what they are asked, and how they narrow the list."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import Signal

from organiser_app.store.queries.filters import EVERY_STATEMENT, StatementFilter
from organiser_app.store.queries.heard import WaveRow
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.charting import ChartPane


@dataclass(frozen=True, slots=True)
class Asked:
    """What is looked at: the filter, its wave, the wave that it is set beside, and the day."""

    today: date
    wanted: StatementFilter = field(default=EVERY_STATEMENT)
    wave: WaveRow | None = None
    beside: WaveRow | None = None


class HeardView(ChartPane):
    """One view of what was heard; it reads when it is asked, and only while it is seen.

    `narrowed(parts)` carries the parts of the filter that a bar stands for, as a dictionary; a
    theme goes by its name, under "theme".
    """

    narrowed = Signal(object)

    def __init__(self, name: str, desk: Desk) -> None:
        super().__init__(name, desk)
        self.asked: Asked | None = None

    def ask(self, asked: Asked) -> None:
        """Read what is asked for, and show it."""
        self.asked = asked
        self.read(asked)

    def read(self, asked: Asked) -> None:  # noqa: ARG002 - others need it
        """Ask the log for what the view shows."""
        raise TypeError(f"{type(self).__name__} does not say what it reads")

    def narrow(self, **parts: object) -> None:
        """Ask the page to narrow its list to these parts."""
        self.narrowed.emit(parts)
