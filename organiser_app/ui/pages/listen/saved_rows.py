"""What the key will save, as rows: the listening, what was heard, what was agreed, the note."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from organiser_app.domain.inputs import (
    CommitmentInput,
    ListeningInput,
    NextStepInput,
    StatementInput,
    TieHeardInput,
)
from organiser_app.domain.rules.list_words import kind_word, permission_words
from organiser_app.domain.rules.suggesting import Suggestion
from organiser_app.domain.values import EntryRoad, ListeningKind
from organiser_app.language import plural, tr
from organiser_app.ui.days import dated
from organiser_app.ui.pages.listen.known import Known
from organiser_app.ui.painting.text import curly
from organiser_app.ui.theme.words import listening_words, strength_words

_ICONS = {
    ListeningKind.DOORSTEP: "door",
    ListeningKind.STREET: "pin",
    ListeningKind.ONE_TO_ONE: "person",
    ListeningKind.HOUSE_MEETING: "people",
    ListeningKind.GROUP: "people",
    ListeningKind.PHONE: "phone",
    ListeningKind.SURVEY: "reports",
}


@dataclass(frozen=True, slots=True)
class ListeningRow:
    """The conversation: how, where, when, with whom; `people` with whether each is new."""

    part: int
    icon: str
    kind: str
    where: str
    when: str
    people: tuple[tuple[str, bool], ...] = ()

    def in_words(self) -> str:
        """The row as one sentence."""
        people = [tr("{name}, new", name=name) if new else name for name, new in self.people]
        return ", ".join(part for part in (self.kind, self.where, self.when, *people) if part)


@dataclass(frozen=True, slots=True)
class ThingRow:
    """One thing heard: the statement with the number `number` in its listening.

    A theme that is suggested is not saved unless it is taken; one that bears a theme has none.
    """

    part: int
    number: int
    said: StatementInput
    suggestion: Suggestion | None = None

    @property
    def text(self) -> str:
        """What themes are looked for by: the words and the quote."""
        return f"{self.said.words} {self.said.quote}"

    def in_words(self) -> str:
        """The row as one sentence."""
        said = self.said
        parts = (
            f"{kind_word(said.kind)}: {said.words}",
            *said.themes,
            self._suggested(),
            strength_words(said.strength) if said.strength else "",
            tr("asked before") if said.asked_before else "",
            f"{curly(said.quote)}, {permission_words(said.permission)}" if said.quote else "",
        )
        return ", ".join(part for part in parts if part)

    def _suggested(self) -> str:
        found = self.suggestion
        if found is None:
            return ""
        return tr("{theme} is suggested, {reason}", theme=found.theme, reason=found.reason)


@dataclass(frozen=True, slots=True)
class AgreedRow:
    """A next step, a promise, or the note: an icon, what it is, and a quiet line under it."""

    part: int
    icon: str
    what: str
    under: str = ""

    def in_words(self) -> str:
        """The row as one sentence."""
        return ", ".join(part for part in (self.what, self.under) if part)


SavedRow = ListeningRow | ThingRow | AgreedRow


def saved_rows(
    part: int, listening: ListeningInput, known: Known, today: date
) -> Iterator[SavedRow]:
    """The rows of one listening; `part` is the number of its part of the text."""
    yield ListeningRow(
        part,
        _ICONS[listening.kind],
        listening_words(listening.kind),
        listening.where,
        _when(listening, today),
        tuple(_present(listening, known)),
    )
    for number, said in enumerate(listening.statements):
        yield ThingRow(part, number, said)
    for step in listening.next_steps:
        yield _step_row(part, step, today)
    for promise in listening.commitments:
        yield _promise_row(part, promise, today)
    for tie in listening.ties:
        yield _tie_row(part, tie, listening, known)
    if listening.note:
        yield AgreedRow(part, "pencil", listening.note, tr("note"))
    if listening.reflection:
        yield AgreedRow(part, "lock", listening.reflection, tr("your reflection, yours alone"))


def moment_words(moment: datetime, today: date) -> str:
    """A moment as "Thu 7 May 18:04", where the machine is."""
    local = moment.astimezone()
    return f"{dated(local.date(), today)} {local:%H:%M}"


def _present(listening: ListeningInput, known: Known) -> Iterator[tuple[str, bool]]:
    """Those who were there, each with whether they are new, and how many more."""
    for each in listening.people:
        yield each.name, known.is_new(each, listening.where)
    if listening.unnamed_present:
        yield plural("{count} other", "{count} others", listening.unnamed_present), False


def _when(listening: ListeningInput, today: date) -> str:
    parts = (
        moment_words(listening.at, today),
        listening.language,
        tr("from paper") if listening.entered is EntryRoad.PAPER else "",
        tr("notice given") if listening.privacy_notice else "",
    )
    return ", ".join(part for part in parts if part)


def _step_row(part: int, step: NextStepInput, today: date) -> AgreedRow:
    if step.due_on is None:
        return AgreedRow(part, "clock", step.what, tr("on your Today page, without a day"))
    under = tr("by {day}, on your Today page", day=dated(step.due_on, today))
    return AgreedRow(part, "clock", step.what, under)


def _tie_row(part: int, tie: TieHeardInput, listening: ListeningInput, known: Known) -> AgreedRow:
    """Who knows whom, as what, and whether that cannot be told; `who` was heard where none is."""
    two = (tie.who or listening.people[0], tie.other)
    uncertain = [each.name for each in two if not known.can_be_tied(each, listening)]
    new = [
        tr("{name} is new", name=each.name) for each in (tie.who, tie.other) if each and each.is_new
    ]
    strength = tr("strength {number} of 3", number=tie.strength) if tie.strength else ""
    under = [tie.kind, strength, *new]
    if uncertain:
        name = uncertain[0]
        under = [tr("into the note, as {name} is not known", name=name), *under]
    what = tr("{one} knows {other}", one=two[0].name, other=two[1].name)
    return AgreedRow(part, "pencil" if uncertain else "web", what, ", ".join(filter(None, under)))


def _promise_row(part: int, promise: CommitmentInput, today: date) -> AgreedRow:
    what = tr("{who}: {what}", who=promise.who, what=promise.what)
    if promise.due_on:
        what = tr("{promise} by {day}", promise=what, day=dated(promise.due_on, today))
    condition = promise.condition
    return AgreedRow(
        part, "promises", what, tr("if {condition}", condition=condition) if condition else ""
    )
