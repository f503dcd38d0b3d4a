"""Which themes a statement may be coded with, from the statements coded already that are like it.

The nearest few decide, and the nearer the more: a theme's share is that part of all the likeness,
squared, which lies with the neighbours that bear it (the k-nearest-neighbours rule of Cover and
Hart, 1967, over BM25 as FTS5 counts it). `docs/suggestions.md` says what else was tried.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from organiser_app.domain.rules.common_words import COMMON_WORDS
from organiser_app.language import plural, tr

NEIGHBOURS = 8
"""How many statements are asked."""

MOST = 3
"""How many themes are suggested."""

LEAST_SHARE = 0.2
"""The share of the likeness below which a theme is not worth suggesting."""

SURE_SHARE = 0.5
"""The share from which a theme is shown to somebody who did not ask, while they type."""

_WORDS_ASKED = 40
_WORDS_TOLD = 3
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Neighbour:
    """Something like the text: a coded statement, or (`is_name`) a theme by its own name.

    `likeness` is more than nought, and more for the nearer; `shared` are the words of the text
    that it has too, in the text's order.
    """

    likeness: float
    themes: tuple[str, ...]
    shared: tuple[str, ...] = ()
    is_name: bool = False


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A theme that may fit, and why: `bearing` of the `asked` statements most like it bear it.

    `share` is between nought and one; `words` are those shared with them, or with the name of the
    theme where that `is_named` in the text.
    """

    theme: str
    share: float
    bearing: int
    asked: int
    words: tuple[str, ...] = ()
    is_named: bool = False

    @property
    def reason(self) -> str:
        """Why it is suggested, in words: "3 of 8 like it are housing: “damp”, “council”"."""
        words = ", ".join(f"“{word}”" for word in self.words)
        if not self.bearing:
            return tr("its name is said: {words}", words=words)
        of = tr("{bearing} of {asked}", bearing=self.bearing, asked=self.asked)
        like = plural(
            "{of} like it is {theme}",
            "{of} like it are {theme}",
            self.bearing,
            of=of,
            theme=self.theme,
        )
        if self.is_named:
            like = tr("{reason}, and its name is said", reason=like)
        return tr("{reason}: {words}", reason=like, words=words) if words else like


def telling_words(text: str) -> tuple[str, ...]:
    """The words of a text by which others are looked for, each once, in its order.

    Left out are those of one letter, and the commonest of English, which say nothing of a theme.
    """
    found = dict.fromkeys(word.casefold() for word in _WORD.findall(text))
    telling = [word for word in found if len(word) > 1 and word not in COMMON_WORDS]
    return tuple(telling[:_WORDS_ASKED])


def suggest(neighbours: Sequence[Neighbour], borne: Collection[str] = ()) -> tuple[Suggestion, ...]:
    """The themes of the nearest neighbours, the likeliest first, without those `borne` already."""
    nearest = sorted(neighbours, key=lambda each: -each.likeness)[:NEIGHBOURS]
    whole = sum(each.likeness**2 for each in nearest)
    likely: dict[str, float] = defaultdict(float)
    for each in nearest:
        for theme in dict.fromkeys(each.themes):
            likely[theme] += each.likeness**2 / whole
    worth = [theme for theme, share in likely.items() if share >= LEAST_SHARE]
    ranked = sorted(worth, key=lambda theme: (-likely[theme], theme))
    return tuple(
        _suggestion(theme, likely[theme], nearest) for theme in ranked if theme not in borne
    )[:MOST]


def _suggestion(theme: str, share: float, nearest: Sequence[Neighbour]) -> Suggestion:
    bearing = [each for each in nearest if theme in each.themes]
    said = [each for each in bearing if not each.is_name]
    often = Counter(word for each in bearing for word in each.shared)
    return Suggestion(
        theme=theme,
        share=share,
        bearing=len(said),
        asked=sum(not each.is_name for each in nearest),
        words=tuple(word for word, _ in often.most_common(_WORDS_TOLD)),
        is_named=len(said) < len(bearing),
    )
