"""From plain text to listenings: the parser of quick capture, for window, commands and imports.

It never fails and loses nothing: whatever has no place of its own stays in the note of its
listening and is pointed at where that matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from uuid import UUID

from organiser_app.domain.inputs import ListeningInput
from organiser_app.domain.rules.quick_capture.draft import (
    LONGEST_TEXT,
    LONGEST_WORDS,
    Draft,
    Setting,
    StatementDraft,
    text_of,
)
from organiser_app.domain.rules.quick_capture.followups import read_commitment, read_next_step
from organiser_app.domain.rules.quick_capture.headers import read_as, read_header
from organiser_app.domain.rules.quick_capture.items import (
    OPENING_QUOTES,
    Item,
    Line,
    Part,
    is_separator,
    read_part,
    split_lines,
    split_parts,
)
from organiser_app.domain.rules.quick_capture.marks import (
    codebook,
    mark_plain,
    plain_words,
    read_marks,
)
from organiser_app.domain.rules.quick_capture.quotes import (
    add_quote,
    as_quote,
    ends_with_quote,
    point_at_stray_permission,
    read_permission_line,
    read_quote_line,
    read_said,
)
from organiser_app.domain.rules.quick_capture.spans import Problem, Role, Span
from organiser_app.domain.rules.quick_capture.ties import read_ties
from organiser_app.domain.rules.quick_capture.vocabulary import HEADERS, STATEMENTS, Field
from organiser_app.domain.values import EntryRoad
from organiser_app.language import tr

_NEEDS_ALL_PRESENT = frozenset({Field.KNOWS, Field.WILL})
_NOBODY: Mapping[str, UUID] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class ParsedListening:
    """One part of the text: what would be saved, how each place was understood, what is amiss.

    `left_over` holds what is kept nowhere: what is too long even for the note, and a safeguarding
    worry, which stands in `worry_lines`. While there is any, do not save.
    """

    first_line: int
    last_line: int
    listening: ListeningInput
    spans: tuple[Span, ...]
    problems: tuple[Problem, ...]
    left_over: str = ""
    worry_lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Capture:
    """A whole text: its listenings, and its spans in order, the lines between parts included."""

    listenings: tuple[ParsedListening, ...]
    spans: tuple[Span, ...]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is amiss, in the order of the lines."""
        return tuple(problem for each in self.listenings for problem in each.problems)


def parse(
    text: str,
    today: datetime,
    *,
    residents: Mapping[str, UUID] = _NOBODY,
    themes: Iterable[str] = (),
    entered: EntryRoad | None = None,
    whom_to_tell: str = "",
) -> Capture:
    """Read a text of listenings parted by `---`; never raises, whatever the text.

    `today` is the present moment, aware, in the zone of the patch; what says no `when:` happened
    then. `residents` gives the ids of names that are known for certain, `themes` the names in
    the codebook, `entered` the road of what does not say its own: without it, by the time.
    `whom_to_tell` is the part of whoever hears of a safeguarding worry. Every character that is
    not blank lies in exactly one span.
    """
    lines = split_lines(text)
    setting = Setting(today, residents, codebook(tuple(themes)), entered, whom_to_tell)
    listenings = tuple(_listening(read_part(part), setting) for part in split_parts(lines))
    spans = [span for each in listenings for span in each.spans]
    for line in lines:
        if is_separator(line.text):
            spans.extend(line.passage(0).spans(Role.SEPARATOR))
    return Capture(listenings, tuple(sorted(spans, key=_place)))


def _place(span: Span) -> tuple[int, int]:
    return span.line, span.start


def _listening(part: Part, setting: Setting) -> ParsedListening:
    draft = Draft(setting)
    for item in part.items:
        if item.field is Field.WHEN:
            _read_item(draft, item)
    for item in part.items:
        if item.field in _NEEDS_ALL_PRESENT:
            draft.may_be_quoted = None
        elif item.field is not Field.WHEN:
            _read_item(draft, item)
    for item in part.items:
        if item.field in _NEEDS_ALL_PRESENT:
            _read_item(draft, item)
    _point_at_empty(draft)
    _point_at_unknown(draft)
    first = part.lines[0]
    note, note_over = _within_limit(draft, text_of(draft.note, part.blanks), first)
    thought, thought_over = _within_limit(draft, text_of(draft.reflection, part.blanks), first)
    worries = [words.text for words in draft.worries]
    return ParsedListening(
        first.number,
        part.lines[-1].number,
        draft.built(note, thought),
        tuple(sorted(draft.spans, key=_place)),
        tuple(sorted(draft.problems, key=lambda problem: (problem.line, problem.start))),
        "\n".join(filter(None, (*worries, note_over, thought_over))),
        frozenset(line.place()[0] for words in draft.worries for line in words.lines()),
    )


