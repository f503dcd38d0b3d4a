"""Verbatim words in quotation marks, and the permission in brackets after them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from organiser_app.domain.rules.quick_capture.draft import (
    LONGEST_TEXT,
    Draft,
    StatementDraft,
    stays_in_note,
)
from organiser_app.domain.rules.quick_capture.items import Item, begins_anew
from organiser_app.domain.rules.quick_capture.spans import Passage, Piece, Role
from organiser_app.domain.rules.quick_capture.vocabulary import permission_of, written_permission
from organiser_app.domain.values import QuotePermission
from organiser_app.language import tr

_CLOSING = {
    '"': '"”“',
    "“": '”"“',
    "”": '”"',
    "„": '“”"',
    "«": "»",
    "'": "'’",
    "‘": "’'",
}
_SINGLE = "'‘"
_BRACKETS = re.compile(r"(?<!\\)\((?P<inside>[^()]*)\)\.?\s*$")
_ANY_BRACKETS = re.compile(r"(?<!\\)\((?P<inside>[^()]+)\)")
_QUOTE_AFTER_WORDS = re.compile(r"(?<=\s)[\"“„«][^\"“”„«»]+[\"”“»]\s*\([^()]*\)\.?\s*$")


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote as typed: its words, and the bracket after it."""

    words: Passage
    bracket: Passage | None

    @property
    def text(self) -> str:
        """The words alone, without the backslashes that begin their further lines."""
        first, *others = (line.text.strip() for line in self.words.lines())
        return "\n".join([first, *(re.sub(r"^\\(?=\S)", "", line) for line in others)]).strip()

    @property
    def permission(self) -> QuotePermission | None:
        """What the bracket allows, if it is a permission."""
        return permission_of(self.bracket.text) if self.bracket else None


def as_quote(value: Passage) -> Quoted | None:
    """The quote that the whole of `value` is, or nothing; its closing mark may still be missing."""
    text = value.text
    if text[:1] not in _CLOSING or not text[1:].strip():
        return None
    brackets = _BRACKETS.search(text)
    if brackets and (end := _closed_at(text[: brackets.start()])):
        return Quoted(value.cut(1, end), value.cut(*brackets.span()))
    if end := _closed_at(text):
        return Quoted(value.cut(1, end), None)
    if text[0] in _SINGLE or any(mark in text[1:] for mark in _CLOSING[text[0]]):
        return None
    if brackets and permission_of(brackets["inside"]) and brackets.start() > 1:
        return Quoted(value.cut(1, brackets.start()), value.cut(*brackets.span()))
    return Quoted(value.cut(1), None)


def _closed_at(text: str) -> int:
    """Where the mark stands that closes the one quote which `text` is, or 0."""
    text = text.rstrip()
    end = len(text) - 1
    closing = _CLOSING[text[0]]
    if end < 2 or text[end] not in closing or not text[1:end].strip():  # noqa: PLR2004 - both marks
        return 0
    return 0 if text[0] not in _SINGLE and _closes_within(text[1:end], closing) else end


def _closes_within(inside: str, closing: str) -> bool:
    """Whether a quote ends before its last mark: `"Fine," she said, "go"` is none."""
    found = re.search(f"[{closing}“]", inside)
    if found is None or found.group() == "“":
        return False
    return found.start() > 0 and not inside[found.start() - 1].isspace()


def ends_with_quote(value: Passage) -> int:
    """Where a quote with a bracket begins that ends the words of a statement, or 0."""
    found = _QUOTE_AFTER_WORDS.search(value.text)
    if found is None:
        return 0
    quoted = as_quote(value.cut(found.start()).stripped())
    return found.start() if quoted and quoted.permission else 0


def read_quote_line(draft: Draft, quoted: Quoted, value: Passage) -> None:
    """Give a quote on its own line to the statement above it, or leave it for the note."""
    statement = draft.may_be_quoted
    if statement is None:
        sentence = tr("Line {line}: this quote follows no statement.", line=value.line)
        draft.point(value, sentence, stays_in_note(), notice=True)
        draft.keep(value, plain=True)
    elif statement.quote and quoted.permission not in (None, statement.permission):
        sentence = tr("Line {line}: this quote has another permission.", line=value.line)
        draft.point(value, sentence, stays_in_note())
        draft.keep(value, plain=True)
    else:
        add_quote(draft, statement, quoted, value)


