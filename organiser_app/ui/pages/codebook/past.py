"""What became of a theme, in words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from PySide6.QtWidgets import QLabel, QVBoxLayout

from organiser_app.domain.values import CodebookOperation
from organiser_app.language import plural, tr
from organiser_app.store.queries.codebook import ChangeRow
from organiser_app.ui.days import short_day
from organiser_app.ui.pages.beside import emptied
from organiser_app.ui.theme import Text, current
from organiser_app.ui.widgets import Card, Ink, label

_MOST = 12


class PastCard(Card):
    """The latest changes in which a theme had a part, each with its version and its day."""

    def __init__(self) -> None:
        super().__init__(tr("History"), padded=True)
        self._told = QVBoxLayout()
        self._told.setSpacing(current().metrics.half)
        self.body.addLayout(self._told)

    def show_past(self, history: Sequence[ChangeRow], today: date) -> None:
        """Show what became of another theme."""
        emptied(self._told)
        if not history:
            self._told.addWidget(_muted(tr("It is as it was in the first version.")))
        for change in history[:_MOST]:
            self._told.addLayout(_told(change, today))
        earlier = len(history) - _MOST
        if earlier > 0:
            more = plural("{count} earlier change", "{count} earlier changes", earlier)
            self._told.addWidget(_muted(more))


def _told(change: ChangeRow, today: date) -> QVBoxLayout:
    day = short_day(change.at.astimezone().date(), today)
    lines = QVBoxLayout()
    lines.setSpacing(0)
    lines.addWidget(label(in_words(change), wrap=True))
    lines.addWidget(_muted(tr("Version {version}, {day}", version=change.version, day=day)))
    return lines


def _muted(words: str) -> QLabel:
    return label(words, Text.META, Ink.MUTED)


def in_words(change: ChangeRow) -> str:
    """What was done, as "“housing repairs” became “repairs”"."""
    theme = change.theme
    if change.operation is CodebookOperation.RENAME:
        return tr("“{before}” became “{after}”", before=change.before, after=change.after)
    if change.other_id is not None:
        return _with_other(change)
    said: dict[CodebookOperation, Callable[[], str]] = {
        CodebookOperation.ADD: lambda: tr("“{theme}” was added", theme=theme),
        CodebookOperation.NEST: lambda: tr("“{theme}” was put at the top", theme=theme),
        CodebookOperation.ARCHIVE: lambda: tr("“{theme}” was archived", theme=theme),
        CodebookOperation.RESTORE: lambda: tr("“{theme}” was brought back", theme=theme),
    }
    return said[change.operation]()


def _with_other(change: ChangeRow) -> str:
    theme, other = change.theme, change.other
    if change.operation is CodebookOperation.MERGE:
        return tr("“{theme}” was merged into “{other}”", theme=theme, other=other)
    if change.operation is CodebookOperation.SPLIT:
        return tr("“{theme}” was split from “{other}”", theme=theme, other=other)
    if change.operation is CodebookOperation.NEST:
        return tr("“{theme}” was put under “{other}”", theme=theme, other=other)
    return tr("“{theme}” was added under “{other}”", theme=theme, other=other)
