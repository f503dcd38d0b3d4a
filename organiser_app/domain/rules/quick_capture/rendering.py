"""From a listening back to plain text, so that form and text each show what the other would save.

Reading what is written here gives the same listening again, but for: the finer parts of a second,
doubled blanks around line ends, blank lines within a statement, and what text does not carry
(`source`, and ids and codebook names unless `parse` is given them).
"""

from __future__ import annotations

from datetime import datetime

from organiser_app.domain.inputs import ListeningInput, StatementInput
from organiser_app.domain.rules.dates import MONTHS, WEEKDAYS
from organiser_app.domain.rules.entry import road_by_time
from organiser_app.domain.rules.moments import read_moment
from organiser_app.domain.rules.quick_capture.followups import written_commitment, written_next_step
from organiser_app.domain.rules.quick_capture.items import (
    OPENING_QUOTES,
    begins_anew,
    without_further_keys,
)
from organiser_app.domain.rules.quick_capture.marks import (
    doubled_backslashes,
    ends_with_again,
    escaped,
    theme_tags,
)
from organiser_app.domain.rules.quick_capture.people import written_people
from organiser_app.domain.rules.quick_capture.quotes import ends_with_quote_text, written_quote
from organiser_app.domain.rules.quick_capture.tie_words import written_tie
from organiser_app.domain.rules.quick_capture.vocabulary import Field, written_kind, written_road
from organiser_app.domain.values import StatementKind

_GAP = "    "


def render(listening: ListeningInput, today: datetime) -> str:
    """The listening as quick capture text; `today` as for `parse`."""
    day = listening.at.astimezone(today.tzinfo).date()
    lines = [_header(listening, today)]
    for statement in listening.statements:
        lines.extend(_statement(statement))
    lines.extend(_field(Field.NEXT, written_next_step(step, day)) for step in listening.next_steps)
    lines.extend(
        _field(Field.WILL, written_commitment(promise, day)) for promise in listening.commitments
    )
    lines.extend(_field(Field.KNOWS, written_tie(tie)) for tie in listening.ties)
    lines.extend(_note(listening.note))
    lines.extend(_reflection(listening.reflection))
    return "\n".join(lines)


def render_all(listenings: list[ListeningInput], today: datetime) -> str:
    """Several listenings with lines of hyphens between them."""
    return "\n---\n".join(render(listening, today) for listening in listenings)


def _header(listening: ListeningInput, today: datetime) -> str:
    pairs = []
    if listening.where:
        where = doubled_backslashes(" ".join(listening.where.split("\n")))
        pairs.append((Field.AT, without_further_keys(where)))
    pairs.append((Field.KIND, written_kind(listening.kind)))
    if listening.at != today:
        pairs.append((Field.WHEN, _written_moment(listening.at, today)))
    if listening.people or listening.unnamed_present:
        pairs.append((Field.WITH, written_people(listening.people, listening.unnamed_present)))
    if listening.privacy_notice:
        pairs.append((Field.PRIVACY, "given"))
    if listening.language:
        language = doubled_backslashes(" ".join(listening.language.split()))
        pairs.append((Field.LANGUAGE, without_further_keys(language)))
    if listening.entered is not road_by_time(listening.at, today):
        pairs.append((Field.ENTERED, written_road(listening.entered)))
    return _GAP.join(f"{field}: {value}" for field, value in pairs)


def _written_moment(at: datetime, today: datetime) -> str:
    """The moment in today's zone, without its year where that is plain."""
    local = at.astimezone(today.tzinfo)
    weekday, month = WEEKDAYS[local.weekday()][:3], MONTHS[local.month - 1][:3]
    day = f"{weekday.capitalize()} {local.day} {month.capitalize()}"
    clock = f"{local:%H:%M:%S}" if local.second else f"{local:%H:%M}"
    short = f"{day} {clock}"
    if read_moment(short, today) == local.replace(microsecond=0):
        return short
    return f"{day} {local.year} {clock}"


def _field(field: Field, value: str) -> str:
    """A field and its value, whose further lines are indented so that they go on with it."""
    first, *others = [line.strip() for line in value.split("\n") if line.strip()]
    return "\n".join([f"{field}: {first}", *(f"  {_going_on(line)}" for line in others)])


def _statement(statement: StatementInput) -> list[str]:
    words = escaped(statement.words)
    if words[:1] in OPENING_QUOTES:
        words = f"\\{words}"
    if start := ends_with_quote_text(words):
        words = f"{words[:start]}\\{words[start:]}"
    if statement.kind is StatementKind.NEED and ends_with_again(words):
        start = words.rindex(words.split()[-1])
        words = f"{words[:start]}\\{words[start:]}"
    marks = [
        theme_tags(statement.themes),
        "again" if statement.asked_before else "",
        f"!{statement.strength}" if statement.strength else "",
    ]
    lines = [_field(Field(statement.kind.value), " ".join([words, *filter(None, marks)]))]
    if statement.quote:
        lines.append(written_quote(statement.quote, statement.permission))
    return lines


def _note(note: str) -> list[str]:
    return [_kept_plain(line.strip()) for line in note.split("\n")] if note else []


def _reflection(reflection: str) -> list[str]:
    """A field for each paragraph, since blank lines part them."""
    paragraphs = [each for each in reflection.split("\n\n") if each.strip()]
    written = [_field(Field.REFLECTION, doubled_backslashes(each)) for each in paragraphs]
    return "\n\n".join(written).split("\n") if written else []


def _going_on(line: str) -> str:
    return f"\\{line}" if begins_anew(line) else line


def _kept_plain(line: str) -> str:
    special = line[:1] in ("\\", *OPENING_QUOTES) or begins_anew(line)
    return f"\\{line}" if special else line
