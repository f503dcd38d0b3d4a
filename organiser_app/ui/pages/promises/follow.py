"""Follow-through: how much was kept of what was promised, by theme and by how it was asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organiser_app.domain.relationship_values import AskedHow
from organiser_app.domain.values import CommitmentState
from organiser_app.language import plural, tr
from organiser_app.store.queries.follow_through import FEW, FollowThrough, Settled, follow_through
from organiser_app.store.queries.promise_page import PromiseFilter
from organiser_app.ui.desk import Desk
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.promise_words import asked_word, state_word
from organiser_app.ui.tables.follow_row import FollowRow
from organiser_app.ui.tables.follow_through import FollowDelegate, paint_part
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Ink, label
from organiser_app.ui.widgets.painted import Painted

_STATES = (
    CommitmentState.KEPT,
    CommitmentState.PART_KEPT,
    CommitmentState.LAPSED,
    CommitmentState.RELEASED,
)
_THEME, _ASKED = "theme", "asked"


class FollowView(QWidget):
    """Two charts of bars with their counts in words.

    `narrowed` carries what the bar is of that was opened, and its name.
    """

    narrowed = Signal(object, str)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setAccessibleName(tr("Follow-through"))
        self._desk = desk
        self.sentence = label("", wrap=True)
        self.by_theme = ListCard(
            tr("By theme"), tr("No promise was settled yet."), FollowDelegate()
        )
        self.by_asked = ListCard(
            tr("By how it was asked"), tr("No promise was settled yet."), FollowDelegate()
        )
        self.area = CardArea(tr("Follow-through"))
        self._lay_out()
        for card in (self.by_theme, self.by_asked):
            card.list.opened.connect(self._open)
            self.area.keep_in_view(card.list)

    def ask(self) -> None:
        """Read what became of all promises."""
        self._desk.read_latest("follow_through", follow_through, self._show, owner=self)

    def _lay_out(self) -> None:
        metrics = current().metrics
        head = QHBoxLayout()
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(metrics.gap)
        head.addWidget(self.sentence, 1)
        for state in _STATES:
            head.addLayout(_key_of(state))
        self.area.add_column(6).addWidget(self.by_theme)
        right = self.area.add_column(5)
        right.addWidget(self.by_asked)
        right.addWidget(label(_how_counted(), Text.META, Ink.MUTED, wrap=True))
        right.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(metrics.gap)
        column.addLayout(head)
        column.addWidget(self.area, 1)

    def _show(self, seen: FollowThrough) -> None:
        self.sentence.setText(_in_all(seen.settled))
        themes = [(str(row.theme_id or ""), row.theme, row.settled) for row in seen.by_theme]
        self.by_theme.show_rows(
            list(_rows(_THEME, [(key, name or tr("no theme"), of) for key, name, of in themes]))
        )
        asked = [(str(how or ""), _capital(asked_word(how)), of) for how, of in seen.by_asked]
        any_settled = bool(seen.settled.all)
        self.by_asked.show_rows(list(_rows(_ASKED, asked)) if any_settled else [])

    def _open(self, row: FollowRow) -> None:
        sort, _, key = row.key.partition(":")
        if not key:
            return
        if sort == _THEME:
            self.narrowed.emit(PromiseFilter(theme_id=UUID(key)), row.title)
        else:
            self.narrowed.emit(PromiseFilter(asked=AskedHow(key)), row.title)


class PartKey(Painted):
    """One part of a bar as it is drawn, for the key beside the charts."""

    def __init__(self, state: CommitmentState) -> None:
        super().__init__(state_word(state))
        self._state = state

    def wanted_size(self) -> QSize:
        """As high as a bar."""
        return QSize(self.theme.metrics.px(18), self.theme.metrics.px(10))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The part."""
        painter = QPainter(self)
        place = QRectF(self.rect()).adjusted(0, 0, -1, -1)
        paint_part(painter, place, self._state, self.theme.colours)
        painter.end()


def _key_of(state: CommitmentState) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(current().metrics.px(6))
    row.addWidget(PartKey(state))
    words = label(state_word(state), Text.META, Ink.MUTED)
    words.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
    row.addWidget(words)
    return row


def _rows(sort: str, parts: Sequence[tuple[str, str, Settled]]) -> Iterator[FollowRow]:
    most = max((settled.all for _, _, settled in parts), default=0)
    for key, title, settled in parts:
        yield FollowRow(
            key=f"{sort}:{key}",
            title=title,
            kept=settled.kept,
            part_kept=settled.part_kept,
            lapsed=settled.lapsed,
            released=settled.released,
            most=most,
            rate=rate_words(settled),
            counts=_others(settled),
        )


def rate_words(settled: Settled) -> str:
    """How many were kept of those that were to be, with the rate where there are enough."""
    if not settled.all:
        return tr("none settled")
    kept = tr("{kept} of {all} kept", kept=settled.kept, all=settled.weighed)
    if settled.percent is None:
        return tr("{kept}, too few for a rate", kept=kept)
    return tr("{kept}, {percent}%", kept=kept, percent=settled.percent)


def _others(settled: Settled) -> str:
    parts = (
        (settled.part_kept, state_word(CommitmentState.PART_KEPT)),
        (settled.lapsed, state_word(CommitmentState.LAPSED)),
        (settled.released, state_word(CommitmentState.RELEASED)),
    )
    return ", ".join(f"{count} {word}" for count, word in parts if count)


def _in_all(settled: Settled) -> str:
    if not settled.all:
        return tr("No promise was settled yet.")
    rate, others = rate_words(settled), _others(settled)
    return tr("In all {rate}; {others}.", rate=rate, others=others) if others else f"{rate}."


def _how_counted() -> str:
    return plural(
        "A promise counts under each theme of the listening or the project that it came from. "
        "A renewed one counts once, by what became of its renewal. Released ones are no part of "
        "the rate, and below {count} promise none is given.",
        "A promise counts under each theme of the listening or the project that it came from. "
        "A renewed one counts once, by what became of its renewal. Released ones are no part of "
        "the rate, and below {count} promises none is given.",
        FEW,
    )


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
