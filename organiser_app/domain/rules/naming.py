"""How much of residents' names leaves in a file: whole names, first names, or none.

Beside the fields that hold a name, names stand in what people typed. There a whole name of anybody
in the log is found, a first name, and a surname behind a title. That is a help and no promise:
whoever sends the file on is told so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from organiser_app.domain.rules.person_names import plain
from organiser_app.language import tr

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr"})
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")


class NamesShown(StrEnum):
    """How much of a name is shown."""

    FULL = "full"
    FIRST = "first"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Naming:
    """Shows names as was chosen, given all names that residents of the log go by."""

    shown: NamesShown
    _wholes: frozenset[tuple[str, ...]]
    _firsts: frozenset[str]
    _lasts: frozenset[str]

    def name(self, name: str) -> str:
        """A name as it is shown; empty where none is."""
        if self.shown is NamesShown.FULL:
            return name
        return _first(name) if self.shown is NamesShown.FIRST else ""

    def in_words(self, words: str) -> str:
        """What somebody typed, with the names in it as they are shown."""
        if self.shown is NamesShown.FULL:
            return words
        found, made, after, place = list(_WORD.finditer(words)), [], 0, 0
        while place < len(found):
            count = self._named(words, found[place : place + 4])
            if count:
                begin, end = found[place].start(), found[place + count - 1].end()
                made += [words[after:begin], self._instead(words[begin:end])]
                after = end
            place += max(count, 1)
        return "".join([*made, words[after:]])

    def _named(self, words: str, here: list[re.Match[str]]) -> int:
        """How many words from here on are a name that is not to be shown so; 0 for none."""
        said = [match[0] for match in here]
        if not said[0][:1].isupper():
            return 0
        folded = [plain(word) for word in said]
        for count in range(len(here), 1, -1):
            between = words[here[0].end() : here[count - 1].start()]
            if tuple(folded[:count]) in self._wholes and "\n" not in between:
                return count
        if len(said) > 1 and folded[0] in _TITLES and folded[1] in self._lasts:
            return 2
        return int(self.shown is NamesShown.NONE and folded[0] in self._firsts)

    def _instead(self, name: str) -> str:
        first = _first(name)
        if self.shown is NamesShown.FIRST and plain(first) in self._firsts:
            return first
        return tr("somebody")


def naming(names: Iterable[str], shown: NamesShown) -> Naming:
    """How names are shown, where residents go by `names`, whole and as they are written."""
    wholes = {tuple(filter(None, map(plain, name.split()))) for name in names}
    return Naming(
        shown,
        frozenset(whole for whole in wholes if len(whole) > 1),
        frozenset(whole[0] for whole in wholes if whole),
        frozenset(whole[-1] for whole in wholes if len(whole) > 1),
    )


def _first(name: str) -> str:
    """The first name of a whole one: "Bill" of "Bill Hughes" and of "Hughes, Bill"."""
    last, comma, first = name.partition(",")
    words = (first if comma else last).split()
    kept = [word for word in words if plain(word) not in _TITLES]
    return kept[0] if kept else ""
