"""Whether what is typed may mean a name: every word of it begins a word of the name."""

from __future__ import annotations

import unicodedata


def matches(typed: str, name: str) -> bool:
    """Whether each typed word begins some word of `name`, whatever case and accents."""
    words = plain(name).split()
    return all(any(word.startswith(part) for word in words) for part in plain(typed).split())


def plain(text: str) -> str:
    """`text` in lower case, without accents, its letters as they are commonly drawn."""
    common = unicodedata.normalize("NFKD", text).casefold()  # letters of formulas have no case
    apart = unicodedata.normalize("NFKD", common)
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
