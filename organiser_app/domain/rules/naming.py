"""How much of people's names leaves in a file: whole names, first names, or none.

What an organiser calls a resident whose name is not known has no first name, and no more has a
body such as a council: the one is "a resident", the other is named whole.

Beside the fields that hold a name, names stand in what people typed. There a whole name of anybody
in the log is found, a first name, and a surname behind a title. That is a help and no promise:
whoever sends the file on is told so.
"""

from __future__ import annotations

import re
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
class KnownNames:
    """Who is known in a log, as written; `people` are residents and organisers by name."""

    people: tuple[str, ...] = ()
    pseudonyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Naming:
    """Shows names as was chosen, given all that people and bodies of the log go by."""

    shown: NamesShown
    _known: frozenset[tuple[str, ...]]
    _pseudonyms: frozenset[str]
    _bodies: frozenset[str]
    _wholes: frozenset[tuple[str, ...]]
    _firsts: frozenset[str]
    _lasts: frozenset[str]

    def name(self, name: str) -> str:
        """A name as it is shown; empty where none is. Whoever is no resident may be a body."""
        if self.shown is NamesShown.FULL or plain(name) in self._bodies:
            return name
        if self.shown is NamesShown.NONE or not name:
            return ""
        if plain(name) in self._pseudonyms:
            return tr("a resident")
        words = _words_of(name)
        is_known = tuple(map(plain, words)) in self._known
        if is_known or (len(words) > 1 and plain(words[0]) in self._firsts):
            return _first(name) or tr("a resident")
        return self.in_words(name)

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


def naming(known: KnownNames, shown: NamesShown) -> Naming:
    """How names are shown, where these are known."""
    wholes = {tuple(filter(None, map(plain, name.split()))) for name in known.people}
    words = {tuple(map(plain, _words_of(name))) for name in known.people}
    return Naming(
        shown,
        frozenset(words),
        frozenset(map(plain, known.pseudonyms)),
        frozenset(map(plain, known.bodies)),
        frozenset(whole for whole in wholes | words if len(whole) > 1),
        frozenset(filter(None, (plain(_first(name)) for name in known.people))),
        frozenset(each[-1] for each in (*wholes, *words) if len(each) > 1),
    )


def _words_of(name: str) -> list[str]:
    """The words of a name without a title, in the order in which it is said."""
    last, comma, first = name.partition(",")
    words = f"{first} {last}".split() if comma else name.split()
    return [word for word in words if plain(word) and plain(word) not in _TITLES]


def _first(name: str) -> str:
    """The first name: "Bill" of "Bill Hughes" and "Hughes, Bill"; none of "Mrs Hughes"."""
    words = _words_of(name)
    has_title = any(plain(word) in _TITLES for word in name.split())
    return "" if not words or (has_title and len(words) == 1) else words[0]
