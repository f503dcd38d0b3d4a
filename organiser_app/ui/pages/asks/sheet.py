"""The ask in hand: its header, its history, what it is born of, and whom it is asked of."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from organiser_app.domain.rules.asking import last_time_this_time, state_word
from organiser_app.domain.rules.partner_words import partner_kind_word
from organiser_app.language import plural, tr
from organiser_app.store.queries.asks import AskDetail, AskMoveRow, AskRow
from organiser_app.ui.days import short_day
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.pages.asks.happened import HappenedDelegate
from organiser_app.ui.pages.asks.words import STATE_ICONS, whole_words
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.said import SaidDelegate, said_row
from organiser_app.ui.pages.sheet_head import quiet_act, stand_under
from organiser_app.ui.pages.waves.narrow import give_way
from organiser_app.ui.tables import SimpleRow
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, ButtonKind, Card, Ink, KeyHint, label

_MONTHS = {"30": 1, "91": 3, "182": 6, "365": 12}
"""How many days before today last time was, and how many months that is about."""


class AskHeader(QWidget):
    """What is asked, how it stands, and what may be done about it."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.what = label("", Text.NUMBER, strong=True, wrap=True)
        self.sentence = label("", ink=Ink.MUTED, wrap=True)
        self.happened = Button(tr("What happened…"), keys="A", in_row=True)
        self.won = quiet_act(tr("Won…"), tr("It is won"), "W")
        self.stalled = quiet_act(tr("Stalled…"), tr("It stalled"), "S")
        self.refused = quiet_act(tr("Refused…"), tr("It was refused"), "R")
        self.chased = quiet_act(tr("Asked again"), tr("Asked again today, and no answer"), "C")
        self.change = quiet_act(tr("Change…"), tr("Say anew what is asked"), "E")
        self.remove = quiet_act(tr("Remove…"), tr("Remove the ask"), tr("Del"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.quarter)
        column.addLayout(self._beside(self.what, self.change, self.remove))
        column.addWidget(self.sentence)
        column.addSpacing(metrics.half)
        column.addLayout(self._acts())

    def _beside(self, words: QWidget, *buttons: Button) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().metrics.half)
        row.addWidget(words, 1)
        for button in buttons:
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _acts(self) -> QHBoxLayout:
        """What can be said of an ask."""
        row = QHBoxLayout()
        row.setSpacing(current().metrics.px(12))
        for button in (self.happened, self.won, self.stalled, self.refused, self.chased):
            row.addWidget(button)
        row.addStretch(1)
        return row

    def show_ask(self, ask: AskRow, today: date) -> None:
        """Show another ask."""
        self.what.setText(ask.what)
        self.sentence.setText(whole_words(ask, today))


class LastTimeCard(Card):
    """How the ask stood at some day before, beside how it stands."""

    def __init__(self) -> None:
        super().__init__(tr("Last time, this time"), padded=True)
        self.choice = ChoiceField[str](tr("Last time was"), _last_times())
        self.choice.choose("91")
        give_way(self.choice.combo)
        self.words = label("", wrap=True)
        self.body.addWidget(self.words)
        self.body.addSpacing(current().metrics.half)
        self.body.addWidget(self.choice)
        self.choice.combo.currentIndexChanged.connect(lambda _: self._tell())
        self._ask: AskRow | None = None
        self._today = date.max

    def show_ask(self, ask: AskRow, today: date) -> None:
        """Tell of another ask."""
        self._ask, self._today = ask, today
        self._tell()

    def _tell(self) -> None:
        if self._ask is None:
            return
        then = self._today - timedelta(days=int(self.choice.choice() or 0))
        self.words.setText(last_time_this_time(self._ask.moves, then, self._today))


class WhomCard(Card):
    """The power holder: what they are, and whom to speak to."""

    def __init__(self) -> None:
        super().__init__(tr("Asked of"), padded=True)
        self.name, self.words = label("", strong=True, wrap=True), label("", wrap=True)
        self.open_button = Button(tr("On the map"), ButtonKind.QUIET, keys="2", in_row=True)
        self.add_to_head(self.open_button)
        for part in (self.name, self.words):
            self.body.addWidget(part)
            part.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def show_partner(self, seen: AskDetail) -> None:
        """Show another power holder."""
        self.name.setText(seen.ask.partner)
        told = (partner_kind_word(seen.partner_kind), seen.person, seen.phone, seen.email)
        self.words.setText("\n".join(filter(None, told)))


class AskSheet(QWidget):
    """One ask, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.header, self.last_time, self.whom = AskHeader(), LastTimeCard(), WhomCard()
        self.history = ListCard(tr("What happened"), tr("Nothing yet."), HappenedDelegate())
        self.statements = ListCard(
            tr("Residents said"),
            tr("No statement is joined to it yet. B looks for one by its words."),
            SaidDelegate(),
        )
        self.join = Button(tr("Join…"), ButtonKind.QUIET, keys="B", in_row=True)
        self.join.setAccessibleName(tr("Join a statement"))
        self.statements.add_to_head(self.join)
        self.history.add_to_head(KeyHint(tr("Enter changes")))
        self.area = CardArea(tr("The ask"))
        self.area.add_cards(3, self.history, self.statements)
        self.area.add_cards(2, self.last_time, self.whom)
        for listed in (self.history.list, self.statements.list):
            self.area.keep_in_view(listed)
        stand_under(self.header, self.area, self)

    def show_ask(self, seen: AskDetail, today: date) -> None:
        """Show an ask."""
        self.header.show_ask(seen.ask, today)
        self.history.show_rows([_move_row(row, today) for row in seen.history])
        self.statements.show_rows([said_row(heard) for heard in seen.statements])
        self.last_time.show_ask(seen.ask, today)
        self.whom.show_partner(seen)


def _move_row(row: AskMoveRow, today: date) -> SimpleRow:
    move = row.move
    if row.first:
        words, under = move.what or tr("Asked"), tr("asked") if move.what else ""
    elif move.again:
        chased = tr("Asked again; no answer")
        words, under = move.what or chased, chased if move.what else ""
    else:
        words, under = move.what, state_word(move.state)
    return SimpleRow(
        str(row.id),
        words,
        icon="redo" if move.again else STATE_ICONS[move.state],
        under=under,
        note=short_day(move.on, today),
    )


def _last_times() -> Mapping[str, str]:
    return {
        days: plural("{count} month ago", "{count} months ago", months)
        for days, months in _MONTHS.items()
    }
