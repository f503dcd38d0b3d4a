"""The dialogs that add a theme, call it by another name, and say what belongs to it."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.codebook_inputs import (
    SEPARATOR,
    ThemeInput,
    ThemeNameInput,
    tidy_name,
)
from organiser_app.language import tr
from organiser_app.store.queries.codebook import Branch
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.fields import ChoiceField, LineField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.widgets import Button

_LONGEST_NAME = 200
TOP = ""


class ThemeDialog(FormDialog[ThemeInput]):
    """Asks for a new theme: its name, what belongs to it, and what it lies under."""

    def __init__(self, desk: Desk, known: Iterable[Branch], parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.THEME,
            tr("Which theme is new?"),
            tr("A theme is what statements have in common. Give it a word that residents use."),
            parent=parent,
        )
        self._known = tuple(known)
        self.name = _name_field(tr("Name"))
        self.words = TextField(tr("What belongs to it"), lines=3)
        self.above = ChoiceField(tr("Under"), places(self._known))
        self.add_fields(name=self.name, words=self.words, above=self.above)
        self.add_answers(tr("Add"))
        self.name.setFocus()

    def answer(self) -> ThemeInput:
        """What stands in the fields."""
        return ThemeInput(
            name=self.name.text(), description=self.words.text(), parent_id=chosen(self.above)
        )

    def accept(self) -> None:
        """Add it, unless its name cannot be."""
        problem = name_problem(self.name.text(), self._known)
        self.name.set_problem(problem)
        if problem:
            self.name.setFocus()
        else:
            super().accept()


class RenameDialog(FormDialog[ThemeNameInput]):
    """Asks for another name; where that is taken, `instead` may become the theme to merge into."""

    def __init__(
        self, desk: Desk, theme: Branch, known: Iterable[Branch], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.THEME_NAME,
            tr("What is “{theme}” called from now on?", theme=theme.name),
            tr("What was coded until now keeps the name that it was coded by."),
            about=theme.id,
            parent=parent,
        )
        self._theme, self._known = theme, tuple(known)
        self.instead: UUID | None = None
        self.name = _name_field(tr("Name"))
        self.name.set_text(theme.name)
        self.add_fields(name=self.name)
        self.merging = self.add_button(Button(tr("Merge instead…")), at_left=True)
        self.merging.clicked.connect(self._merge)
        self.merging.hide()
        self.add_answers(tr("Rename"))
        self.name.edited.connect(self._look)
        self.name.line.selectAll()
        self.name.setFocus()

    def answer(self) -> ThemeNameInput:
        """What stands in the field."""
        return ThemeNameInput(name=self.name.text())

    def accept(self) -> None:
        """Rename it, unless the name cannot be, or is the one that it has."""
        if tidy_name(self.name.text()) == self._theme.name:
            self.reject()
            return
        problem = name_problem(self.name.text(), self._known, self._theme.id)
        self.name.set_problem(problem)
        if problem:
            self.name.setFocus()
        else:
            super().accept()

    def _look(self) -> None:
        """Offer to merge where another theme has that name."""
        other = _called(self.name.text(), self._known, self._theme.id)
        self.merging.setVisible(other is not None)
        self.name.set_problem(_taken(other) if other else "")

    def _merge(self) -> None:
        other = _called(self.name.text(), self._known, self._theme.id)
        self.instead = other.id if other else None
        self.throw_away()


class DescribeDialog(FormDialog[str]):
    """Asks what belongs to a theme."""

    def __init__(self, desk: Desk, theme: Branch, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.THEME_WORDS,
            tr("What belongs to “{theme}”?", theme=theme.name),
            tr("Say it so that two people would code the same statement alike."),
            about=theme.id,
            parent=parent,
        )
        self.words = TextField(tr("What belongs to it"), lines=4)
        self.words.set_text(theme.description)
        self.add_fields(words=self.words)
        self.add_answers(tr("Save"))
        self.words.setFocus()

    def answer(self) -> str:
        """What stands in the field."""
        return self.words.text()


def _name_field(words: str) -> LineField:
    field = LineField(words)
    field.line.setMaxLength(_LONGEST_NAME)
    return field


def places(themes: Iterable[Branch]) -> dict[str, str]:
    """The themes under which one can lie, the top first."""
    return {TOP: tr("no other theme")} | {str(each.id): each.name for each in themes}


def chosen(field: ChoiceField[str]) -> UUID | None:
    """The theme that was chosen, None for the top."""
    choice = field.choice()
    return UUID(choice) if choice else None


def same(name: str) -> str:
    """A name as two are compared."""
    return str(tidy_name(name)).casefold()


def _called(name: str, known: Iterable[Branch], but: UUID | None = None) -> Branch | None:
    """The other theme that goes by a name."""
    return next((each for each in known if same(each.name) == same(name) and each.id != but), None)


def _taken(other: Branch) -> str:
    return tr("There is a theme called “{theme}” already.", theme=other.name)


def name_problem(name: str, known: Iterable[Branch], but: UUID | None = None) -> str:
    """Why a theme cannot be called so, empty where it can."""
    if not same(name):
        return tr("Give it a name.")
    if SEPARATOR in name:
        return tr("The name of a theme has no comma, since commas stand between themes.")
    other = _called(name, known, but)
    return _taken(other) if other else ""
