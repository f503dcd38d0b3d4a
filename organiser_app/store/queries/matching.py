"""What a user types into a search box, as an expression that FTS5 understands and cannot abuse."""

from __future__ import annotations

from string import ascii_lowercase, digits

LEAST_CHARACTERS = 2
_SHORTEST_STEM = 3
_ENDINGS = ("ing", "ings", "ation", "ment", "ness", "able", "ies", "ied", "ful", "ed", "ly")
_CUT = ("s", "y", "ed", "ing")
"""Endings that the stemmer takes or changes in short words too: "bus" is kept as "bu"."""


def match_expression(typed: str) -> str | None:
    """Every word of `typed` must be there, the last perhaps only begun; None for too little.

    Each word is quoted, so nothing typed is taken for FTS5's own syntax.
    """
    words = [word for word in typed.replace("\0", " ").split() if _letters(word)]
    if words and _letters(words[-1]) < LEAST_CHARACTERS:
        words.pop()
        return " AND ".join(map(_quoted, words)) or None
    if not words:
        return None
    return " AND ".join([*map(_quoted, words[:-1]), _begun(words[-1])])


def _begun(word: str) -> str:
    """A word that is still being typed.

    The index holds stems, so "housi" begins none of its words although "housing" is there: what
    may be a begun ending is also asked for whole.
    """
    forms = [*_beginnings(word), *map(_quoted, _with_whole_ending(word))]
    return f"({' OR '.join(forms)})" if len(forms) > 1 else forms[0]


def _beginnings(word: str) -> list[str]:
    """The word as a beginning; where its stem is another, whole, and with each next letter.

    FTS5 stems a beginning too, so "bus" would begin "building", and "play" no "playground".
    """
    if not _is_cut(word):
        return [f"{_quoted(word)} *"]
    longer = [f"{_quoted(word + letter)} *" for letter in ascii_lowercase + digits if letter != "s"]
    # Of a plural the stemmer takes first the "s" and then the rest, so that is looked at again.
    plural = [f"{_quoted(word + 's')} *"] if word.endswith("s") else _beginnings(word + "s")
    return [_quoted(word), *longer, *plural]


def _is_cut(word: str) -> bool:
    low = word.casefold()
    return _letters(word) >= _SHORTEST_STEM and low.endswith(_CUT) and not low.endswith("ss")


def _with_whole_ending(word: str) -> list[str]:
    whole = {
        word + ending[length:]: None
        for ending in _ENDINGS
        for length in range(1, len(ending))
        if word.endswith(ending[:length]) and _letters(word) - length >= _SHORTEST_STEM
    }
    return list(whole)


def _quoted(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _letters(word: str) -> int:
    return sum(character.isalnum() for character in word)
