"""What the lists of gifts and needs show: strings and numbers, with dates already in words."""

from __future__ import annotations

from dataclasses import dataclass

from organiser_app.language import tr
from organiser_app.ui.painting.text import curly
from organiser_app.ui.theme.words import strength_words


@dataclass(frozen=True, slots=True)
class SpokenWords:
    """What somebody said, who that is, and where; `verbatim` where these are their very words.

    `gist` is what the organiser noted of it, where that is something else.
    """

    words: str
    who: str = ""
    place: str = ""
    verbatim: bool = False
    gist: str = ""

    def in_words(self) -> str:
        """Who said what, as one sentence."""
        said = curly(self.words) if self.verbatim else self.words
        return _sentence(f"{self.who}: {said}" if self.who else said, self.gist, self.place)


@dataclass(frozen=True, slots=True)
class MatchLine:
    """A gift beside a need, why, and the act at the right; or a heading of the lines that follow.

    Where `again` the need is that of the line above, and only the gift is painted.
    """

    key: str
    reasons: str
    need: SpokenWords = SpokenWords("")
    gift: SpokenWords = SpokenWords("")
    act: str = ""
    act_icon: str = ""
    act_keys: str = ""
    again: bool = False
    heading: bool = False

    def in_words(self) -> str:
        """The line as one sentence."""
        if self.heading:
            return self.reasons
        needs = tr("Need: {words}", words=self.need.in_words())
        gives = tr("Gift: {words}", words=self.gift.in_words())
        return _sentence(needs, gives, self.reasons, self.act)


@dataclass(frozen=True, slots=True)
class NeedLine:
    """A need: whose, how strong, with whom it is now, and since when; `marks` say more of it."""

    key: str
    said: SpokenWords
    strength: int = 0
    with_whom: str = ""
    marks: str = ""
    waits: str = ""
    met: bool = False

    def in_words(self) -> str:
        """The line as one sentence."""
        strength = strength_words(self.strength) if self.strength else ""
        return _sentence(self.said.in_words(), strength, self.with_whom, self.marks, self.waits)


@dataclass(frozen=True, slots=True)
class GiftLine:
    """A gift: whose, of what kind, and whether anybody took it up; or a heading (its `words`)."""

    key: str
    said: SpokenWords
    kind: str = ""
    suggested: bool = False
    used: str = ""
    date: str = ""
    over: bool = False
    heading: bool = False

    def in_words(self) -> str:
        """The line as one sentence."""
        return _sentence(self.said.in_words(), self.kind, self.used, self.date)


def _sentence(*parts: str) -> str:
    return ", ".join(part for part in parts if part)
