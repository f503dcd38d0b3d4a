"""Who knows whom: ties of the one who was heard, or of two who are named.

`Terri (neighbour), Joyce !3` are known by the one resident who was there; `Bill - Terri (cooks
with)` know each other. What a tie is stands in brackets, or after a comma where it is a plain word
for that.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from organiser_app.domain.inputs import PersonInput, TieHeardInput
from organiser_app.domain.rules.quick_capture.draft import LONGEST_NAME, Draft, stays_in_note
from organiser_app.domain.rules.quick_capture.items import Item
from organiser_app.domain.rules.quick_capture.marks import (
    doubled_backslashes,
    mark_plain,
    plain_words,
)
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.domain.rules.quick_capture.vocabulary import fold
from organiser_app.language import tr

_LONGEST_PART = 3 * LONGEST_NAME
_PAIR = 2
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
    r"(?:\s+!(?P<first>\d+))?(?:\s*\((?P<kind>[^()]*)\))?(?:\s+!(?P<then>\d+))?",
    re.IGNORECASE,
)
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
_BETWEEN_THEM = frozenset({"tie", "tie between", "ties between", "who knows whom", "who knows who"})


@dataclass(slots=True)
class _Part:
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


def read_ties(draft: Draft, item: Item) -> None:
    """Take in who knows whom, once all who were there are known."""
    run: list[_Part] = []
    for words, joined in _parts(draft, item.value):
        if run and not run[-1].joined:
            if _says_kind_of(run, words):
                continue
            _take(draft, item, run)
            run = []
        part = _part(draft, words)
        if part is None:
            _refuse(draft, item, words)
            _take(draft, item, run)
            run = []
            continue
        part.joined = joined
        run.append(part)
    _take(draft, item, run)


def _parts(draft: Draft, value: Passage) -> Iterator[tuple[Passage, bool]]:
    """What stands between commas and "and", each with whether "and" follows it."""
    at = 0
    for found in _BETWEEN.finditer(value.text):
        if found["kept"] is None:
            if (words := value.cut(at, found.start()).stripped()).text:
                yield words, found["and"] is not None
            draft.mark(value.cut(*found.span()), Role.MARK)
            at = found.end()
    if (words := value.cut(at).stripped()).text:
        yield words, False


def _part(draft: Draft, words: Passage) -> _Part | None:
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
    people = tuple(
        PersonInput(
            name=name,
            is_new=found[f"{each}_new"] is not None,
            resident_id=draft.setting.residents.get(name),
        )
        for each, name in zip(("one", "two"), names, strict=True)
        if name
    )
    return _Part(words, found, people, kind, int(strength) if strength else None)


def _name(found: re.Match[str], which: str) -> str:
    return _flat(found[f"{which}_straight"] or found[f"{which}_curly"] or found[which] or "")


def _flat(words: str) -> str:
    return plain_words(" ".join(words.split()))


def _is_divided(found: re.Match[str]) -> bool:
    """Whether a second name would be two once more, or is none."""
    two = found["two"]
    return two is not None and (not two.strip() or bool(_JOINED.search(f" {two} ")))


def _says_kind_of(run: list[_Part], words: Passage) -> bool:
    """Whether the words say what those before the comma are: "Bill and Terri, sisters"."""
    found = _KIND_ALONE.fullmatch(words.text) if len(words.text) <= LONGEST_NAME else None
    strength = found["then"] if found else None
    if found is None or not _RELATION.search(found["kind"]) or run[-1].kind:
        return False
    if strength and (strength not in _STRENGTHS or run[-1].strength):
        return False
    run[-1].kind, run[-1].aside = _flat(found["kind"]), (words, found)
    run[-1].strength = int(strength) if strength else run[-1].strength
    return True


def _take(draft: Draft, item: Item, run: list[_Part]) -> None:
    """Take in a run of names: what is said of the last holds for those joined to it by "and"."""
    if not run:
        return
    for part in run:
        part.kind = part.kind or run[-1].kind
        part.strength = part.strength or run[-1].strength
    if _is_pair(draft, item, run):
        taken = _take_pair(draft, item, *run)
    else:
        each = [_take_part(draft, item, part) for part in run]
        taken = any(each)
        if taken:
            _ask_whose(draft, run)
    if run[-1].aside:
        words, found = run[-1].aside
        if taken:
            _mark(draft, words, [(*found.span("kind"), Role.WORDS), *_strength(found, "then")])
        else:
            draft.keep(words)


def _take_pair(draft: Draft, item: Item, one: _Part, other: _Part) -> bool:
    """Take in two joined by "and" who know each other."""
    taken = _take_tie(draft, item, other, one.names[0])
    if taken:
        _mark_part(draft, one)
    else:
        _keep(draft, item, one.words)
    return taken


def _take_part(draft: Draft, item: Item, part: _Part) -> bool:
    """Take in one who is known by the one heard, or two with a hyphen between them."""
    return _take_tie(draft, item, part, part.names[0] if len(part.names) == _PAIR else None)


def _is_pair(draft: Draft, item: Item, run: list[_Part]) -> bool:
    """Whether two joined by "and" know each other, and are not both known by the one heard."""
    if len(run) != _PAIR or any(len(part.names) == _PAIR for part in run):
        return False
    key = fold(item.meant or (item.key.text if item.key else ""))
    heard = draft.people[0].name if len(draft.people) == 1 else ""
    return key in _BETWEEN_THEM or not heard or any(_is(part.names[0], heard) for part in run)


def _take_tie(draft: Draft, item: Item, part: _Part, who: PersonInput | None) -> bool:
    """Take in one tie with the last of a part, or leave its words for the note and say why."""
    other = part.names[-1]
    problem = _problem(draft, who, other, part.words.line)
    if problem:
        _refuse(draft, item, part.words, problem)
        return False
    _mark_part(draft, part)
    draft.ties.append(TieHeardInput(who=who, other=other, kind=part.kind, strength=part.strength))
    return True


def _problem(draft: Draft, who: PersonInput | None, other: PersonInput, line: int) -> str:
    """Why two cannot be tied, or nothing."""
    if who is None and len(draft.people) != 1:
        return tr(
            "Line {line}: say who knows {name}, as “Bill - {name}”.", line=line, name=other.name
        )
    if _is(other, (who or draft.people[0]).name):
        return tr("Line {line}: nobody is tied to themselves.", line=line)
    return ""


def _ask_whose(draft: Draft, run: list[_Part]) -> None:
    """Point at what may mean either: they know two, or the two know each other."""
    last = run[-1]
    if len(run) == _PAIR and last.kind and all(len(part.names) == 1 for part in run):
        sentence = tr(
            "Line {line}: read as known by {name}, both of them.",
            line=last.words.line,
            name=draft.people[0].name,
        )
        done = tr("Two who know each other have a hyphen between them: “Bill - Terri”.")
        draft.point(last.words, sentence, done, notice=True)


def _is(person: PersonInput, name: str) -> bool:
    """Whether a person is called so, in full or by first name."""
    said, full = fold(person.name), fold(name)
    return said in (full, full.split(" ")[0])


def _refuse(draft: Draft, item: Item, words: Passage, sentence: str = "") -> None:
    """Leave words for the note, their key before them, and point at them."""
    told = sentence or tr(
        'Line {line}: "{words}" does not say who knows whom.', line=words.line, words=words.shown
    )
    draft.point(words, told, stays_in_note())
    _keep(draft, item, words)


def _keep(draft: Draft, item: Item, words: Passage) -> None:
    draft.keep(words, text=f"{item.key.text if item.key else ''} {words.text}")


def _mark_part(draft: Draft, part: _Part) -> None:
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
    if found["kind"]:
        places.append((*found.span("kind"), Role.WORDS))
    for group in ("first", "then"):
        places.extend(_strength(found, group))
    _mark(draft, part.words, places)


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
    if kind in ("new", "new resident"):
        kind = f"\\{kind}"
    marks = [f"({kind})" if kind else "", f"!{tie.strength}" if tie.strength else ""]
    return " ".join([" - ".join(names), *filter(None, marks)])


def _written_name(person: PersonInput) -> str:
    name = doubled_backslashes(" ".join(person.name.split()))
    found = _PART.fullmatch(name)
    divided = any(each["kept"] is None for each in _BETWEEN.finditer(f" {name} "))
    plain = not divided and found and found["one"] == name and not _JOINED.search(f" {name} ")
    quoted = f"“{name}”" if '"' in name else f'"{name}"'
    written = name if plain else quoted
    return f"{written} (new)" if person.is_new else written
