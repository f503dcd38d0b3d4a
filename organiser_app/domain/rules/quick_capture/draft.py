"""A listening while it is being read: what was understood so far, and what is left for the note."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    PersonInput,
    StatementInput,
    TieHeardInput,
)
from organiser_app.domain.rules.entry import road_by_time
from organiser_app.domain.rules.quick_capture.spans import Passage, Problem, Role, Span
from organiser_app.domain.rules.quick_capture.vocabulary import fold
from organiser_app.domain.values import EntryRoad, ListeningKind, QuotePermission, StatementKind
from organiser_app.language import tr

LONGEST_NAME = 200
LONGEST_LANGUAGE = 60
LONGEST_WORDS = 20_000
LONGEST_TEXT = 100_000


@dataclass(frozen=True, slots=True)
class Setting:
    """What the parser is told of the world: the moment, who is known, the codebook, the road.

    Without a road it is told from the time; `whom_to_tell` is who hears of a safeguarding worry.
    """

    now: datetime
    residents: Mapping[str, UUID] = field(default_factory=dict)
    themes: Mapping[str, str] = field(default_factory=dict)
    entered: EntryRoad | None = None
    whom_to_tell: str = ""


@dataclass(slots=True)
class StatementDraft:
    """One thing heard, to which a quote may still come."""

    kind: StatementKind
    at: Passage
    words: str = ""
    strength: int | None = None
    themes: tuple[str, ...] = ()
    asked_before: bool = False
    quote: str = ""
    permission: QuotePermission | None = None

    def built(self) -> StatementInput | None:
        """The input, or nothing where neither words nor a quote were given."""
        if not (self.words or self.quote):
            return None
        return StatementInput(
            kind=self.kind,
            words=self.words or self.quote[:LONGEST_WORDS],
            strength=self.strength,
            themes=self.themes,
            quote=self.quote,
            permission=self.permission or QuotePermission.ASK_FIRST,
            asked_before=self.asked_before,
        )


@dataclass(frozen=True, slots=True)
class NoteEntry:
    """A stretch of the note, and the lines from which it comes; `plain` where it fills them."""

    line: int
    column: int
    last_line: int
    text: str
    plain: bool


@dataclass(slots=True)
class Draft:
    """Everything of one listening that has been read so far."""

    setting: Setting
    where: str = ""
    kind: ListeningKind | None = None
    at: datetime | None = None
    privacy_notice: bool | None = None
    language: str = ""
    entered: EntryRoad | None = None
    people: list[PersonInput] = field(default_factory=list)
    unnamed_present: int = 0
    statements: list[StatementDraft] = field(default_factory=list)
    next_steps: list[NextStepInput] = field(default_factory=list)
    commitments: list[CommitmentInput] = field(default_factory=list)
    ties: list[TieHeardInput] = field(default_factory=list)
    note: list[NoteEntry] = field(default_factory=list)
    reflection: list[NoteEntry] = field(default_factory=list)
    worries: list[Passage] = field(default_factory=list)
    unknown: list[Passage] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    may_be_quoted: StatementDraft | None = None

    @property
    def day(self) -> date:
        """The day from which "by Tue" counts: that of the listening."""
        return (self.at or self.setting.now).date()

    def mark(self, words: Passage, role: Role, kind: StatementKind | None = None) -> None:
        """Remember as what some words were understood."""
        if words.text:
            self.spans.extend(words.spans(role, kind))

    def keep(self, words: Passage, *, text: str = "", plain: bool = False) -> None:
        """Leave words for the note, as `text` where that says more than they do alone."""
        if words.text.strip():
            self.mark(words, Role.NOTE)
            self.note.append(_entry(words, text or words.text, plain=plain))

    def reflect(self, words: Passage, text: str) -> None:
        """Keep what the organiser thinks of it themselves apart from all that was heard."""
        if text.strip():
            self.reflection.append(_entry(words, text, plain=True))

    def point(
        self,
        words: Passage,
        sentence: str,
        done: str = "",
        *,
        suggestion: str = "",
        notice: bool = False,
        waits: bool = False,
    ) -> None:
        """Point at words that could not be understood as they stand."""
        line, start = words.place()
        end = start + len(words.text.split("\n", maxsplit=1)[0].rstrip())
        self.problems.append(Problem(line, start, end, sentence, done, suggestion, notice, waits))

    def too_long(self, words: Passage) -> None:
        """Leave for the note what is longer than its field may be."""
        sentence = tr(
            'Line {line}: "{words}" is too long here.', line=words.line, words=words.shown
        )
        self.point(words, sentence, stays_in_note())
        self.keep(words)

    def is_present(self, name: str) -> bool:
        """Whether somebody of this name, or first name, was there."""
        folded = fold(name)
        return any(
            folded in (fold(person.name), fold(person.name).split(" ")[0]) for person in self.people
        )

    def built(self, note: str, reflection: str) -> ListeningInput:
        """The validated input."""
        now = self.setting.now
        at = self.at or now
        return ListeningInput(
            kind=self.kind or ListeningKind.DOORSTEP,
            at=at,
            where=self.where,
            people=tuple(self.people),
            unnamed_present=self.unnamed_present,
            language=self.language,
            statements=tuple(filter(None, (each.built() for each in self.statements))),
            next_steps=tuple(self.next_steps),
            commitments=tuple(self.commitments),
            ties=tuple(self.ties),
            note=note,
            reflection=reflection,
            entered=self.entered or self.setting.entered or road_by_time(at, now),
            privacy_notice=bool(self.privacy_notice),
        )


def text_of(entries: Iterable[NoteEntry], blanks: frozenset[int]) -> str:
    """Stretches in the order of the lines; blank lines between plain ones stay."""
    text = ""
    above: NoteEntry | None = None
    for entry in sorted(entries, key=lambda each: (each.line, each.column)):
        if above:
            between = range(above.last_line + 1, entry.line)
            apart = entry.plain and above.plain and between and blanks.issuperset(between)
            text += "\n\n" if apart else "\n"
        text += entry.text
        above = entry
    return text


def _entry(words: Passage, text: str, *, plain: bool) -> NoteEntry:
    line, column = words.place()
    return NoteEntry(line, column, line + words.text.count("\n"), text.strip(), plain)


def stays_in_note() -> str:
    """What is said of words that had no other place."""
    return tr("It stays in the note.")