def _read_item(draft: Draft, item: Item) -> None:
    _mark_key(draft, item)
    if item.field in STATEMENTS:
        _read_statement(draft, item)
    elif item.field is None:
        _read_plain(draft, item)
    elif item.field is Field.QUOTE:
        read_said(draft, item)
    else:
        draft.may_be_quoted = None
        _read_other(draft, item)


def _read_other(draft: Draft, item: Item) -> None:
    if item.field in HEADERS:
        read_header(draft, item)
    elif item.field is Field.NEXT:
        read_next_step(draft, item)
    elif item.field is Field.KNOWS:
        read_ties(draft, item)
    elif item.field is Field.NOTE:
        draft.keep(item.value)
    elif item.field is Field.REFLECTION:
        mark_plain(draft, item.value, Role.REFLECTION)
        draft.reflect(item.value, plain_words(item.value.text))
    elif item.field is Field.SAFEGUARDING:
        _refuse_worry(draft, item)
    elif item.value.text:
        read_commitment(draft, item)


def _mark_key(draft: Draft, item: Item) -> None:
    if item.bullet:
        draft.mark(item.bullet, Role.MARK)
    if item.key:
        role = Role.CONTINUES if item.field is Field.QUOTE else Role.KEYWORD
        draft.mark(item.key, role, STATEMENTS.get(item.field) if item.field else None)
        if item.meant:
            read_as(draft, item.key.cut(0, len(item.key.text.rstrip(":： "))), item.meant)  # noqa: RUF001 - as typed


def _read_statement(draft: Draft, item: Item) -> None:
    assert item.field is not None and item.key is not None  # noqa: S101, PT018 - for the types
    statement = StatementDraft(STATEMENTS[item.field], item.key)
    value = item.value
    draft.may_be_quoted = statement
    if len(value.text) > LONGEST_WORDS:
        draft.too_long(value)
        draft.may_be_quoted = None
        return
    draft.statements.append(statement)
    quote_start = 0 if as_quote(value) else ends_with_quote(value) or len(value.text)
    words = value.cut(0, quote_start).stripped()
    statement.words = read_marks(draft, statement, words) if words.text else ""
    point_at_stray_permission(draft, words, tr("It stays in the words."))
    quote_words = value.cut(quote_start).stripped()
    if quoted := as_quote(quote_words):
        add_quote(draft, statement, quoted, quote_words)


def _refuse_worry(draft: Draft, item: Item) -> None:
    """Point at a safeguarding worry, and keep it nowhere: whoever can act on it is told."""
    words = item.value if item.value.text else item.key
    assert words is not None  # noqa: S101 - for the types
    whom = draft.setting.whom_to_tell
    draft.worries.append(words)
    draft.mark(item.value, Role.WORRY)
    draft.point(
        words,
        tr("Line {line}: do not write a safeguarding worry down here.", line=words.line),
        tr("Tell {whom}, then take the line out.", whom=whom)
        if whom
        else tr("Tell whoever hears of such worries at your host, then take the line out."),
        waits=True,
    )


def _read_plain(draft: Draft, item: Item) -> None:
    value = item.value
    if value.text[:1] in OPENING_QUOTES and (quoted := as_quote(value)):
        read_quote_line(draft, quoted, value)
        return
    if read_permission_line(draft, value):
        return
    draft.may_be_quoted = None
    if item.unknown:
        draft.unknown.append(item.unknown)
    backslash = 1 if value.text[:1] == "\\" and value.text[1:2].strip() else 0
    draft.mark(value.cut(0, backslash), Role.MARK)
    draft.keep(value.cut(backslash), plain=True)


def _point_at_empty(draft: Draft) -> None:
    for statement in draft.statements:
        if statement.built() is None:
            sentence = tr("Line {line}: nothing is said here yet.", line=statement.at.line)
            draft.point(statement.at, sentence, notice=True)


def _point_at_unknown(draft: Draft) -> None:
    """Point at words before a colon that are none of ours, unless they name somebody present."""
    for words in draft.unknown:
        if not draft.is_present(words.text.split()[0]):
            sentence = tr(
                'Line {line}: "{words}" is no word that begins a line.',
                line=words.line,
                words=words.shown,
            )
            draft.point(words, sentence, tr("The line stays in the note."), notice=True)


def _within_limit(draft: Draft, note: str, first: Line) -> tuple[str, str]:
    """The note, and what of it is beyond the longest that can be kept."""
    if len(note) <= LONGEST_TEXT:
        return note, ""
    sentence = tr("Line {line}: this listening is too long to be kept as one.", line=first.number)
    done = tr("Divide it by a line of three hyphens.")
    draft.point(first.passage(0), sentence, done, waits=True)
    return note[:LONGEST_TEXT], note[LONGEST_TEXT:]
