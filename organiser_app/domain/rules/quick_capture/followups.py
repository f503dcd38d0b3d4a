"""What follows from a listening: next steps, and promises with who, by when and on what."""

from __future__ import annotations

import re
from datetime import date

from organiser_app.domain.inputs import CommitmentInput, NextStepInput
from organiser_app.domain.rules.dates import MONTHS
from organiser_app.domain.rules.deadlines import Deadline, find_deadline, misspelt_day
from organiser_app.domain.rules.quick_capture.draft import (
    LONGEST_WORDS,
    Draft,
    stays_in_note,
)
from organiser_app.domain.rules.quick_capture.items import Item
from organiser_app.domain.rules.quick_capture.marks import (
    doubled_backslashes,
    mark_plain,
    plain_words,
)
from organiser_app.domain.rules.quick_capture.promisers import (
    can_be_quoted,
    mark_promiser,
    promiser_in,
    promiser_named,
    says_only_what,
    written_promiser,
)
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.language import tr

_IF = re.compile(r"(?<!\S)(?:if|provided(?: that)?|as long as|so long as)(?=\s+\S)", re.IGNORECASE)
_ASKING = re.compile(
    r"(?:\b(?:ask(?:s|ed)?|sees?|check(?:s|ed)?|knows?|out|wonders?|hears?|says?|tells?|sure|as|even)"
    r"|\bask(?:s|ed)? \S+)\s*$",
    re.IGNORECASE,
)
_ASKING_REACH = 60
_IF_FIRST = re.compile(r"if\s+(?P<condition>[^,]+),\s*(?=\S)", re.IGNORECASE)
_FILLER = re.compile(r"\s*(?:will|to)(?=\s)", re.IGNORECASE)


def read_next_step(draft: Draft, item: Item) -> None:
    """Take in an agreed follow-up: what, and the day by which."""
    if len(item.value.text) > LONGEST_WORDS:
        draft.too_long(item.value)
    elif item.value.text:
        what, due_on = _what_and_day(draft, item.value)
        draft.next_steps.append(NextStepInput(what=what, due_on=due_on))


def read_commitment(draft: Draft, item: Item) -> None:
    """Take in a promise: who, what, the day by which, and on what it hangs."""
    value = item.value.stripped()
    if len(value.text) > LONGEST_WORDS:
        draft.too_long(value)
        return
    promise, condition, joints = _split_condition(value)
    who = promiser_in(draft, promise)
    name = promiser_named(who) if who else _only_one_there(draft, promise)
    if not name:
        sentence = tr("Line {line}: a promise says who will do what.", line=value.line)
        draft.point(value, sentence, stays_in_note())
        draft.keep(value, text=f"{item.key.text if item.key else ''} {value.text}")
        return
    end = who.end() if who else 0
    if who:
        mark_promiser(draft, promise, who)
    filler = _FILLER.match(promise.text, end)
    start = filler.end() if filler else end
    draft.mark(promise.cut(end, start), Role.MARK)
    what, due_on = _what_and_day(draft, promise.cut(start).stripped())
    comes_last = condition.start > promise.start
    if due_on is None and comes_last and (ending := _day_after(condition.text, draft.day)):
        draft.mark(condition.cut(ending.start), Role.DATE)
        condition, due_on = condition.cut(0, ending.start).stripped(), ending.day
    for words in joints:
        draft.mark(words, Role.MARK)
    mark_plain(draft, condition, Role.CONDITION)
    draft.commitments.append(
        CommitmentInput(who=name, what=what, due_on=due_on, condition=plain_words(condition.text))
    )


def _only_one_there(draft: Draft, promise: Passage) -> str:
    """Who promises where the words say only what: the one who was there, if it was only one."""
    if len(draft.people) != 1 or not says_only_what(draft, promise):
        return ""
    name = draft.people[0].name
    return name if can_be_quoted(name) and _condition(f"{name} …") is None else ""


