"""The header of the Listen page: where a round is, since when, how far it has come, its end."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from organiser_app.language import plural, tr
from organiser_app.store.queries.rounds import RoundCounts, RoundInHand
from organiser_app.ui.pages.listen.keys import keys_of, shown
from organiser_app.ui.painting import boxes
from organiser_app.ui.round_words import is_overdue, round_sentence, round_title
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Button, Ink, PageHeader, label, set_ink
from organiser_app.ui.widgets.painted import Painted

_LEAST_BAR = 120, 7


class _Share(Painted):
    """A bar of the doors tried, those with a conversation first."""

    def __init__(self) -> None:
        super().__init__("")
        self._talked = self._tried = 0.0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_share(self, talked: float, tried: float) -> None:
        """Shares of all doors, from 0 to 1."""
        self._talked, self._tried = talked, tried
        self.update()

    def wanted_size(self) -> QSize:
        """A thin line, as wide as the words above it."""
        metrics = self.theme.metrics
        return QSize(metrics.px(_LEAST_BAR[0]), metrics.px(_LEAST_BAR[1]))

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802 (Qt's name)
        """The tried in the ink of an edge, the talked over them in the accent."""
        colours, box = self.theme.colours, QRectF(self.rect())
        painter = QPainter(self)
        boxes.bar(painter, box, self._tried, colours.edge, colours)
        talked = QRectF(box)
        talked.setWidth(box.width() * min(self._talked, self._tried))
        if talked.width() >= 1:
            boxes.rounded(painter, talked, box.height() / 2, colours.accent)
        painter.end()


class RoundProgress(QWidget):
    """How many doors were tried, and how many conversations came of it."""

    def __init__(self) -> None:
        super().__init__()
        metrics = current().metrics
        self.tried = label("", Text.META, strong=True)
        self.talked = label("", Text.META, Ink.MUTED)
        self._share = _Share()
        words = QHBoxLayout()
        words.setSpacing(metrics.gap)
        words.addWidget(self.tried)
        words.addStretch(1)
        words.addWidget(self.talked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, metrics.half, metrics.quarter)
        column.setSpacing(metrics.half)
        column.addLayout(words)
        column.addWidget(self._share)

    def show_counts(self, counts: RoundCounts, *, on_street: bool) -> None:
        """Say it in words and draw it; at a place there are no doors to try."""
        tried, doors, talks = counts.doors, counts.doors_total, counts.conversations
        said = plural(
            "{tried} of {count} door tried", "{tried} of {count} doors tried", doors, tried=tried
        )
        self.tried.setText(said if on_street else "")
        heard = talks if on_street else counts.listenings
        self.talked.setText(plural("{count} conversation", "{count} conversations", heard))
        self._share.setVisible(on_street and doors > 0)
        whole = max(doors, 1)
        self._share.show_share(min(talks, tried) / whole, tried / whole)
        self._share.setAccessibleName(said)


class ListenHeader(PageHeader):
    """The page's header, which is the round's while one is on."""

    def __init__(self) -> None:
        super().__init__(tr("Listen"))
        self.progress = RoundProgress()
        self.begin = Button(tr("Begin a round"), keys=shown(keys_of("begin_round")))
        self.end = Button(tr("End the round"), keys=shown(keys_of("end_round")))
        for part in (self.progress, self.begin, self.end):
            self.add_action(part)
        self.show_none()

    def show_none(self) -> None:
        """No round is on; the page says the title and the sentence."""
        self._dress(on=False)
        set_ink(self._sentence, Ink.MUTED)

    def show_round(self, on: RoundInHand, counts: RoundCounts, now: datetime) -> None:
        """Say where the round is, who is out, since when, and when they are expected back."""
        self._dress(on=True)
        self.progress.show_counts(counts, on_street=bool(on.street))
        self.set_title(round_title(on))
        self.tell_time(on, now)

    def tell_time(self, on: RoundInHand, now: datetime) -> None:
        """Say the sentence as it is at `now`; overdue is a word, and no alarm."""
        self.set_sentence(round_sentence(on, now))
        set_ink(self._sentence, Ink.SOON if is_overdue(on, now) else Ink.MUTED)

    def _dress(self, *, on: bool) -> None:
        self.begin.setHidden(on)
        self.progress.setVisible(on)
        self.end.setVisible(on)
