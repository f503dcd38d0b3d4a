"""The dialogs that merge, split and nest themes; each says with counts what will happen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtWidgets import QWidget

from organiser_app.domain.codebook_inputs import SplitInput
from organiser_app.language import plural, tr
from organiser_app.store.queries.codebook import Branch
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.dialogs.theme import TOP, chosen, name_problem, places, same
from organiser_app.ui.forms.fields import ChoiceField, TextField
from organiser_app.ui.forms.form import Form
from organiser_app.ui.widgets import label

_NONE = ""


@dataclass(frozen=True, slots=True)
class Above:
    """Where a theme is to lie: under which other, or None for the top."""

    theme_id: UUID | None


class MergeDialog(FormDialog[UUID]):
    """Asks into which theme one is to be merged; `others` are those that it can be."""

    def __init__(
        self,
        desk: Desk,
        theme: Branch,
        others: Iterable[Branch],
        into: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            desk,
            Form.THEME_MERGE,
            tr("Into which theme does “{theme}” go?", theme=theme.name),
            tr(
                "Themes under it go with it. No statement loses a code, and it can be brought back."
            ),
            about=theme.id,
            parent=parent,
        )
        self._theme = theme
        self._others = {str(other.id): other for other in others}
        names = {key: other.name for key, other in self._others.items()}
        self.into = ChoiceField(tr("Merge into"), {_NONE: tr("choose a theme")} | names)
        if into is not None:
            self.into.choose(str(into))
        self.add_fields(into=self.into)
        self.outcome = label("", wrap=True)
        self.body.addWidget(self.outcome)
        self.into.combo.currentIndexChanged.connect(lambda _: self._tell())
        self._tell()
        self.add_answers(tr("Merge"))
        self.into.setFocus()

    def answer(self) -> UUID:
        """The theme that was chosen."""
        return UUID(self.into.choice() or "")

    def accept(self) -> None:
        """Merge it, unless no theme is chosen."""
        if self.into.choice() == _NONE:
            self.into.set_problem(tr("Choose the theme that it is to count as."))
            self.into.setFocus()
        else:
            super().accept()

    def _tell(self) -> None:
        other = self._others.get(self.into.choice() or _NONE)
        self.outcome.setText(_what_merging_does(self._theme, other) if other else "")
        self.into.set_problem("")


class SplitDialog(FormDialog[SplitInput]):
    """Asks for the narrower themes, one a line."""

    def __init__(
        self, desk: Desk, theme: Branch, known: Iterable[Branch], parent: QWidget | None = None
    ) -> None:
        stay = plural(
            "Its {count} statement stays with it until you code it with a narrower one.",
            "Its {count} statements stay with it until you code them with a narrower one.",
            theme.own,
        )
        super().__init__(
            desk,
            Form.THEME_SPLIT,
            tr("Into what is “{theme}” split?", theme=theme.name),
            stay,
            about=theme.id,
            parent=parent,
        )
        self._known = tuple(known)
        self.names = TextField(tr("Narrower themes"), tr("One a line."), lines=4)
        self.add_fields(names=self.names)
        self.add_answers(tr("Split"))
        self.names.setFocus()

    def answer(self) -> SplitInput:
        """The names, in their order."""
        return SplitInput(names=self._lines())

    def accept(self) -> None:
        """Split it, unless a name cannot be."""
        problem = self._problem()
        self.names.set_problem(problem)
        if problem:
            self.names.setFocus()
        else:
            super().accept()

    def _lines(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self.names.text().splitlines() if line.strip())

    def _problem(self) -> str:
        lines = self._lines()
        if not lines:
            return tr("Name one narrower theme at least.")
        if len({same(line) for line in lines}) < len(lines):
            return tr("Give each narrower theme a name of its own.")
        return next(filter(None, (name_problem(line, self._known) for line in lines)), "")


class NestDialog(FormDialog[Above]):
    """Asks under which theme one is to lie; `others` are those that it can."""

    def __init__(
        self, desk: Desk, theme: Branch, others: Iterable[Branch], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            desk,
            Form.THEME_NEST,
            tr("Under which theme does “{theme}” lie?", theme=theme.name),
            tr("A statement counts once for the wider theme, however many under it it bears."),
            about=theme.id,
            parent=parent,
        )
        self.above = ChoiceField(tr("Under"), places(others))
        self.above.choose(str(theme.parent_id) if theme.parent_id else TOP)
        self.add_fields(above=self.above)
        self.add_answers(tr("Move"))
        self.above.setFocus()

    def answer(self) -> Above:
        """The place that was chosen."""
        return Above(chosen(self.above))


def _what_merging_does(theme: Branch, into: Branch) -> str:
    counted = plural(
        "The {count} statement coded “{theme}” counts as “{into}” from now on.",
        "The {count} statements coded “{theme}” count as “{into}” from now on.",
        theme.own,
        theme=theme.name,
        into=into.name,
    )
    beside = tr("“{into}” has {count} already.", into=into.name, count=f"{into.own:,}")
    return f"{counted} {beside}"
