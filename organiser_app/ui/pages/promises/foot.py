"""The foot of the lists: what can be done with the promise in hand, each with its key."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.promises import Agreed, PromiseRow
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, ButtonKind


class Act(Enum):
    """One thing to do with a promise or a step; the value is its key."""

    KEEP = "Space"
    PART = "P"
    LAPSE = "L"
    NEW_DAY = "R"
    LET_GO = "X"
    OPEN = "O"
    CHANGE = "Enter"
    GO_TO = "G"


_OF_PROMISES = (Act.PART, Act.LAPSE)


class Foot(QWidget):
    """A button for each act that the promise in hand allows; `wanted` carries the act."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.buttons = {act: _button(act) for act in Act}
        row = QHBoxLayout(self)
        row.setContentsMargins(metrics.gap, metrics.half, metrics.gap, metrics.quarter)
        row.setSpacing(metrics.gap)
        for act, button in self.buttons.items():
            if act is Act.CHANGE:
                row.addStretch(1)
            button.clicked.connect(lambda _checked=False, act=act: self.wanted.emit(act))
            row.addWidget(button)
        self.show_for(None)

    def show_for(self, row: PromiseRow | None) -> None:
        """Offer what can be done with a promise or a step."""
        step = row is not None and row.record is Agreed.NEXT_STEP
        words = _words(step=step)
        for act, button in self.buttons.items():
            button.set_label(words[act])
        if row is not None and row.resident_id is None:
            self.buttons[Act.GO_TO].set_label(tr("Go to the project"))
        for act, button in self.buttons.items():
            button.setVisible(row is not None and allows(row, act))


def allows(row: PromiseRow, act: Act) -> bool:
    """Whether an act has a meaning for a promise or a step as it stands."""
    if act in (Act.CHANGE, Act.GO_TO):
        return act is Act.CHANGE or row.resident_id is not None or row.project_id is not None
    if act is Act.OPEN:
        return not row.is_open
    return row.is_open and (row.record is Agreed.COMMITMENT or act not in _OF_PROMISES)


def _button(act: Act) -> Button:
    keys = {Act.KEEP: tr("Space"), Act.CHANGE: tr("Enter")}.get(act, act.value)
    return Button(_words(step=False)[act], ButtonKind.QUIET, keys=keys, in_row=True)


def _words(*, step: bool) -> Mapping[Act, str]:
    """What each act is called, of a promise or of a step."""
    return {
        Act.KEEP: tr("Done") if step else tr("Kept"),
        Act.PART: tr("In part…"),
        Act.LAPSE: tr("Lapsed…"),
        Act.NEW_DAY: tr("Move…") if step else tr("Renew…"),
        Act.LET_GO: tr("Drop") if step else tr("Release…"),
        Act.OPEN: tr("Open again"),
        Act.CHANGE: tr("Change…"),
        Act.GO_TO: tr("Go to them"),
    }
