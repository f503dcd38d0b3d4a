"""How each word of the text is set, by what it was understood as, and the icon of each line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QColor, QTextCharFormat, QTextLayout

from organiser_app.domain.rules.quick_capture import Capture, Field, Problem, Role, Span
from organiser_app.domain.rules.quick_capture.vocabulary import field_of, near_field
from organiser_app.ui import icons
from organiser_app.ui.pages.listen.places import to_qt
from organiser_app.ui.theme import Colours, Family, Text, Theme

_FIELD_ICONS = {
    Field.AT: "pin",
    Field.KIND: "door",
    Field.WHEN: "today",
    Field.WITH: "people",
    Field.PRIVACY: "shield",
    Field.NEXT: "clock",
    Field.WILL: "promises",
    Field.KNOWS: "web",
    Field.NOTE: "pencil",
    Field.LANGUAGE: "heard",
    Field.ENTERED: "pencil",
    Field.REFLECTION: "lock",
    Field.SAFEGUARDING: "warning",
}
_HEAVY = {Role.KEYWORD: 600, Role.CONTINUES: 600, Role.STRENGTH: 600, Role.WHO: 500}
_MUTED = frozenset(
    {
        Role.MARK, Role.CONTINUES, Role.NEW, Role.OTHERS, Role.PERMISSION, Role.SEPARATOR,
        Role.PRIVACY, Role.ENTERED, Role.REFLECTION,
    }
)  # fmt: skip


def formats(
    line: str, spans: Iterable[Span], problems: Iterable[Problem], theme: Theme
) -> list[QTextLayout.FormatRange]:
    """What Qt is to draw over the plain letters of one line."""
    ranges = [_range(line, span.start, span.end, _look(span, theme)) for span in spans]
    return ranges + [_range(line, each.start, each.end, _wavy(each, theme)) for each in problems]


def by_line(capture: Capture) -> tuple[dict[int, list[Span]], dict[int, list[Problem]]]:
    """The spans and the problems of each line, which are counted from 0 here."""
    spans: dict[int, list[Span]] = {}
    problems: dict[int, list[Problem]] = {}
    for span in capture.spans:
        spans.setdefault(span.line - 1, []).append(span)
    for problem in capture.problems:
        problems.setdefault(problem.line - 1, []).append(problem)
    return spans, problems


def icon_of(line: str, spans: Sequence[Span], colours: Colours) -> tuple[str, str] | None:
    """The icon that stands before a line and its colour, or None for a line without one."""
    first = next((span for span in spans if span.role is not Role.MARK), None)
    if first is None:
        return None
    if first.role in (Role.QUOTE, Role.CONTINUES):
        return "quote", colours.muted
    if first.role is not Role.KEYWORD:
        return None
    if first.kind:
        return icons.KIND_ICONS[first.kind], colours.kind(first.kind)
    word = line[first.start : first.end]
    field = field_of(word) or field_of(near_field(word))
    icon = _FIELD_ICONS.get(field) if field else None
    return (icon, colours.muted) if icon else None


def _range(line: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = to_qt(line, start)
    made.length = to_qt(line, end) - made.start
    made.format = look
    return made


def _look(span: Span, theme: Theme) -> QTextCharFormat:
    family = Family.SERIF if span.role is Role.QUOTE else Family.INTER
    look = QTextCharFormat()
    look.setFont(theme.font(Text.HEAD, _HEAVY.get(span.role, 400), family))
    look.setForeground(QColor(_ink(span, theme.colours)))
    return look


def _ink(span: Span, colours: Colours) -> str:
    if span.role is Role.KEYWORD:
        return colours.kind(span.kind) if span.kind else colours.muted
    if span.role is Role.THEME:
        return colours.accent
    if span.role is Role.ASKED_BEFORE:
        return colours.soon
    return colours.muted if span.role in _MUTED else colours.ink


def _wavy(problem: Problem, theme: Theme) -> QTextCharFormat:
    """A broken line under what could not be understood as it stands."""
    look = QTextCharFormat()
    look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    colours = theme.colours
    look.setUnderlineColor(QColor(colours.edge if problem.notice else colours.danger))
    return look
