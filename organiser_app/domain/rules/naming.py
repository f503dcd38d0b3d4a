"""How much of people's names leaves in a file: whole names, first names, or none.

What an organiser calls a resident whose name is not known has no first name, and no more has a
body such as a council: the one is "a resident", the other is named whole. However much was
chosen, whoever did not agree to it is "a resident" too.

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
    """Who is known in a log, as written; `people` are residents and organisers by name.

    `withheld` is what those go by whose names leave in no file, pseudonyms too.
    """

    people: tuple[str, ...] = ()
    pseudonyms: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    withheld: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Spelt:
    """Names in the forms in which they are looked for in words, without accents or capitals."""

    names: frozenset[tuple[str, ...]]
    wholes: frozenset[tuple[str, ...]]
    firsts: frozenset[str]
    lasts: frozenset[str]

    def begins(self, words: str, here: list[re.Match[str]], *, first_alone: bool) -> int:
        """How many words from here on are one of the names; 0 for none."""
        said = [match[0] for match in here]
        if not said[0][:1].isupper():
            return 0
        folded = [plain(word) for word in said]
        for count in range(len(here), 1, -1):
            between = words[here[0].end() : here[count - 1].start()]
            if tuple(folded[:count]) in self.wholes and "\n" not in between:
                return count
        if len(said) > 1 and folded[0] in _TITLES and folded[1] in self.lasts:
            return 2
        return int(first_alone and folded[0] in self.firsts)


@dataclass(frozen=True, slots=True)
class Naming:
    """Shows names as was chosen, given all that people and bodies of the log go by."""

    shown: NamesShown
    _known: _Spelt
    _withheld: _Spelt
    _pseudonyms: frozenset[str]
    _withheld_pseudonyms: frozenset[str]
    _bodies: frozenset[str]

    def withholds(self, name: str) -> bool:
        """Whether somebody of that name did not agree that it leaves."""
        is_pseudonym = plain(name) in self._withheld_pseudonyms
        return is_pseudonym or tuple(map(plain, _words_of(name))) in self._withheld.names

    def name(self, name: str) -> str:
        """A name as it is shown; empty where none is. Whoever is no resident may be a body."""
        if plain(name) in self._bodies:
            return name
        if self.shown is NamesShown.NONE or not name:
            return ""
        if self.withholds(name):
            return tr("a resident")
        return self.in_words(name) if self.shown is NamesShown.FULL else self._first_of(name)

    def _first_of(self, name: str) -> str:
        """The first name of somebody known, or of who has one; else the words without a name."""
        if plain(name) in self._pseudonyms:
            return tr("a resident")
        words = _words_of(name)
        is_known = tuple(map(plain, words)) in self._known.names
        if is_known or (len(words) > 1 and plain(words[0]) in self._known.firsts):
            return _first(name) or tr("a resident")
        return self.in_words(name)

    def in_words(self, words: str) -> str:
        """What somebody typed, with the names in it as they are shown."""
        found, made, after, place = list(_WORD.finditer(words)), [], 0, 0
        while place < len(found):
            count, is_withheld = self._named(words, found[place : place + 4])
            if count:
                begin, end = found[place].start(), found[place + count - 1].end()
                name = words[begin:end]
                made += [words[after:begin], self._instead(name, is_withheld=is_withheld)]
                after = end
            place += max(count, 1)
        return "".join([*made, words[after:]])

    def _named(self, words: str, here: list[re.Match[str]]) -> tuple[int, bool]:
        """How many words from here on are a name, 0 for none, and whether it is withheld.

        The longer name is meant: "Bill Hughes" is not the Bill who did not agree.
        """
        nobody = self.shown is NamesShown.NONE
        known = self._known.begins(words, here, first_alone=nobody)
        withheld = self._withheld.begins(words, here, first_alone=True)
        return max(known, withheld), withheld >= known

    def _instead(self, name: str, *, is_withheld: bool) -> str:
        if self.shown is NamesShown.NONE:
            return tr("somebody")
        if is_withheld:
            return tr("a resident")
        if self.shown is NamesShown.FULL:
            return name
        first = _first(name)
        return first if plain(first) in self._known.firsts else tr("somebody")


def naming(known: KnownNames, shown: NamesShown) -> Naming:
    """How names are shown, where these are known."""
    pseudonyms = frozenset(map(plain, known.pseudonyms))
    withheld = tuple(name for name in known.withheld if plain(name) not in pseudonyms)
    return Naming(
        shown,
        _spelt(known.people),
        _spelt(withheld),
        pseudonyms,
        pseudonyms.intersection(map(plain, known.withheld)),
        frozenset(map(plain, known.bodies)),
    )


def _spelt(names: tuple[str, ...]) -> _Spelt:
    wholes = {tuple(filter(None, map(plain, name.split()))) for name in names}
    words = {tuple(map(plain, _words_of(name))) for name in names}
    return _Spelt(
        frozenset(words),
        frozenset(whole for whole in wholes | words if len(whole) > 1),
        frozenset(filter(None, (plain(_first(name)) for name in names))),
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
