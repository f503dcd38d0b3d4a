"""A need as a story: "As a mum on the edge of the estate, I need …, so that …".

The sentence is put together from three short fields and read back into them, so that it can be
gone on with. It stands for everybody in that need: nobody's name belongs in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from organiser_app.language import tr

_SENTENCE = re.compile(
    r"as (?P<who>.+?), I need (?P<what>.+?)(?:,? so that (?P<why>.+?))?\.?",
    re.IGNORECASE | re.DOTALL,
)
_WORD = re.compile(r"[^\W_]+")
_SHORTEST_NAME = 3
_ARTICLES = ("the", "a", "an")


@dataclass(frozen=True, slots=True)
class NeedStory:
    """Who is in need (as "a mum of two"), what of, and what it would make possible."""

    who: str = ""
    what: str = ""
    why: str = ""

    def sentence(self) -> str:
        """The three as one sentence; empty while it is not said who needs what."""
        if not (self.who and self.what):
            return ""
        if not self.why:
            return tr("As {who}, I need {what}.", who=self.who, what=self.what)
        return tr(
            "As {who}, I need {what}, so that {why}.", who=self.who, what=self.what, why=self.why
        )


def read_story(sentence: str) -> NeedStory | None:
    """The three parts of a sentence of that form; None where it has another."""
    found = _SENTENCE.fullmatch(sentence.strip())
    if found is None:
        return None
    parts = (" ".join((found[part] or "").split()) for part in ("who", "what", "why"))
    return NeedStory(*parts)


def names_in(text: str, names: Iterable[str]) -> tuple[str, ...]:
    """Those of `names` that stand in the text: whole, or by a first or last name with a capital.

    "A man with pigeons" is "the man with the pigeons". A word that merely begins a sentence is
    looked at too: better a needless warning.
    """
    written = set(_WORD.findall(text))
    folded = _folded(text)
    return tuple(name for name in names if _stands(name, written, folded))


def _stands(name: str, written: set[str], folded: str) -> bool:
    words = _WORD.findall(name)
    whole = _folded(name)
    if len(whole.split()) > 1 and whole in folded:
        return True
    proper = (
        word
        for word in words
        if word[0].isupper() and len(word) >= _SHORTEST_NAME and word.casefold() not in _ARTICLES
    )
    return any(word in written for word in proper)


def _folded(text: str) -> str:
    """The words between blanks, without capitals and articles."""
    words = (word.casefold() for word in _WORD.findall(text))
    return f" {' '.join(word for word in words if word not in _ARTICLES)} "


def told_by(stand_in: str, name: str, address: str = "") -> str:
    """What in a stand-in would tell who somebody is: a word of their name, or their door's number.

    Empty where neither stands in it.
    """
    written = {word.casefold(): word for word in _WORD.findall(stand_in)}
    parts = [word for word in _folded(name).split() if len(word) >= _SHORTEST_NAME]
    parts += [word.casefold() for word in _WORD.findall(address) if word[0].isdigit()]
    return next((written[part] for part in parts if part in written), "")
