"""One name in a line of ties, or two, with what is said of them: its grammar, read and written."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from organiser_app.domain.inputs import PersonInput, TieHeardInput
from organiser_app.domain.rules.quick_capture.draft import LONGEST_NAME, Draft
from organiser_app.domain.rules.quick_capture.marks import (
    doubled_backslashes,
    mark_plain,
    plain_words,
)
from organiser_app.domain.rules.quick_capture.spans import Passage, Role

_LONGEST_PART = 3 * LONGEST_NAME
_STRENGTHS = frozenset("123")
_BETWEEN = re.compile(
    r"(?P<kept>\"[^\"\n]*\"|“[^“”\n]*”|\([^()\n]*\))"
    r"|(?P<and>[&+]|(?<=\s)and(?=\s))|[,;\n]",
    re.IGNORECASE,
)
_NEW = r"(?:\s*(?P<{0}_new>\(\s*new(?: resident)?\s*\)))?"
_NAME = (
    r"(?:\"(?P<{0}_straight>[^\"\n]+)\"|“(?P<{0}_curly>[^“”\n]+)”|(?P<{0}>[^()\"“”\n]+?))" + _NEW
)
_JOINT = r"(?:\s+(?:[-–—]|knows)\s+)"
_PART = re.compile(
    rf"{_NAME.format('one')}(?:{_JOINT}{_NAME.format('two')})?"
    r"(?:\s+!(?P<first>\d+))?(?:\s*\((?P<also_new>\s*new(?: resident)?\s*[,;])?(?P<kind>[^()]*)\))?"
    r"(?:\s+!(?P<then>\d+))?",
    re.IGNORECASE,
)
_SAYS_NEW = re.compile(r"new(?: resident)?\s*(?:[,;]|\Z)", re.IGNORECASE)
_JOINED = re.compile(_JOINT, re.IGNORECASE)
_KIND_ALONE = re.compile(r"(?P<kind>[^\W\dA-Z][^()\"“”]*?)(?:\s+!(?P<then>\d+))?")
_RELATION = re.compile(
    r"""
    \b(?:neighbou?r|sister|brother|mother|mum|father|dad|son|daughter|cousin|aunt|auntie|uncle
    |niece|nephew|gran|nan|grandmother|grandfather|wife|husband|partner|girlfriend|boyfriend
    |friend|mate|flatmate|colleague|carer|twin|child|parent)(?:s|ren)?(?:-in-law)?\b
    |\b(?:family|related|next[ ]door|in-laws?)\b | \b(?:with|to)\Z
    """,
    re.VERBOSE,
)


@dataclass(slots=True)
class TiePart:
    """A name, or two that know each other, and what is said of them.

    `joined` says that the next part belongs to the same run: "Bill and Terri"; `aside` is what
    stands after a comma of what they are.
    """

    words: Passage
    found: re.Match[str]
    names: tuple[PersonInput, ...]
    kind: str
    strength: int | None
    joined: bool = False
    aside: tuple[Passage, re.Match[str]] | None = None


def names_apart(text: str) -> Iterator[re.Match[str]]:
    """The commas and words between names, `and` among them; what is in marks is not divided."""
    return (found for found in _BETWEEN.finditer(text) if found["kept"] is None)


def read_part(words: Passage, residents: Mapping[str, UUID]) -> TiePart | None:
    """The names and what is said of them; None where that cannot be told."""
    found = _PART.fullmatch(words.text) if len(words.text) <= _LONGEST_PART else None
    if found is None or (found["first"] and found["then"]):
        return None
    names = [_name(found, each) for each in ("one", "two")]
    strength = found["first"] or found["then"]
    kind = _flat(found["kind"] or "")
    right = names[0] and max(len(kind), *map(len, names)) <= LONGEST_NAME
    if not right or (strength and strength not in _STRENGTHS) or _is_divided(found):
        return None
    last = "two" if names[1] else "one"
    new = {each for each in ("one", "two") if found[f"{each}_new"]}
    new |= {last} if found["also_new"] else set()
    people = tuple(
        PersonInput(name=name, is_new=each in new, resident_id=residents.get(name))
        for each, name in zip(("one", "two"), names, strict=True)
        if name
    )
    return TiePart(words, found, people, kind, int(strength) if strength else None)


def _name(found: re.Match[str], which: str) -> str:
    return _flat(found[f"{which}_straight"] or found[f"{which}_curly"] or found[which] or "")


def _flat(words: str) -> str:
    return plain_words(" ".join(words.split()))


def _is_divided(found: re.Match[str]) -> bool:
    """Whether a second name would be two once more, or is none."""
    two = found["two"]
    return two is not None and (not two.strip() or bool(_JOINED.search(f" {two} ")))


def says_kind_of(run: list[TiePart], words: Passage) -> bool:
    """Take the words in if they say what those before the comma are: "Bill and Terri, sisters"."""
    found = _KIND_ALONE.fullmatch(words.text) if len(words.text) <= LONGEST_NAME else None
    strength = found["then"] if found else None
    if found is None or not _RELATION.search(found["kind"]) or run[-1].kind:
        return False
    if strength and (strength not in _STRENGTHS or run[-1].strength):
        return False
    run[-1].kind, run[-1].aside = _flat(found["kind"]), (words, found)
    run[-1].strength = int(strength) if strength else run[-1].strength
    return True


def mark_part(draft: Draft, part: TiePart) -> None:
    """Mark the words of a part as what they were understood."""
    found = part.found
    places = [
        (*found.span(group), role)
        for name in ("one", "two")
        for group, role in (
            (name, Role.PERSON),
            (f"{name}_straight", Role.PERSON),
            (f"{name}_curly", Role.PERSON),
            (f"{name}_new", Role.NEW),
        )
        if found[group]
    ]
    places += [
        (*found.span(group), role)
        for group, role in (("also_new", Role.NEW), ("kind", Role.WORDS))
        if found[group]
    ]
    for group in ("first", "then"):
        places.extend(_strength(found, group))
    _mark(draft, part.words, places)


def mark_kind(draft: Draft, words: Passage, found: re.Match[str]) -> None:
    """Mark what stands after a comma of what those before it are."""
    _mark(draft, words, [(*found.span("kind"), Role.WORDS), *_strength(found, "then")])


def _strength(found: re.Match[str], group: str) -> list[tuple[int, int, Role]]:
    """Where a strength stands, its mark included."""
    return [(found.start(group) - 1, found.end(group), Role.STRENGTH)] if found[group] else []


def _mark(draft: Draft, words: Passage, places: list[tuple[int, int, Role]]) -> None:
    at = 0
    for start, end, role in sorted(places):
        draft.mark(words.cut(at, start), Role.MARK)
        mark_plain(draft, words.cut(start, end), role)
        at = end
    draft.mark(words.cut(at), Role.MARK)


def written_tie(tie: TieHeardInput) -> str:
    """A tie as quick capture writes it."""
    names = [_written_name(person) for person in (tie.who, tie.other) if person]
    kind = doubled_backslashes(" ".join(tie.kind.split()))
    if _SAYS_NEW.match(kind):
        kind = f"\\{kind}"
    marks = [f"({kind})" if kind else "", f"!{tie.strength}" if tie.strength else ""]
    return " ".join([" - ".join(names), *filter(None, marks)])


def _written_name(person: PersonInput) -> str:
    name = doubled_backslashes(" ".join(person.name.split()))
    found = _PART.fullmatch(name)
    divided = any(names_apart(f" {name} "))
    plain = not divided and found and found["one"] == name and not _JOINED.search(f" {name} ")
    quoted = f"“{name}”" if '"' in name else f'"{name}"'
    written = name if plain else quoted
    return f"{written} (new)" if person.is_new else written
