"""How good suggestions are: precision and recall among the first few, and what to beat."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

Stems = frozenset[str]


@dataclass(frozen=True, slots=True)
class Coded:
    """A statement's stems and the themes that somebody gave it."""

    stems: Stems
    themes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Score:
    """Of what was offered, how much was right; of what is right, how much was offered; 0 to 1."""

    precision: float
    recall: float


def score(offered: Sequence[Sequence[str]], right: Sequence[Collection[str]], at: int) -> Score:
    """Over all statements together, looking at the first `at` that were offered for each.

    Where fewer were offered, the missing ones are not counted as wrong: silence costs recall.
    """
    first = [themes[:at] for themes in offered]
    hits = sum(len(set(some) & set(codes)) for some, codes in zip(first, right, strict=True))
    said, codes = sum(map(len, first)), sum(map(len, right))
    return Score(hits / said if said else 0.0, hits / codes if codes else 0.0)


def by_frequency(counted: Mapping[str, int]) -> list[str]:
    """The themes by how many statements bear them, whatever is said."""
    return sorted(counted, key=lambda theme: (-counted[theme], theme))


def by_keyword(stems: Stems, names: Mapping[str, Stems], counted: Mapping[str, int]) -> list[str]:
    """The themes of whose name a word is in the text: those with most such words first."""
    found = {theme: len(stems & name) for theme, name in names.items() if stems & name}
    return sorted(found, key=lambda theme: (-found[theme], -counted.get(theme, 0), theme))


class NaiveBayes:
    """A classifier for each theme by itself, of which words are there (Maron, 1961)."""

    def __init__(self, learnt: Iterable[Coded], smoothing: float = 0.1) -> None:
        self._learnt = list(learnt)
        self._smoothing = smoothing
        self._words = Counter(stem for each in self._learnt for stem in each.stems)
        self._themes = Counter(theme for each in self._learnt for theme in each.themes)
        self._both = Counter(
            (stem, theme) for each in self._learnt for stem in each.stems for theme in each.themes
        )

    def ranked(self, stems: Stems) -> list[str]:
        """All themes, the likeliest first."""
        known = [stem for stem in stems if stem in self._words]
        odds = {theme: self._log_odds(theme, known) for theme in self._themes}
        return sorted(odds, key=lambda theme: (-odds[theme], theme))

    def _log_odds(self, theme: str, stems: Iterable[str]) -> float:
        bearing = self._themes[theme]
        others, smooth = len(self._learnt) - bearing, self._smoothing
        odds = math.log(bearing / (others + 1))
        for stem in stems:
            here = self._both[stem, theme]
            odds += math.log((here + smooth) / (bearing + 2 * smooth))
            odds -= math.log((self._words[stem] - here + smooth) / (others + 2 * smooth))
        return odds
