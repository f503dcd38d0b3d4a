"""What the lists are narrowed to: words, a project, a person, and what a bar stands for."""

from __future__ import annotations

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from organiser_app.language import tr
from organiser_app.store.queries.promise_page import EVERY_PROMISE, PromiseFilter
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Chip
from organiser_app.ui.widgets.lines import SearchField

_FIELD, _PROJECT, _LONGEST = 190, 170, 28


class Narrowing(QWidget):
    """A field, a list of projects, and a chip for each other part, which takes it off again."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        px = current().metrics.px
        self.wanted = EVERY_PROMISE
        self.words = SearchField(tr("Find words"), "/")
        self.words.setFixedWidth(px(_FIELD))
        self.project = QComboBox()
        self.project.setAccessibleName(tr("Project"))
        self.project.view().setAccessibleName(tr("Project"))
        self.project.setFixedWidth(px(_PROJECT))
        self._projects: list[UUID | None] = []
        self.person, self.sort = (Chip("", checkable=True) for _ in range(2))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(current().metrics.half)
        for part in (self.person, self.sort, self.project, self.words):
            row.addWidget(part)
        for chip in (self.person, self.sort):
            _dress(chip, "")
        self.offer(())
        self.words.textChanged.connect(lambda words: self._narrow(words=words.strip()))
        self.project.activated.connect(lambda at: self._narrow(project_id=self._projects[at]))
        self.person.clicked.connect(lambda: self.only_person(None, ""))
        self.sort.clicked.connect(lambda: self.only_sort(EVERY_PROMISE, ""))

    def offer(self, projects: tuple[tuple[UUID, str], ...]) -> None:
        """Offer these projects; the one in hand stays in hand where it still is offered."""
        self._projects = [None, *(project_id for project_id, _ in projects)]
        self.project.clear()
        self.project.addItems([tr("Every project"), *(name for _, name in projects)])
        if self.wanted.project_id in self._projects:
            self.project.setCurrentIndex(self._projects.index(self.wanted.project_id))

    def only_person(self, person_id: UUID | None, name: str) -> None:
        """Narrow to one person, or to none again."""
        _dress(self.person, name)
        self._narrow(person_id=person_id)

    def only_sort(self, wanted: PromiseFilter, name: str) -> None:
        """Narrow to the theme, or the way of asking, that a bar stands for."""
        _dress(self.sort, name)
        self._narrow(theme_id=wanted.theme_id, asked=wanted.asked)

    def only_words(self, words: str) -> None:
        """Narrow to words, and to nothing else."""
        for chip in (self.person, self.sort):
            _dress(chip, "")
        self.project.setCurrentIndex(0)
        self.wanted = EVERY_PROMISE
        if words == self.words.text():
            self._narrow(words=words)
        else:
            self.words.setText(words)

    def _narrow(self, **parts: object) -> None:
        self.wanted = replace(self.wanted, **parts)  # type: ignore[arg-type] # each by its name
        self.changed.emit()


def _dress(chip: Chip, name: str) -> None:
    """Say what the chip takes off, or hide it."""
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    chip.setText(f"{short} ×" if name else "")
    chip.setAccessibleName(tr("{part}, take it off", part=name) if name else tr("Only"))
    chip.setChecked(bool(name))
    chip.setVisible(bool(name))
    chip.updateGeometry()
