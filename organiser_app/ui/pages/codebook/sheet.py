"""The theme in hand: what it is called and means, what was said of it, and what became of it."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from organiser_app.domain.rules.codebook import ThemeNow
from organiser_app.domain.values import StatementKind
from organiser_app.language import plural, tr
from organiser_app.store.queries.codebook import Branch, ThemeDetail
from organiser_app.ui.pages.beside import CardArea
from organiser_app.ui.pages.codebook.past import PastCard
from organiser_app.ui.pages.heard.page import painted
from organiser_app.ui.pages.list_card import ListCard
from organiser_app.ui.pages.sheet_head import SheetHead, quiet_act, stand_under
from organiser_app.ui.tables import SimpleDelegate, SimpleRow, StatementDelegate
from organiser_app.ui.theme import current
from organiser_app.ui.widgets import Button, Card, KeyHint, KindMark, label

_ACROSS = 2


class ThemeHeader(SheetHead):
    """The name and the meaning of a theme, and what can be done with it."""

    def __init__(self) -> None:
        self.back = Button(tr("Heard"), icon="chevron-left", keys=tr("Esc"))
        self.back.setAccessibleName(tr("Back to Heard"))
        self.rename = quiet_act(tr("Rename…"), tr("Rename the theme"), "R")
        self.merge = quiet_act(tr("Merge…"), tr("Merge it into another"), "M")
        self.split = quiet_act(tr("Split…"), tr("Split it into narrower themes"), "S")
        self.nest = quiet_act(tr("Nest…"), tr("Nest it under another"), "N")
        self.describe = quiet_act(tr("Describe…"), tr("Say what belongs to it"), "D")
        self.archive = quiet_act(tr("Archive"), tr("Archive it, or bring it back"), "X")
        super().__init__(self.back)
        self.body.addLayout(self._acts())

    def buttons(self) -> tuple[Button, ...]:
        """What can be done with a theme."""
        return (self.rename, self.merge, self.split, self.nest, self.describe, self.archive)

    def show_branch(self, branch: Branch, wider: str) -> None:
        """Show another theme, which lies under `wider` where that is not empty."""
        parts = (
            branch.description or tr("Nobody has said yet what belongs to it."),
            tr("Under “{theme}”.", theme=wider) if wider else "",
            tr("Archived: not offered for coding.") if branch.archived else "",
        )
        self.show_head(branch.name, " ".join(filter(None, parts)))
        self.archive.set_label(tr("Bring back") if branch.archived else tr("Archive"))

    def _acts(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(current().metrics.half)
        for button in self.buttons():
            row.addWidget(button)
        row.addStretch(1)
        return row


class KindsCard(Card):
    """How many statements of each kind bear the theme, or one under it."""

    def __init__(self) -> None:
        super().__init__(tr("By kind"), padded=True)
        grid = QGridLayout()
        grid.setVerticalSpacing(current().metrics.half)
        grid.setHorizontalSpacing(current().metrics.gap)
        self.counts: dict[StatementKind, QLabel] = {}
        for number, kind in enumerate(StatementKind):
            line, place = divmod(number, _ACROSS)
            count = self.counts[kind] = label("", strong=True)
            grid.addWidget(KindMark(kind), line, place * 2)
            grid.addWidget(count, line, place * 2 + 1, Qt.AlignmentFlag.AlignRight)
            grid.setColumnStretch(place * 2 + 1, 1)
        self.body.addLayout(grid)

    def show_kinds(self, kinds: tuple[tuple[StatementKind, int], ...]) -> None:
        """Show the counts, noughts too."""
        for kind, count in kinds:
            self.counts[kind].setText(f"{count:,}")
        total = sum(count for _, count in kinds)
        self.set_note(plural("{count} statement", "{count} statements", total))


class ThemeSheet(QWidget):
    """One theme, whole."""

    def __init__(self) -> None:
        super().__init__()
        self.header, self.kinds = ThemeHeader(), KindsCard()
        self.latest = ListCard(
            tr("Said last"), tr("No statement is coded with it yet."), StatementDelegate()
        )
        self.merged = ListCard(
            tr("Merged into it"), tr("No other theme counts as this one."), SimpleDelegate()
        )
        self.merged.add_to_head(KeyHint(tr("Enter")))
        self.past = PastCard()
        self.area = CardArea(tr("The theme"))
        self._fill_columns()
        stand_under(self.header, self.area, self)

    def show_branch(self, branch: Branch, wider: str) -> None:
        """Show what the tree knows of a theme, at once."""
        self.header.show_branch(branch, wider)

    def show_detail(self, seen: ThemeDetail, version: int, today: date) -> None:
        """Show what was said of it and what became of it."""
        self.kinds.show_kinds(seen.kinds)
        self.latest.show_rows([painted(heard) for heard in seen.latest])
        self.merged.show_rows([_merged(theme) for theme in seen.merged])
        self.past.show_past(seen.history, today)
        self.past.set_note(tr("now version {version}", version=version))

    def _fill_columns(self) -> None:
        self.area.add_cards(6, self.latest)
        self.area.add_cards(4, self.kinds, self.past, self.merged)
        for card in (self.latest, self.merged):
            self.area.keep_in_view(card.list)


def _merged(theme: ThemeNow) -> SimpleRow:
    return SimpleRow(str(theme.id), theme.name, note=tr("archived") if theme.archived else "")
