"""The typesetter: every text of a report passes through here on its way to the page.

It cleans and escapes, hangs the evidence identifiers on their figures, lets only permitted words
be quoted, and remembers what it had to leave out, so that the method page can say so.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportlab.lib.colors import HexColor
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from organiser_app.language import tr
from organiser_app.reports import faces, phrases, theme, words

if TYPE_CHECKING:
    from organiser_app.domain.figures import QuoteFigure
    from organiser_app.domain.values import StatementKind
    from organiser_app.reports.evidence import Evidence
    from organiser_app.reports.theme import Type

NAME_LIMIT = 60
"""No name in a sentence or a heading is longer, in characters."""

QUOTE_LIMIT = 240
_WIDEST_PLACE = 40
_READ_AHEAD = 8
"""A text is read for this many times what is shown, since cleaning may shorten it."""

_BOUND_COMMA = ",\u00a0"
"""A comma with a space that does not break."""


@dataclass(frozen=True, slots=True)
class Quote:
    """Words that may be published and can be set: cleaned, without a name."""

    words: str
    kind: StatementKind
    source: str


class Setter:
    """Sets the texts of one report."""

    def __init__(self, evidence: Evidence) -> None:
        faces.register()
        self.evidence = evidence
        self._refused: set[QuoteFigure] = set()
        self._cut: set[QuoteFigure] = set()
        self.characters_missing = False

    @property
    def quotes_refused(self) -> int:
        """How many permitted quotes could not be set."""
        return len(self._refused)

    @property
    def quotes_cut(self) -> int:
        """How many quotes were shortened."""
        return len(self._cut)

    def line(self, text: str, face: str = theme.SANS) -> str:
        """`text` in one line of characters that `face` or its spare can draw."""
        cleaned = words.clean(text)
        shown = words.presentable(cleaned, face)
        self.characters_missing |= shown != cleaned
        return shown

    def short(self, text: str, limit: int) -> str:
        """A text from the log in at most `limit` characters, cut with … where it is longer."""
        return phrases.cut(self.line(text[: limit * _READ_AHEAD]), limit)

    def name(self, text: str) -> str:
        """A name from the log, short enough to stand in a sentence."""
        return self.short(text, NAME_LIMIT)

    def mark(self, *keys: str) -> str:
        """The identifiers of figures as paragraph markup, each a link to its row."""
        if not keys:
            return ""
        links = (
            f'<a href="#{row.identifier}" color="{theme.TEAL}">{row.identifier}</a>'
            for row in map(self.evidence.row, keys)
        )
        return (
            f' <font face="{theme.SANS}" size="{theme.IDENTIFIER_SIZE}" color="{theme.TEAL}">'
            f"[{_BOUND_COMMA.join(links)}]</font>"
        )

    def text(self, text: str, of: Type, *keys: str, **style: object) -> Paragraph:
        """A paragraph of plain text, with the identifiers of its figures after it."""
        body = words.markup(self.line(text, of.face), of.face)
        return Paragraph(body + self.mark(*keys), style_of(of, **style))

    def hanging(self, label: str, text: str, indent: float) -> Paragraph:
        """A paragraph with a bold label hanging at its left, that may go on over a page."""
        style = style_of(
            theme.BODY,
            leftIndent=indent,
            rightIndent=theme.BODY_WIDTH - theme.READING_WIDTH,
            bulletFontName=theme.SANS_BOLD,
            bulletFontSize=theme.BODY.size,
            bulletColor=HexColor(theme.TEAL),
            spaceAfter=5,
        )
        body = words.markup(self.line(text), theme.SANS)
        return Paragraph(body, style, bulletText=self.line(label, theme.SANS_BOLD))

    def quote(self, figure: QuoteFigure, limit: int = QUOTE_LIMIT) -> Quote | None:
        """The words of a quote, or None where they may not be published or can't be set."""
        if not figure.permission.may_publish:
            return None
        cleaned = words.clean(figure.words).strip("“”\"' ")
        if not cleaned:
            return None
        if not words.readable(cleaned, theme.SERIF):
            self._refused.add(figure)
            return None
        shown = phrases.cut(cleaned, limit)
        if shown != cleaned:
            self._cut.add(figure)
        return Quote(shown, figure.kind, self._source(figure, shown != cleaned))

    def _source(self, figure: QuoteFigure, shortened: bool) -> str:
        place = self.short(words.street_of(figure.where), _WIDEST_PLACE)
        how = phrases.said_how(figure.listening_kind)
        source = (
            tr("Resident, {place}, {how}", place=place, how=how)
            if place
            else tr("Resident, {how}", how=how)
        )
        return tr("{source}. Shortened.", source=source) if shortened else source


def style_of(of: Type, **style: object) -> ParagraphStyle:
    """The paragraph style for a use of type, with any of its own settings over it."""
    settings: dict[str, object] = {
        "fontName": of.face,
        "bulletFontName": theme.SANS_BOLD,
        "fontSize": of.size,
        "leading": of.leading,
        "textColor": HexColor(of.colour),
        "splitLongWords": 1,
    }
    return ParagraphStyle(f"{of.face}-{of.size}", **(settings | style))
