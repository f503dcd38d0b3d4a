"""A wave set beside another: counts, kinds and themes, by the listening."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from PySide6.QtCore import QRectF

from organiser_app.domain.rules.list_words import kind_word
from organiser_app.language import tr
from organiser_app.store.queries.heard import WaveRow
from organiser_app.store.queries.wave_comparison import Comparison, comparison
from organiser_app.ui.desk import Desk
from organiser_app.ui.forms.fields import ChoiceField
from organiser_app.ui.pages.waves.narrow import give_way
from organiser_app.ui.painting import text
from organiser_app.ui.tables import Move, RowsModel, RowsView, SimpleDelegate, SimpleRow
from organiser_app.ui.tables.canvas import Canvas
from organiser_app.ui.theme import Text, Theme, current
from organiser_app.ui.widgets import Card, Ink, label

_NUMBER, _LOW = 46, 30


@dataclass(frozen=True, slots=True)
class BesideRow(SimpleRow):
    """One number of a wave in `note`, and `then` the same of the wave beside it."""

    then: str = ""

    def in_words(self) -> str:
        """The row as one sentence."""
        if self.heading:
            return self.title
        return tr(
            "{what}: {now}, beside {then}", what=self.title, now=self.note, then=self.then or "0"
        )


class BesideDelegate(SimpleDelegate):
    """Two numbers at the right, the wave's own in ink and the other muted."""

    def height(self, theme: Theme, row: SimpleRow | None, width: int) -> int:  # noqa: ARG002 (all are alike)
        """Lower than a row that does something."""
        return theme.metrics.px(_LOW)

    def paint_row(self, canvas: Canvas, box: QRectF, row: SimpleRow) -> None:
        """The title with its sign, then both numbers in their columns."""
        metrics = canvas.metrics
        inside = box.adjusted(metrics.gap, 0, -metrics.gap, -1)
        wide = metrics.px(_NUMBER)
        then = QRectF(inside.right() - wide, inside.y(), wide, inside.height())
        now = then.translated(-wide, 0)
        beside = row.then if isinstance(row, BesideRow) else ""
        self._number(canvas, now, row.note, strong=True)
        self._number(canvas, then, beside, strong=False)
        plain = SimpleRow(row.key, row.title, row.icon, row.kind, heading=row.heading)
        taken = 2 * wide if row.note else 0
        super().paint_row(canvas, box.adjusted(0, 0, -taken, 0), plain)

    def _number(self, canvas: Canvas, box: QRectF, words: str, *, strong: bool) -> None:
        font = canvas.theme.font(Text.META, 600 if strong else 400, tabular=True)
        ink = canvas.colours.ink if strong else canvas.colours.muted
        text.line(canvas.painter, box.adjusted(4, 0, 0, 0), words, font, ink, align=text.RIGHT)


class BesideCard(Card):
    """The wave in hand beside the one before it, or one that is chosen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(tr("Beside another wave"))
        self._desk = desk
        self._wave_id: UUID | None = None
        self.choice = ChoiceField[str](tr("Set beside"))
        gap = current().metrics.gap
        self.choice.setContentsMargins(gap, gap // 2, gap, gap // 2)
        self.choice.edited.connect(self._look)
        give_way(self.choice.combo)
        self.rows = RowsModel(self)
        self.list = RowsView(
            tr("Two waves beside each other"), self.rows, BesideDelegate(), hug=True
        )
        self._nothing = label(
            tr("There is no other wave yet to set it beside."), ink=Ink.MUTED, wrap=True
        )
        self._nothing.setContentsMargins(gap, gap * 3 // 4, gap, gap * 3 // 4)
        for widget in (self.choice, self.list, self._nothing):
            self.add(widget)

    def show_wave(self, wave_id: UUID, waves: Sequence[WaveRow]) -> None:
        """Set a wave beside the one before it, unless another is chosen still."""
        others = {str(wave.id): wave.name for wave in waves if wave.id != wave_id}
        if wave_id != self._wave_id:
            self.choice.set_choices({})
        self._wave_id = wave_id
        fresh = self.choice.choice() is None
        self.choice.set_choices(others)
        if fresh:
            self.choice.choose(_before(wave_id, waves, self._desk.today))
        self.choice.setVisible(bool(others))
        self.list.setVisible(bool(others))
        self._nothing.setVisible(not others)
        self._look()

    def _look(self) -> None:
        wave_id, chosen, today = self._wave_id, self.choice.choice(), self._desk.today
        if wave_id is None or chosen is None:
            self.rows.set_rows([])
            return
        self._desk.read_latest(
            "beside",
            lambda connection: comparison(connection, wave_id, UUID(chosen), today),
            self._show,
            owner=self,
        )

    def _show(self, seen: Comparison | None) -> None:
        self.rows.set_rows([*_rows(seen)] if seen else [])


def _before(wave_id: UUID, waves: Sequence[WaveRow], today: date) -> str:
    """The latest wave that began before this one; else the next that has begun; else any."""
    begun = {wave.id: wave.begins_on for wave in waves}
    others = sorted((wave for wave in waves if wave.id != wave_id), key=lambda wave: wave.begins_on)
    earlier = [wave for wave in others if wave.begins_on < begun[wave_id]]
    later = [wave for wave in others if wave.begins_on <= today]
    found = next(iter([*reversed(earlier), *later, *others]), None)
    return str(found.id) if found else ""


def _rows(seen: Comparison) -> Iterator[BesideRow]:
    now, then = seen.now, seen.then
    yield BesideRow("counts", tr("Counts"), note=tr("this"), then=tr("other"), heading=True)
    for key, word, one, other in (
        ("listenings", tr("Listenings"), now.counts.listenings, then.counts.listenings),
        ("doors", tr("Doors tried"), now.counts.doors, then.counts.doors),
        ("attempts", tr("Attempts"), now.counts.attempts, then.counts.attempts),
        ("statements", tr("Statements"), now.counts.statements, then.counts.statements),
        ("residents", tr("Residents heard"), now.counts.residents, then.counts.residents),
    ):
        yield BesideRow(key, word, note=f"{one:,}", then=f"{other:,}")
    yield BesideRow(
        "rate",
        tr("Statements a listening"),
        note=f"{now.statements_a_listening:.1f}",
        then=f"{then.statements_a_listening:.1f}",
    )
    yield BesideRow("kinds", tr("Kinds, % of listenings"), heading=True)
    other_kinds = dict(then.kinds)
    for kind, listenings in now.kinds:
        before = _percent(then.share(other_kinds[kind]))
        share = _percent(now.share(listenings))
        yield BesideRow(kind.value, kind_word(kind), kind=kind, note=share, then=before)
    yield from _theme_rows(seen)


def _theme_rows(seen: Comparison) -> Iterator[BesideRow]:
    """The themes with their rank, [rank there], and the share of listenings that named them."""
    now, then = seen.now, seen.then
    yield BesideRow("themes", tr("Themes, by rank [other]"), heading=True)
    for theme in seen.top_themes():
        rank, before = now.rank(theme), then.rank(theme)
        yield BesideRow(
            f"theme:{theme}",
            f"{rank} [{before or tr('new')}] {theme}",
            icon=_move(rank or 0, before).value,
            note=_percent(now.share(now.naming(theme))),
            then=_percent(then.share(then.naming(theme))),
        )


def _percent(share: float) -> str:
    return f"{share:.0f}%"


def _move(rank: int, before: int | None) -> Move:
    if before is None:
        return Move.NEW
    if before == rank:
        return Move.SAME
    return Move.UP if rank < before else Move.DOWN