def read_said(draft: Draft, item: Item) -> None:
    """Give what stands after `quote:` to the statement above, in quotation marks or without."""
    value = item.value
    if not value.text:
        return
    read_quote_line(draft, as_quote(value) or _without_marks(value), value)


def _without_marks(value: Passage) -> Quoted:
    """The quote that `value` is, with a permission after it or none."""
    found = _BRACKETS.search(value.text)
    if found is None or not found.start() or permission_of(found["inside"]) is None:
        return Quoted(value, None)
    return Quoted(value.cut(0, found.start()).stripped(), value.cut(*found.span()))


def add_quote(draft: Draft, statement: StatementDraft, quoted: Quoted, value: Passage) -> None:
    """Put a quote and its permission into a statement."""
    quote = "\n".join(filter(None, (statement.quote, quoted.text)))
    if len(quote) > LONGEST_TEXT:
        draft.too_long(value)
        return
    statement.quote = quote
    _mark_quote(draft, statement, quoted, value)
    if quoted.bracket is None:
        return
    if quoted.permission is None:
        _keep_bracket(draft, quoted.bracket)
        return
    statement.permission = quoted.permission
    draft.mark(quoted.bracket, Role.PERMISSION, statement.kind)


def _mark_quote(draft: Draft, statement: StatementDraft, quoted: Quoted, value: Passage) -> None:
    words = quoted.words
    offset = words.start - value.start
    draft.mark(value.cut(0, offset), Role.MARK)
    for number, line in enumerate(words.lines()):
        backslash = 1 if number and re.match(r"\\\S", line.text) else 0
        draft.mark(line.cut(0, backslash), Role.MARK)
        draft.mark(line.cut(backslash), Role.QUOTE, statement.kind)
    after = offset + len(words.text)
    end = quoted.bracket.start - value.start if quoted.bracket else None
    draft.mark(value.cut(after, end), Role.MARK)


def _keep_bracket(draft: Draft, bracket: Passage) -> None:
    sentence = tr(
        'Line {line}: "{words}" is no permission to quote.', line=bracket.line, words=bracket.shown
    )
    draft.point(bracket, sentence, tr("It stays in the note, and the quote waits: ask first."))
    draft.keep(bracket)


def read_permission_line(draft: Draft, value: Passage) -> bool:
    """Whether a line is but the permission of the quote above it, which is then given."""
    found = _BRACKETS.fullmatch(value.text)
    permission = permission_of(found["inside"]) if found else None
    if permission is None:
        return False
    statement = draft.may_be_quoted
    if not statement or not statement.quote or statement.permission:
        point_at_stray_permission(draft, value, stays_in_note())
        return False
    statement.permission = permission
    draft.mark(value, Role.PERMISSION, statement.kind)
    return True


def point_at_stray_permission(draft: Draft, words: Passage, done: str) -> None:
    """Point at a permission that no quote goes with, since it allows nothing."""
    for found in _ANY_BRACKETS.finditer(words.text):
        if permission_of(found["inside"]):
            bracket = words.cut(*found.span())
            sentence = tr(
                'Line {line}: no quote goes with "{words}".', line=bracket.line, words=bracket.shown
            )
            draft.point(bracket, sentence, done, notice=True)


def written_quote(quote: str, permission: QuotePermission) -> str:
    """A quote as quick capture writes it, its further lines indented."""
    first, *others = [line.strip() for line in quote.split("\n") if line.strip()]
    lines = [first, *(f"  {_kept_within(line)}" for line in others)]
    whole = "\n".join(lines)
    return f"“{whole}” ({written_permission(permission)})"


def _kept_within(line: str) -> str:
    return f"\\{line}" if line[0] == "\\" or begins_anew(line) else line


def ends_with_quote_text(words: str) -> int:
    """Where a quote with its permission begins at the end of a statement's words, or 0."""
    return ends_with_quote(Passage.of(Piece(0, 0, words)))
