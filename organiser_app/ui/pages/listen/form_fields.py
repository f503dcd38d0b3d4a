"""What only this form has: a field for a moment, names and themes with commas between them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from PySide6.QtCore import QDateTime, QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtWidgets import QComboBox, QDateTimeEdit, QHBoxLayout, QWidget

from organiser_app.domain.inputs import MOST_UNNAMED, PersonInput
from organiser_app.domain.rules.quick_capture import parse
from organiser_app.domain.rules.quick_capture.people import others_in, written_people
from organiser_app.language import tr
from organiser_app.ui.forms.fields import Field
from organiser_app.ui.theme import current

_NEW = re.compile(r"\(\s*new\s*\)", re.IGNORECASE)


Present = tuple[tuple[PersonInput, ...], int]
"""Those who were there: with a name, and how many without."""


class MomentField(Field):
    """A day and a time."""

    def __init__(self, words: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = QDateTimeEdit()
        self.edit.setDisplayFormat(tr("d MMM, HH:mm"))
        super().__init__(words, self.edit, hint, parent)
        self._shown = 0
        self.edit.lineEdit().setAccessibleName(words)
        self.edit.setMinimumWidth(1)
        self.edit.lineEdit().setTextMargins(current().metrics.half, 0, 0, 0)
        self.edit.dateTimeChanged.connect(lambda _: self.edited.emit())

    def moment(self, before: datetime) -> datetime:
        """What stands there, where the machine is: `before` itself until somebody changes it."""
        seconds = self.edit.dateTime().toSecsSinceEpoch()
        if seconds in (self._shown, int(_minute(before).timestamp())):
            return before
        self._shown = 0
        return datetime.fromtimestamp(seconds).astimezone()

    def show_moment(self, moment: datetime) -> None:
        """Put another moment in; its seconds are not shown."""
        with QSignalBlocker(self.edit):
            self._shown = int(_minute(moment).timestamp())
            self.edit.setDateTime(QDateTime.fromSecsSinceEpoch(self._shown))


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


class _Still(QObject):
    """Lets the wheel scroll the form instead of changing a field that it passes over."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 (Qt's name)
        """Keep the wheel from a field without the keyboard."""
        passing = isinstance(watched, QWidget) and not watched.hasFocus()
        if event.type() == QEvent.Type.Wheel and passing:
            event.ignore()
            return True
        return super().eventFilter(watched, event)


def still_under_the_wheel(control: QWidget) -> None:
    """Let the wheel change a field only where the keyboard is in it."""
    control.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    control.installEventFilter(_Still(control))


def slim(combo: QComboBox) -> None:
    """Let a list of choices be narrower than its longest, and still under the wheel."""
    combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    combo.setMinimumContentsLength(4)
    still_under_the_wheel(combo)


def side_by_side(*fields: QWidget, shares: tuple[int, ...] = (1, 1)) -> QHBoxLayout:
    """Fields in a row, each with its share of the width."""
    row = QHBoxLayout()
    row.setSpacing(current().metrics.half)
    for field, share in zip(fields, shares, strict=True):
        row.addWidget(field, share)
    return row


def names_of(people: Iterable[PersonInput], unnamed: int) -> str:
    """Those present as they stand in the field: as quick capture writes them."""
    return written_people(tuple(people), unnamed)


def themes_in(words: str) -> tuple[str, ...]:
    """Themes from a field, each once; the mark before them may be typed or not."""
    themes = (part.strip().lstrip("#").strip() for part in words.split(","))
    return tuple(dict.fromkeys(theme for theme in themes if theme))


def people_in(words: str, moment: datetime) -> Present:
    """The people whom the field names or counts; whatever cannot be told apart stays in a name."""
    found = parse(f"with: {words}", moment).listenings
    read = found[0].listening if found else None
    if read is not None and not read.note:
        return read.people, read.unnamed_present
    parts = [part.strip() for part in words.split(",")]
    others = [others_in(part) for part in parts]
    named = (part for part, count in zip(parts, others, strict=True) if part and count is None)
    people = (
        PersonInput(name=_NEW.sub("", name).strip() or name, is_new=bool(_NEW.search(name)))
        for name in named
    )
    return tuple(people), min(sum(filter(None, others)), MOST_UNNAMED)
