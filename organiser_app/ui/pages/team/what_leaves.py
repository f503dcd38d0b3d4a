"""What a pack is to hold: everything, what is new, one patch or project, or figures alone.

Whatever is all of something may name people, or go under pseudonyms.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from organiser_app.domain.figures import Period
from organiser_app.language import tr
from organiser_app.sync.counting import usual_period
from organiser_app.sync.part import Part, PartKind, parts_of
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField, TickField
from organiser_app.ui.forms.period import PeriodField
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Ink, label


class HowMuch(StrEnum):
    """How much is in a pack."""

    EVERYTHING = "everything"
    SINCE_LAST = "since_last"
    PATCH = "patch"
    PROJECT = "project"
    FIGURES = "figures"


_MAY_NAME_NOBODY = frozenset({HowMuch.EVERYTHING, HowMuch.PATCH, HowMuch.PROJECT})
_KINDS = {HowMuch.PATCH: PartKind.PATCH, HowMuch.PROJECT: PartKind.PROJECT}


class WhatLeaves(QWidget):
    """Asks how much, of which patch or project or which days; says what leaves. Sends `edited`."""

    edited = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._parts: tuple[Part, ...] = ()
        self._since_last = True
        self.much: ChoiceField[HowMuch] = ChoiceField(tr("With"))
        self.which: ChoiceField[str] = ChoiceField(tr("Which one"))
        self.days = PeriodField(usual_period(desk.today))
        self.pseudonyms = TickField(tr("Under pseudonyms: nobody is named"))
        self.told = label("", ink=Ink.MUTED, wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().metrics.half)
        for each in (self.much, self.which, self.days, self.pseudonyms, self.told):
            column.addWidget(each)
        self.much.edited.connect(self._show)
        self.which.edited.connect(self.edited)
        self.pseudonyms.edited.connect(self._show)
        self.offer_since_last(offered=True)
        desk.read(parts_of, self._offer_parts, owner=self)

    def offer_since_last(self, *, offered: bool) -> None:
        """Offer what changed since the last pack, or do not, as nobody knows what they had."""
        self._since_last = offered
        self._offer()

    def part(self) -> Part | None:
        """The patch or project that alone leaves."""
        if self.much.choice() not in _KINDS:
            return None
        chosen = self.which.choice()
        return next(part for part in self._parts if part.id.hex == chosen)

    def is_of_figures(self) -> bool:
        """Whether figures leave, and nothing else."""
        return self.much.choice() is HowMuch.FIGURES

    def figures(self) -> Period | None:
        """Of which days figures alone leave; `can_be` has to be so."""
        if not self.is_of_figures():
            return None
        period = self.days.period()
        if period is None:  # else all of the log would leave
            raise ValueError("figures are of days that end after they begin")
        return period

    def can_be(self) -> bool:
        """Whether the days are a time, where any are asked for; if not, it is said there."""
        return not self.is_of_figures() or self.days.period() is not None

    def under_pseudonyms(self) -> bool:
        """Whether nobody is named in what leaves."""
        return self.much.choice() in _MAY_NAME_NOBODY and self.pseudonyms.ticked()

    def _offer_parts(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(parts)
        self._offer()

    def _offer(self) -> None:
        kinds = {part.kind for part in self._parts}
        self.much.set_choices(
            {
                much: words
                for much, words in _choices().items()
                if (much is not HowMuch.SINCE_LAST or self._since_last)
                and (much not in _KINDS or _KINDS[much] in kinds)
            }
        )
        self._show()

    def _show(self) -> None:
        much = self.much.choice() or HowMuch.EVERYTHING
        kind = _KINDS.get(much)
        self.which.set_choices(
            {part.id.hex: part.name for part in self._parts if part.kind is kind}
        )
        self.which.setVisible(kind is not None)
        self.days.setVisible(self.is_of_figures())
        self.pseudonyms.setVisible(much in _MAY_NAME_NOBODY)
        nameless = self.under_pseudonyms()
        self.told.setText(nameless_words(much) if nameless else leaves_words(much))
        self.edited.emit()


def _choices() -> dict[HowMuch, str]:
    return {
        HowMuch.EVERYTHING: tr("everything"),
        HowMuch.SINCE_LAST: tr("what changed since the last pack for them"),
        HowMuch.PATCH: tr("one patch"),
        HowMuch.PROJECT: tr("one project"),
        HowMuch.FIGURES: tr("figures alone"),
    }


def leaves_words(much: HowMuch) -> str:
    """What leaves with a pack, as a sentence or two."""
    return {
        HowMuch.EVERYTHING: tr("All of this log leaves but for what stays at home."),
        HowMuch.SINCE_LAST: tr(
            "What was added or changed since leaves, but for what stays at home."
        ),
        HowMuch.PATCH: tr(
            "Its streets and doors leave, what was heard there, its projects and groups, and who"
            " lives there or was listened to, with their names and how to reach them."
        ),
        HowMuch.PROJECT: tr(
            "Its people leave, with their names and how to reach them, its steps, promises, money"
            " and outcomes, and the statements it was born of with whoever said them."
        ),
        HowMuch.FIGURES: tr(
            "Counts of these days alone leave: nobody’s name and nobody’s words. Fewer than five"
            " people are not told. The reader adds figures up and merges nothing."
        ),
    }[much]


def nameless_words(much: HowMuch) -> str:
    """What leaves with a pack under pseudonyms, and against what that is no help."""
    leaves = tr(
        "For a colleague elsewhere or a researcher. People go by pseudonyms. What leaves are kinds,"
        " strengths, themes, days, states and amounts, who was where with whom, names of hosts,"
        " patches, waves and projects, and quotes that may be published. Names of people, contacts,"
        " doors, streets and all other words stay. Whoever knows the patch well may still recognise"
        " somebody."
    )
    if much is HowMuch.EVERYTHING:
        return leaves
    return tr("{leaves} Only what belongs to the one chosen leaves.", leaves=leaves)
