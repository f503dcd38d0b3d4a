"""The words that may stand before a colon in quick capture: one table for parser, help and docs."""

from __future__ import annotations

import difflib
import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
)
from organiser_app.language import tr


class Field(StrEnum):
    """What a line may tell of; the value is the word that the program itself writes."""

    AT = "at"
    KIND = "kind"
    WHEN = "when"
    WITH = "with"
    PRIVACY = "privacy notice"
    LOVE = "love"
    CONCERN = "concern"
    DREAM = "dream"
    IDEA = "idea"
    NEED = "need"
    GIFT = "gift"
    NEXT = "next"
    WILL = "will"
    KNOWS = "knows"
    QUOTE = "quote"
    NOTE = "note"
    LANGUAGE = "language"
    ENTERED = "entered"
    REFLECTION = "reflection"
    SAFEGUARDING = "safeguarding"


HEADERS = frozenset(
    {
        Field.AT, Field.KIND, Field.WHEN, Field.WITH, Field.PRIVACY, Field.LANGUAGE,
        Field.ENTERED,
    }
)  # fmt: skip
"""The fields of which several may stand on one line."""

STATEMENTS = {Field(kind.value): kind for kind in StatementKind}

_FIELD_WORDS = {
    Field.AT: "at, where, place, address, door, location",
    Field.KIND: "kind, type, how, kind of listening",
    Field.WHEN: "when, date, time, on, day",
    Field.WITH: "with, who, present, people, name, names, spoke to, talked to, met",
    Field.PRIVACY: "privacy notice, privacy, privacy notice given, told",
    Field.LOVE: "love, loves, loved, like, likes, liked, loves about, good, strength, proud of",
    Field.CONCERN: "concern, concerns, concerned, concerned about, concern about, worry, worries, "
    "worried, worried about, worries about, problem, problems, issue, issues, trouble, complaint",
    Field.DREAM: "dream, dreams, dreams of, dream of, wish, wishes, wishes for, would like, "
    "would love, hope, hopes, hopes for, vision",
    Field.IDEA: "idea, ideas, suggestion, suggestions, suggests, proposal, could, what if",
    Field.NEED: "need, needs, needed, needs help with, need help with, help with, help, "
    "wants help, asks for",
    Field.GIFT: "gift, gifts, offer, offers, offered, offer of, can, skill, skills, can help with, "
    "could help with, good at, talent",
    Field.NEXT: "next, next step, next steps, follow up, followup, to do, todo, action, go back, "
    "do next",
    Field.WILL: "will, promise, promises, promised, commitment, commits, committed, commits to, "
    "agreed",
    Field.KNOWS: "knows, know, tie, tie between, ties between, who knows whom, who knows who",
    Field.NOTE: "note, notes, remark, remarks, comment, comments, background",
    Field.QUOTE: "quote, quotes, quoted, in their words, in their own words, verbatim",
    Field.LANGUAGE: "language, languages, speaks",
    Field.ENTERED: "entered, how entered, written down, typed up",
    Field.REFLECTION: "reflection, reflections, my reflection, i reflect, to myself, for myself",
    Field.SAFEGUARDING: "safeguarding, safeguarding worry, safeguarding concern, "
    "safeguarding issue, safeguarding note, child protection, adult protection, "
    "worry about a child, worried about a child, concern about a child, concerned about a child",
}

_LISTENING_WORDS = {
    ListeningKind.DOORSTEP: "doorstep, door, doors, door step, at the door, on the doorstep, "
    "doorknock, door knocking",
    ListeningKind.STREET: "street, on the street, in the street, out and about",
    ListeningKind.ONE_TO_ONE: "one to one, 1 to 1, 1 1, 1 2 1, 121, one on one, one 2 one",
    ListeningKind.HOUSE_MEETING: "house meeting, house, housemeeting, kitchen table",
    ListeningKind.GROUP: "group, group meeting, meeting",
    ListeningKind.PHONE: "phone, by phone, on the phone, telephone, call, phone call, phoned",
    ListeningKind.SURVEY: "survey, questionnaire, form",
}

_ROAD_WORDS = {
    EntryRoad.AT_THE_DOOR: "on the spot, at the door, there and then, at the time, door",
    EntryRoad.LATER: "later, later on, afterwards, from memory",
    EntryRoad.PAPER: "paper, from paper, on paper, from a sheet, from a form",
    EntryRoad.IMPORT: "import, imported, from a file",
}

_PERMISSION_WORDS = {
    QuotePermission.UNNAMED: "may quote, can quote, ok to quote, may be quoted, may quote no name, "
    "may quote unnamed, may quote without name, may quote anonymously",
    QuotePermission.NAMED: "may quote named, may quote by name, may quote with name, "
    "can quote by name, quote by name",
    QuotePermission.ASK_FIRST: "ask first, ask before quoting, ask, ask me first",
    QuotePermission.NOT_TO_QUOTE: "not to quote, do not quote, don t quote, dont quote, private, "
    "may not quote, not for quoting, no quote",
}

_EXAMPLES = {
    Field.AT: "at: 14 Kendal Road",
    Field.KIND: "kind: doorstep",
    Field.WHEN: "when: yesterday 18:04",
    Field.WITH: "with: Bill Hughes (new), Terri, 3 others",
    Field.PRIVACY: "privacy notice: given",
    Field.LOVE: "love: Friday lunch at the hall #people",
    Field.CONCERN: "concern: damp in the back bedroom #housing !5",
    Field.DREAM: "dream: a community kitchen",
    Field.IDEA: "idea: a spare key scheme for the hall",
    Field.NEED: "need: someone to ring the council for her #housing again",
    Field.GIFT: "gift: can drive a van on Tuesdays",
    Field.NEXT: "next: ring back by Tue",
    Field.WILL: "will: Bill gets three prices by Friday if Terri brings the list",
    Field.KNOWS: "knows: Terri (neighbour), Joyce (sister) !3",
    Field.NOTE: "note: works nights, try a weekend",
    Field.QUOTE: "quote: They said it was condensation. (may quote)",
    Field.LANGUAGE: "language: Bengali",
    Field.ENTERED: "entered: paper",
    Field.REFLECTION: "reflection: I talked too much, and asked too late",
}

