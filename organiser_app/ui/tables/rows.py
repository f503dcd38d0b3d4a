"""What a painted row shows: strings, enums and numbers only, with dates already in words.

Pages turn the rows of a query into these. `key` is the record's id as text, or whatever the page
wants back when the row is opened; `in_words` is the whole row as one sentence, for assistive
technology.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum

from organiser_app.domain.rules.list_words import circle_word, kind_word, permission_words
from organiser_app.domain.values import Circle, QuotePermission, StatementKind
from organiser_app.language import plural, tr
from organiser_app.ui.painting.text import curly
from organiser_app.ui.tables.bar_rows import BarRow, SpreadRow
from organiser_app.ui.tables.door_line import DoorLine
from organiser_app.ui.tables.follow_row import FollowRow
from organiser_app.ui.tables.member_line import MemberLine
from organiser_app.ui.tables.need_lines import GiftLine, MatchLine, NeedLine
from organiser_app.ui.tables.theme_line import ThemeLine
from organiser_app.ui.theme.words import strength_words, tie_words


class Tone(StrEnum):
    """How pressing a due word is; it is the name of an ink of the theme."""

    PLAIN = "muted"
    GOOD = "accent"
    SOON = "soon"
    LATE = "danger"


class Move(Enum):
    """How a theme's rank stands to its rank in the wave before; the value is an icon's name."""

    UP = "arrow-up"
    DOWN = "arrow-down"
    SAME = "minus"
    NEW = ""


@dataclass(frozen=True, slots=True)
class StatementRow:
    """One statement; `words` are somebody's very words when `verbatim`."""

    key: str
    kind: StatementKind
    words: str
    verbatim: bool = False
    themes: tuple[str, ...] = ()
    strength: int = 0
    place: str = ""
    date: str = ""
    permission: QuotePermission | None = None

    def in_words(self) -> str:
        """The row as one sentence."""
        words = curly(self.words) if self.verbatim else self.words
        strength = strength_words(self.strength) if self.strength else ""
        allowed = permission_words(self.permission) if self.permission else ""
        themes = ", ".join(self.themes)
        return _sentence(
            f"{kind_word(self.kind)}: {words}", themes, strength, self.place, self.date, allowed
        )


@dataclass(frozen=True, slots=True)
class GoBackRow:
    """Somebody to go back to: their words, the reason for being there, and one act."""

    key: str
    name: str
    place: str
    circle: Circle | None
    words: str
    due: str
    reason: str
    act: str
    act_icon: str
    tone: Tone = Tone.PLAIN
    verbatim: bool = True
    act_keys: str = ""

    def in_words(self) -> str:
        """The row as one sentence."""
        words = curly(self.words) if self.verbatim and self.words else self.words
        circle = circle_word(self.circle) if self.circle else ""
        return _sentence(self.name, self.place, circle, words, self.due, self.reason, self.act)


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """A commitment: who, what, by when, and what it hangs on; `met` is the word once that is so.

    `done` is kept; `over` is settled in another way, such as lapsed or dropped. `under` is a quiet
    line of what else is known of it, and `waits` says what it waits for. A ring joins it to the
    row above or below, where they wait on each other.
    """

    key: str
    who: str
    what: str
    due: str = ""
    tone: Tone = Tone.PLAIN
    condition: str = ""
    met: str = ""
    done: bool = False
    over: bool = False
    under: str = ""
    waits: str = ""
    waits_tone: Tone = Tone.PLAIN
    ring_above: bool = False
    ring_below: bool = False

    def in_words(self) -> str:
        """The row as one sentence."""
        state = tr("kept") if self.done else "" if self.over else tr("open")
        promise = f"{self.who}: {self.what}" if self.who else self.what
        condition = f"{self.condition} {self.met}".strip()
        return _sentence(promise, self.due, self.under, condition, self.waits, state)


@dataclass(frozen=True, slots=True)
class PersonRow:
    """A resident; `tie` (1 to 3) shows three squares instead of the date when it is given."""

    key: str
    name: str
    under: str = ""
    circle: Circle | None = None
    last_heard: str = ""
    tie: int = 0

    def in_words(self) -> str:
        """The row as one sentence."""
        circle = circle_word(self.circle) if self.circle else ""
        tie = tie_words(self.tie) if self.tie else ""
        return _sentence(self.name, self.under, circle, self.last_heard, tie)


@dataclass(frozen=True, slots=True)
class SimpleRow:
    """An icon, a title, a quiet line under it, and a note at the right; all but the title optional.

    With `heading` it is the small title of the rows that follow, and can't be chosen.
    """

    key: str
    title: str
    icon: str = ""
    kind: StatementKind | None = None
    under: str = ""
    note: str = ""
    tone: Tone = Tone.PLAIN
    heading: bool = False

    def in_words(self) -> str:
        """The row as one sentence."""
        kind = kind_word(self.kind) if self.kind else ""
        return _sentence(kind, self.title, self.under, self.note)


@dataclass(frozen=True, slots=True)
class RankRow:
    """A theme's rank among the loves or the concerns; `before` is the rank in the wave before."""

    key: str
    rank: int
    before: str
    move: Move
    theme: str
    count: int
    most: int
    kind: StatementKind

    def in_words(self) -> str:
        """The row as one sentence."""
        rank = tr("{rank}, before that {before}", rank=self.rank, before=self.before)
        count = plural("{count} statement", "{count} statements", self.count)
        return _sentence(rank if self.before else str(self.rank), self.theme, count)


@dataclass(frozen=True, slots=True)
class StoryWords:
    """What was said at one point of a life, under its entry."""

    words: str
    kind: StatementKind
    verbatim: bool = True
    permission: QuotePermission | None = None


@dataclass(frozen=True, slots=True)
class StoryRow:
    """An entry in somebody's life, or (with `heading`) the month under which entries stand."""

    key: str
    title: str
    icon: str = ""
    kind: StatementKind | None = None
    date: str = ""
    under: str = ""
    met: str = ""
    said: tuple[StoryWords, ...] = ()
    heading: bool = False

    def in_words(self) -> str:
        """The entry as one sentence."""
        said = [f"{kind_word(one.kind)}: {_said(one)}" for one in self.said]
        return _sentence(self.title, self.date, f"{self.under} {self.met}".strip(), *said)


Row = (
    StatementRow
    | GoBackRow
    | PromiseRow
    | PersonRow
    | SimpleRow
    | RankRow
    | StoryRow
    | DoorLine
    | BarRow
    | SpreadRow
    | FollowRow
    | ThemeLine
    | MatchLine
    | NeedLine
    | GiftLine
    | MemberLine
)


def _said(one: StoryWords) -> str:
    return curly(one.words) if one.verbatim else one.words


def _sentence(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
