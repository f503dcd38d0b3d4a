"""What is known of the places in a text: passages, how each was understood, and what is amiss.

Lines count from 1 and columns from 0, in characters of Python's strings; a window that counts in
UTF-16 has to convert beyond the basic plane.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from organiser_app.domain.values import StatementKind

_SHOWN_WORDS = 40


class Role(StrEnum):
    """As what some words were understood; words of `MARK` and `KEYWORD` are not kept as words.

    `CONTINUES` is a keyword that goes on with the statement above it; `OTHERS` a number of people
    without names; words of `WORRY` are kept nowhere.
    """

    KEYWORD = "keyword"
    CONTINUES = "continues"
    MARK = "mark"
    WHERE = "where"
    HOW = "how"
    WHEN = "when"
    PERSON = "person"
    NEW = "new"
    OTHERS = "others"
    LANGUAGE = "language"
    ENTERED = "entered"
    PRIVACY = "privacy"
    WORDS = "words"
    THEME = "theme"
    STRENGTH = "strength"
    ASKED_BEFORE = "asked_before"
    QUOTE = "quote"
    PERMISSION = "permission"
    WHO = "who"
    DATE = "date"
    CONDITION = "condition"
    NOTE = "note"
    REFLECTION = "reflection"
    WORRY = "worry"
    SEPARATOR = "separator"


class Span(NamedTuple):
    """Some characters of a line, and as what they were understood.

    `kind` is that of the statement to which the words belong, where they belong to one.
    """

    line: int
    start: int
    length: int
    role: Role
    kind: StatementKind | None = None

    @property
    def end(self) -> int:
        """The column after the last character."""
        return self.start + self.length


@dataclass(frozen=True, slots=True)
class Problem:
    """What could not be understood as it stands, and what was done instead; nothing is lost.

    `suggestion` may replace the words of the span. A `notice` is no fault, only worth a look;
    where it `waits`, the listening is not to be saved until the words are put right.
    """

    line: int
    start: int
    end: int
    sentence: str
    done: str = ""
    suggestion: str = ""
    notice: bool = False
    waits: bool = False

    def __str__(self) -> str:
        return f"{self.sentence} {self.done}".strip()


@dataclass(frozen=True, slots=True)
class Piece:
    """One stretch of one line."""

    line: int
    column: int
    text: str


class _Whole:
    """The pieces of a passage as one text, and at which of its characters each begins."""

    __slots__ = ("offsets", "pieces", "text")

    def __init__(self, pieces: tuple[Piece, ...]) -> None:
        self.pieces = pieces
        self.text = "\n".join(piece.text for piece in pieces)
        self.offsets = [0]
        for piece in pieces[:-1]:
            self.offsets.append(self.offsets[-1] + len(piece.text) + 1)


class Passage:
    """Words that may run over several lines (joined by line ends), and know where they stand."""

    __slots__ = ("_whole", "end", "start", "text")

    def __init__(self, whole: _Whole, start: int, end: int) -> None:
        self._whole = whole
        self.start = start
        self.end = end
        self.text = whole.text[start:end]

    @classmethod
    def of(cls, *pieces: Piece) -> Passage:
        """The words of some pieces, each on a line of its own."""
        whole = _Whole(pieces)
        return cls(whole, 0, len(whole.text))

    @property
    def line(self) -> int:
        """The number of the line on which the words begin."""
        return self.place()[0]

    @property
    def shown(self) -> str:
        """The words on one line, cut short where they are long, to be named in a sentence."""
        flat = " ".join(self.text.split())
        return flat if len(flat) <= _SHOWN_WORDS else f"{flat[:_SHOWN_WORDS]}…"

    def cut(self, start: int, end: int | None = None) -> Passage:
        """The words from `start` to `end` of this passage."""
        size = len(self.text)
        if end is None or end > size:
            end = size
        start = min(start, end)
        return Passage(self._whole, self.start + start, self.start + end)

    def joined(self, others: list[Passage]) -> Passage:
        """These words and, each on a further line, those of the passages that follow them."""
        lines = [line for passage in (self, *others) for line in passage.lines()]
        return Passage.of(*(Piece(*line.place(), line.text) for line in lines))

    def stripped(self) -> Passage:
        """The words without the blanks around them."""
        text = self.text
        if text and not (text[0].isspace() or text[-1].isspace()):
            return self
        lead = len(text) - len(text.lstrip())
        return self.cut(lead, max(lead, len(text.rstrip())))

    def lines(self) -> list[Passage]:
        """Each line's part of the words."""
        if "\n" not in self.text:
            return [self]
        parts, at = [], 0
        for text in self.text.split("\n"):
            parts.append(self.cut(at, at + len(text)))
            at += len(text) + 1
        return parts

    def place(self) -> tuple[int, int]:
        """Line and column at which the words begin."""
        number = bisect_right(self._whole.offsets, self.start) - 1
        piece = self._whole.pieces[number]
        return piece.line, piece.column + self.start - self._whole.offsets[number]

    def spans(self, role: Role, kind: StatementKind | None = None) -> list[Span]:
        """One span for each line that the words touch, without the blanks around them."""
        words = [line.stripped() for line in self.lines()]
        return [Span(*each.place(), len(each.text), role, kind) for each in words if each.text]