_BETWEEN_WORDS = re.compile(r"[\s!-/:-@\[-`{-~‘’“”–—…]+")
Key = TypeVar("Key")
_SHORT_WORD = 4
_CLOSE = 0.8


@dataclass(frozen=True, slots=True)
class WordHelp:
    """One row of the table as help shows it: the words that mean the same, and an example."""

    field: Field
    meaning: str
    words: tuple[str, ...]
    example: str


def fold(words: str) -> str:
    """Words as they are compared: without case, marks and doubled blanks."""
    return _BETWEEN_WORDS.sub(" ", words.casefold()).strip()


def _by_word(table: dict[Key, str]) -> dict[str, Key]:
    return {word: key for key, words in table.items() for word in words.split(", ")}


_FIELDS = _by_word(_FIELD_WORDS)
_LISTENING_KINDS = _by_word(_LISTENING_WORDS)
_ROADS = _by_word(_ROAD_WORDS)
_PERMISSIONS = _by_word(_PERMISSION_WORDS)


def field_of(words: str) -> Field | None:
    """The field that the words before a colon name exactly."""
    return _FIELDS.get(fold(words))


@lru_cache(maxsize=1024)
def near_field(words: str) -> str:
    """The word of the table of which `words` is surely a misspelling, or nothing.

    A short word must have the same letters ("lvoe"), so that names ("Willa") are left alone; a
    long one must be close and begin alike. Several words that say a safeguarding worry are read
    only as they stand: "concerned about children" is something heard.
    """
    typed = fold(words)
    if len(typed) < _SHORT_WORD or typed in _FIELDS:
        return ""
    for word in _FIELDS:
        if len(word) >= _SHORT_WORD and len(word) == len(typed) and sorted(word) == sorted(typed):
            return word
    longer = [
        word
        for word, field in _FIELDS.items()
        if len(word) > _SHORT_WORD and typed[0] in word[:2]
        if field is not Field.SAFEGUARDING or " " not in word
    ]
    return next(iter(difflib.get_close_matches(typed, longer, 1, _CLOSE)), "")


def listening_kind_of(words: str) -> ListeningKind | None:
    """How residents were heard, by any of the words for it."""
    return _LISTENING_KINDS.get(fold(words))


def near_listening_kind(words: str) -> str:
    """The word for a kind of listening of which `words` is surely a misspelling, or nothing."""
    return next(iter(difflib.get_close_matches(fold(words), _LISTENING_KINDS, 1, _CLOSE)), "")


def permission_of(words: str) -> QuotePermission | None:
    """The permission that the words name exactly: one that is guessed at would be no permission."""
    return _PERMISSIONS.get(fold(words))


def written_kind(kind: ListeningKind) -> str:
    """The word that the program itself writes for a kind of listening."""
    return _LISTENING_WORDS[kind].split(", ", maxsplit=1)[0]


def road_of(words: str) -> EntryRoad | None:
    """How a listening came into the log, by any of the words for it."""
    return _ROADS.get(fold(words))


def written_road(road: EntryRoad) -> str:
    """The word that the program itself writes for a road."""
    return _ROAD_WORDS[road].split(", ", maxsplit=1)[0]


def written_permission(permission: QuotePermission) -> str:
    """The words that the program itself writes for a permission."""
    return {
        QuotePermission.UNNAMED: "may quote",
        QuotePermission.NAMED: "may quote, named",
        QuotePermission.ASK_FIRST: "ask first",
        QuotePermission.NOT_TO_QUOTE: "not to quote",
    }[permission]


def word_help() -> tuple[WordHelp, ...]:
    """The words that may be used, in the order of the grammar, with what each means.

    The words for a safeguarding worry are not among them, since it is not written down here.
    """
    meanings = _meanings()
    return tuple(
        WordHelp(field, meanings[field], tuple(words.split(", ")), _EXAMPLES[field])
        for field, words in _FIELD_WORDS.items()
        if field is not Field.SAFEGUARDING
    )


def _meanings() -> dict[Field, str]:
    return {
        Field.AT: tr("the door or place"),
        Field.KIND: tr("how residents were heard"),
        Field.WHEN: tr("the day and time; now, where nothing is said"),
        Field.WITH: tr("who was there; (new) makes a new resident, and 3 others are counted"),
        Field.PRIVACY: tr("whether the privacy notice was given"),
        Field.LOVE: tr("what they love"),
        Field.CONCERN: tr("what concerns them"),
        Field.DREAM: tr("what they dream of"),
        Field.IDEA: tr("what they suggest"),
        Field.NEED: tr("the help they ask for; again at the end means asked before"),
        Field.GIFT: tr("what they offer"),
        Field.NEXT: tr("what was agreed to do next, by when"),
        Field.WILL: tr("who promises what, by when, and on what it hangs"),
        Field.KNOWS: tr("whom they know, as what, how strongly from !1 to !3"),
        Field.NOTE: tr("anything else, as a line without such a word is too"),
        Field.QUOTE: tr("their very words; quotation marks after a statement do as well"),
        Field.LANGUAGE: tr("the language it was in"),
        Field.ENTERED: tr("on the spot, later, or from paper; told from the time, if not said"),
        Field.REFLECTION: tr("what you think of it yourself: yours alone, and never in a report"),
    }
