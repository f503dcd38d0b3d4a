"""A need, whole: the words, where it was taken, what came of it, and all that can be done."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from organiser_app.domain.need_inputs import MetInput
from organiser_app.language import tr
from organiser_app.store.queries.needs import NeedRow
from organiser_app.ui.days import short_day
from organiser_app.ui.desk import Desk
from organiser_app.ui.dialogs.form_dialog import FormDialog
from organiser_app.ui.forms.form import Form
from organiser_app.ui.forms.open_choice import SatisfiedField, first_wrong
from organiser_app.ui.forms.past_day import PastDayField
from organiser_app.ui.need_words import (
    days_words,
    helped_words,
    match_word,
    referral_words,
    satisfied_words,
    with_whom_words,
)
from organiser_app.ui.painting.text import curly
from organiser_app.ui.theme import Text, current
from organiser_app.ui.theme.words import strength_words
from organiser_app.ui.widgets import Button, Dialog, Ink, hairline, label, words_label

_WIDTH = 720


class NeedAct(StrEnum):
    """What can be done with a need."""

    MET = "met"
    REFER = "refer"
    ANSWER = "answer"
    STORY = "story"
    WORDS = "words"
    ASK = "ask"


class NeedDialog(Dialog):
    """Shows a need; `ask()` gives what is to be done with it, or None."""

    def __init__(self, need: NeedRow, today: date, parent: QWidget | None = None) -> None:
        super().__init__(_whose(need), _how_long(need, today), parent)
        self.setMinimumWidth(current().metrics.px(_WIDTH))
        self._act: NeedAct | None = None
        self.acts: dict[NeedAct, Button] = {}
        self._fill(need, today)
        self._add_acts(need)
        self.add_safe(tr("Close")).setFocus()

    def ask(self) -> NeedAct | None:
        """What is to be done, once the dialog is closed."""
        return self._act if self.exec() == self.DialogCode.Accepted else None

    def _fill(self, need: NeedRow, today: date) -> None:
        said = need.said
        self._add(words_label(curly(said.text) if said.verbatim else said.text))
        if said.quote and said.quote != said.words:
            self._add(label(said.words, ink=Ink.MUTED, wrap=True))
        self._add(label(_facts(need, today), wrap=True))
        self._add_way(need, today)
        if need.story:
            self._add(hairline())
            self._add(label(tr("As a story"), Text.META, Ink.MUTED, strong=True))
            self._add(words_label(need.story))

    def _add(self, widget: QWidget) -> None:
        self.body.addWidget(widget)

    def _add_way(self, need: NeedRow, today: date) -> None:
        """Where the need was taken, in the order of days."""
        lines = [(one.on, referral_words(one, today)) for one in need.referrals]
        for match in need.introduced:
            when = short_day(match.on, today)
            came = match_word(match.state)
            told = tr("{day}: {name} offered a gift, {came}", day=when, name=match.gives, came=came)
            lines.append((match.on, told))
        if lines:
            self._add(hairline())
            self._add(label(tr("Where it went"), Text.META, Ink.MUTED, strong=True))
        for _, line in sorted(lines):
            self._add(label(line, wrap=True))

    def _add_acts(self, need: NeedRow) -> None:
        met = tr("Open it again") if need.met_on else tr("Met…")
        acts = {
            NeedAct.MET: (met, "M"),
            NeedAct.REFER: (tr("Pass on…"), "R"),
            NeedAct.ANSWER: (tr("Answer…"), "A"),
            NeedAct.STORY: (tr("Story…"), "T"),
            NeedAct.WORDS: (tr("Words…"), "E"),
            NeedAct.ASK: (tr("Ask…"), "H"),
        }
        for act, (words, key) in acts.items():
            if act is NeedAct.ANSWER and not need.referrals:
                continue
            button = Button(words, keys=key, in_row=True)
            button.clicked.connect(lambda _=False, act=act: self._choose(act))
            QShortcut(QKeySequence(key), self).activated.connect(button.click)
            self.acts[act] = button
        self.add_acts(tuple(self.acts.values()))

    def _choose(self, act: NeedAct) -> None:
        self._act = act
        self.accept()


class MetDialog(FormDialog[MetInput]):
    """Asks when a need was met, and how well the resident thinks that it was."""

    def __init__(self, desk: Desk, need: NeedRow, parent: QWidget | None = None) -> None:
        super().__init__(
            desk,
            Form.NEED_MET,
            tr("When was it met?"),
            need.said.text,
            about=need.id,
            parent=parent,
        )
        self.on = PastDayField(
            tr("Day"), desk.today, tr("As “yesterday” or “14 May”; empty is today.")
        )
        self.satisfied = SatisfiedField()
        self.add_fields(satisfied=self.satisfied, on=self.on)
        self.add_answers(tr("It is met"))
        self.satisfied.setFocus()

    def answer(self) -> MetInput:
        """What stands in the fields; no day is today."""
        return MetInput(on=self.on.happened_on(), satisfied=self.satisfied.satisfied())

    def accept(self) -> None:
        """Keep it, unless it is open how well, or the day cannot be."""
        wrong = first_wrong(self.satisfied, self.on)
        if wrong is None:
            super().accept()
        else:
            wrong.setFocus()


def _whose(need: NeedRow) -> str:
    return need.said.resident or tr("Somebody whose name is not known")


def _how_long(need: NeedRow, today: date) -> str:
    said = need.said
    when = ", ".join(part for part in (short_day(said.said_on, today), said.where) if part)
    days = days_words(need.days(today))
    if not need.days(today):
        return tr("Told {when}; met the same day", when=when) if need.met_on else when
    if need.met_on is None:
        return tr("Told {when}; waits {days}", when=when, days=days)
    met = short_day(need.met_on, today)
    return tr("Told {when}; met {day}, after {days}", when=when, day=met, days=days)


def _now(need: NeedRow, today: date) -> str:
    """Who has a need that is open."""
    if need.with_whom is not None:
        return tr("now with {whom}", whom=with_whom_words(need, today))
    return helped_words(need) or tr("with nobody yet")


def _facts(need: NeedRow, today: date) -> str:
    said = need.said
    facts = [
        ", ".join(said.themes),
        strength_words(said.strength) if said.strength else "",
        tr("asked before") if said.asked_before else "",
        "" if need.met_on else _now(need, today),
        satisfied_words(need.satisfied) if need.satisfied else "",
    ]
    return " · ".join(fact for fact in facts if fact)
