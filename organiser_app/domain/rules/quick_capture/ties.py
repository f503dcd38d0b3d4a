"""Who knows whom: ties of the one who was heard, or of two who are named.

`Terri (neighbour), Joyce !3` are known by the one resident who was there; `Bill - Terri (cooks
with)` know each other. What a tie is stands in brackets, or after a comma where it is a plain word
for that.
"""

from __future__ import annotations

from collections.abc import Iterator

from organiser_app.domain.inputs import PersonInput, TieHeardInput
from organiser_app.domain.rules.quick_capture.draft import Draft, stays_in_note
from organiser_app.domain.rules.quick_capture.items import Item
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.domain.rules.quick_capture.tie_words import (
    TiePart,
    mark_kind,
    mark_part,
    names_apart,
    read_part,
    says_kind_of,
)
from organiser_app.domain.rules.quick_capture.vocabulary import fold
from organiser_app.language import tr

_PAIR = 2
_BETWEEN_THEM = frozenset({"tie", "tie between", "ties between", "who knows whom", "who knows who"})


def read_ties(draft: Draft, item: Item) -> None:
    """Take in who knows whom, once all who were there are known."""
    run: list[TiePart] = []
    for words, joined in _parts(draft, item.value):
        if run and not run[-1].joined:
            if says_kind_of(run, words):
                continue
            _take(draft, item, run)
            run = []
        part = read_part(words, draft.setting.residents)
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
    for found in names_apart(value.text):
        if (words := value.cut(at, found.start()).stripped()).text:
            yield words, found["and"] is not None
        draft.mark(value.cut(*found.span()), Role.MARK)
        at = found.end()
    if (words := value.cut(at).stripped()).text:
        yield words, False


def _take(draft: Draft, item: Item, run: list[TiePart]) -> None:
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
            mark_kind(draft, words, found)
        else:
            draft.keep(words)


def _take_pair(draft: Draft, item: Item, one: TiePart, other: TiePart) -> bool:
    """Take in two joined by "and" who know each other."""
    taken = _take_tie(draft, item, other, one.names[0])
    if taken:
        mark_part(draft, one)
    else:
        _keep(draft, item, one.words)
    return taken


def _take_part(draft: Draft, item: Item, part: TiePart) -> bool:
    """Take in one who is known by the one heard, or two with a hyphen between them."""
    return _take_tie(draft, item, part, part.names[0] if len(part.names) == _PAIR else None)


def _is_pair(draft: Draft, item: Item, run: list[TiePart]) -> bool:
    """Whether two joined by "and" know each other, and are not both known by the one heard."""
    if len(run) != _PAIR or any(len(part.names) == _PAIR for part in run):
        return False
    key = fold(item.meant or (item.key.text if item.key else ""))
    heard = draft.people[0].name if len(draft.people) == 1 else ""
    return key in _BETWEEN_THEM or not heard or any(_is(part.names[0], heard) for part in run)


def _take_tie(draft: Draft, item: Item, part: TiePart, who: PersonInput | None) -> bool:
    """Take in one tie with the last of a part, or leave its words for the note and say why."""
    other = part.names[-1]
    problem = _problem(draft, who, other, part.words.line)
    if problem:
        _refuse(draft, item, part.words, problem)
        return False
    mark_part(draft, part)
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


def _ask_whose(draft: Draft, run: list[TiePart]) -> None:
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