def _split_condition(value: Passage) -> tuple[Passage, Passage, list[Passage]]:
    """The promise, on what it hangs, and the words that join the two."""
    if first := _IF_FIRST.match(value.text):
        start, end = first.span("condition")
        joints = [value.cut(0, start), value.cut(end, first.end())]
        return value.cut(first.end()), value.cut(start, end).stripped(), joints
    if found := _condition(value.text):
        condition = value.cut(found.end()).stripped()
        return value.cut(0, found.start()).stripped(), condition, [value.cut(*found.span())]
    return value, value.cut(len(value.text)), []


def _day_after(condition: str, today: date) -> Deadline | None:
    """The "by DAY" that ends a condition: people say last by when the whole of it is to be done.

    A condition that comes first keeps its day: what is promised ends with its own.
    """
    found = find_deadline(condition, today)
    if found is None or not found.start or found.end < len(condition.rstrip()):
        return None
    return found if condition[found.start :].casefold().startswith("by") else None


def _condition(words: str) -> re.Match[str] | None:
    """The first "if" that is a condition and no question, as in "asks if it is free"."""
    found = (each for each in _IF.finditer(words) if not _is_question(words, each))
    return next(found, None)


def _is_question(words: str, joint: re.Match[str]) -> bool:
    before = words[max(0, joint.start() - _ASKING_REACH) : joint.start()]
    return joint.group().casefold() == "if" and bool(_ASKING.search(before))


def _what_and_day(draft: Draft, value: Passage) -> tuple[str, date | None]:
    """The words without their day, and the day; a day that is none stays in the words."""
    found = find_deadline(value.text, draft.day)
    if found is None:
        _point_at_misspelt_day(draft, value)
        mark_plain(draft, value, Role.WORDS)
        return plain_words(value.text), None
    before, after = value.cut(0, found.start), value.cut(found.end)
    draft.mark(value.cut(found.start, found.end), Role.DATE)
    for words in (before, after):
        mark_plain(draft, words, Role.WORDS)
    kept = " ".join(plain_words(part) for words in (before, after) if (part := words.text.strip()))
    return kept or value.text, found.day


def _point_at_misspelt_day(draft: Draft, value: Passage) -> None:
    wrong = misspelt_day(value.text)
    if wrong is None:
        return
    words = value.cut(wrong.start, wrong.end)
    sentence = tr('Line {line}: "{words}" is not a date.', line=words.line, words=words.shown)
    draft.point(words, sentence, tr("The words stay as they are."), suggestion=wrong.meant)


def written_next_step(step: NextStepInput, today: date) -> str:
    """A next step as quick capture writes it."""
    what = _without_days(doubled_backslashes(step.what), today, step.due_on)
    return f"{what}{_written_day(step.due_on, today)}"


def written_commitment(promise: CommitmentInput, today: date) -> str:
    """A promise as quick capture writes it."""
    what = doubled_backslashes(promise.what)
    while found := _condition(f"{what} …"):
        what = f"{what[: found.start()]}\\{what[found.start() :]}"
    if _FILLER.match(f" {what} "):
        what = f"\\{what}"
    what = _without_days(what, today, promise.due_on)
    written = f"{_written_who(promise, what)} {what}{_written_day(promise.due_on, today)}"
    if not promise.condition:
        return written
    joint = "provided" if _ASKING.search(f"{written} ") else "if"
    condition = doubled_backslashes(promise.condition)
    while promise.due_on is None and (ending := _day_after(condition, today)):
        condition = f"{condition[: ending.start]}\\{condition[ending.start :]}"
    return f"{written} {joint} {condition}"


def _written_who(promise: CommitmentInput, what: str) -> str:
    who = promise.who
    hangs = _condition(f"{who} …") is not None or who.casefold().startswith("if ")
    return written_promiser(who, what, quoted=hangs)


def _without_days(words: str, today: date, due_on: date | None) -> str:
    """Words in which no day would be found; where a day is to follow, it is found before these."""
    while due_on is None and (found := find_deadline(words, today)):
        words = f"{words[: found.start]}\\{words[found.start :]}"
    return words


def _written_day(due_on: date | None, today: date) -> str:
    if due_on is None:
        return ""
    short = f"{due_on.day} {MONTHS[due_on.month - 1][:3].capitalize()}"
    found = find_deadline(f"by {short}", today)
    return f" by {short}" if found and found.day == due_on else f" by {due_on.isoformat()}"
