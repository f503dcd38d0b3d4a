r"""The marks inside what was heard: `#themes`, strength `!1` to `!5`, and `again` after a need.

Marks at the beginning or end are taken out of the words; a theme in their midst stays in them as
a word. A backslash before a word makes it plain: `\#1`, `\again`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from organiser_app.domain.rules.quick_capture.draft import LONGEST_NAME, Draft, StatementDraft
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.domain.rules.quick_capture.vocabulary import fold
from organiser_app.domain.values import StatementKind
from organiser_app.language import tr

_TOKEN = re.compile(r"\S+")
_THEME = re.compile(r"#(?P<theme>[^\W\d_][^\s#,.;:!?()\"“”]*)(?P<after>[.,;:!?]*)")
_STRENGTH = re.compile(r"!(?P<strength>\d+)[.,;]*")
_AGAIN = re.compile(r"\(?(?:again|asked before|not the first time)\)?[.,;]*", re.IGNORECASE)
_STRENGTHS = frozenset("12345")
_AGAIN_TOKENS = (1, 2, 4)
_ESCAPED = re.compile(r"(?<!\S)\\(?=\S)")
_TO_ESCAPE = re.compile(r"(?<!\S)(?=\\|#[^\W\d_]|!\d)")

Tokens = list[re.Match[str]]


def read_marks(draft: Draft, statement: StatementDraft, value: Passage) -> str:
    """The words of a statement, their marks noted in `statement` and pointed at in `draft`."""
    reader = _Marks(draft, statement)
    lines = value.lines()
    words = [reader.read(line, first=line is lines[0], last=line is lines[-1]) for line in lines]
    statement.themes = reader.themes
    whole = "\n".join(filter(None, words))
    return whole or ", ".join(statement.themes) or value.text


def plain_words(words: str) -> str:
    """Words without the backslashes that kept them from being read as marks."""
    return _ESCAPED.sub("", words)


def mark_plain(draft: Draft, words: Passage, role: Role, kind: StatementKind | None = None) -> None:
    """Mark words as understood, and the backslashes among them as mere marks."""
    at = 0
    for found in _ESCAPED.finditer(words.text):
        draft.mark(words.cut(at, found.start()), role, kind)
        draft.mark(words.cut(found.start(), found.end()), Role.MARK)
        at = found.end()
    draft.mark(words.cut(at), role, kind)


def escaped(words: str) -> str:
    """Words with a backslash before each that would be read as a mark."""
    return _TO_ESCAPE.sub(r"\\", words)


def doubled_backslashes(words: str) -> str:
    """Words of which each that begins with a backslash begins with one more."""
    return re.sub(r"(?<!\S)(?=\\)", r"\\", words)


def ends_with_again(words: str) -> bool:
    """Whether the words of a need would be read as asked before."""
    tokens = list(_TOKEN.finditer(words))
    return bool(_again_tokens(words, tokens, 0, len(tokens)))


@lru_cache(maxsize=8)
def codebook(names: tuple[str, ...]) -> dict[str, str]:
    """The themes of a codebook by how they are compared, so that a tag finds their own spelling."""
    return {fold(name): name for name in names}


def theme_tag(theme: str) -> str:
    """The tag that stands for a theme: "young people" is `#young-people`."""
    return "#" + re.sub(r"[\s#,.;:!?()\"“”]+", "-", theme.strip())


def theme_tags(themes: Iterable[str]) -> str:
    """The tags of several themes, with blanks between."""
    return " ".join(theme_tag(theme) for theme in themes)


def _again_tokens(text: str, tokens: Tokens, low: int, high: int) -> int:
    """How many of the tokens before `high` say that a need was asked before."""
    for count in _AGAIN_TOKENS:
        if high - count >= low and _AGAIN.fullmatch(
            text[tokens[high - count].start() : tokens[high - 1].end()]
        ):
            return count
    return 0


class _Marks:
    """Reads the marks of one statement, line by line."""

    def __init__(self, draft: Draft, statement: StatementDraft) -> None:
        self._draft = draft
        self._statement = statement
        self._themes: list[tuple[int, str]] = []

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes in the order of the text, each once."""
        return tuple(dict.fromkeys(theme for _, theme in sorted(self._themes)))

    def read(self, line: Passage, *, first: bool, last: bool) -> str:
        """The words of one line without its marks."""
        tokens = list(_TOKEN.finditer(line.text))
        low, high = 0, len(tokens)
        while high > low and (taken := self._taken_at_end(line, tokens, low, high, again=last)):
            high -= taken
        while first and low < high and self._takes(line, tokens[low]):
            low += 1
        return self._words(line, tokens[low:high]) if low < high else ""

    def _taken_at_end(
        self, line: Passage, tokens: Tokens, low: int, high: int, *, again: bool
    ) -> int:
        if self._takes(line, tokens[high - 1]):
            return 1
        statement = self._statement
        if not again or statement.kind is not StatementKind.NEED or statement.asked_before:
            return 0
        if count := _again_tokens(line.text, tokens, low, high):
            statement.asked_before = True
            found = line.cut(tokens[high - count].start(), tokens[high - 1].end())
            self._draft.mark(found, Role.ASKED_BEFORE, statement.kind)
            return count
        return 0

    def _takes(self, line: Passage, token: re.Match[str]) -> bool:
        """Whether a token at the edge of the words is a mark, which is then noted."""
        if token.group()[0] not in "#!":
            return False
        if found := _THEME.fullmatch(token.group()):
            return self._takes_theme(line.cut(*token.span()), found)
        if found := _STRENGTH.fullmatch(token.group()):
            return self._takes_strength(line.cut(*token.span()), found)
        return False

    def _takes_theme(self, words: Passage, found: re.Match[str]) -> bool:
        tag = found["theme"]
        known = self._draft.setting.themes.get(fold(tag))
        theme = known or " ".join(tag.replace("-", " ").replace("_", " ").split())
        if len(theme) > LONGEST_NAME:
            return False
        self._draft.mark(words, Role.THEME, self._statement.kind)
        self._themes.append((words.start, theme))
        return True

    def _takes_strength(self, words: Passage, found: re.Match[str]) -> bool:
        strength = found["strength"]
        if strength not in _STRENGTHS or self._statement.strength is not None:
            return False
        self._statement.strength = int(strength)
        self._draft.mark(words, Role.STRENGTH, self._statement.kind)
        return True

    def _words(self, line: Passage, tokens: Tokens) -> str:
        """What stands between the marks at both ends, with the themes among it kept as words."""
        end = tokens[-1].end()
        text, at = "", tokens[0].start()
        for token in tokens:
            if token.group()[0] not in "#!":
                continue
            before, mark = line.cut(at, token.start()), line.cut(*token.span())
            if kept := self._theme_within(mark):
                text += self._run(before) + kept
                at = token.start() + 1 + len(kept)
            elif self._strength_within(mark):
                text += self._run(before).rstrip()
                at = token.end()
        return (text + self._run(line.cut(at, end))).strip()

    def _theme_within(self, mark: Passage) -> str:
        """The word of a theme in the midst of the words, which it remains; or nothing."""
        found = _THEME.match(mark.text)
        if not found:
            return ""
        if self._takes_theme(mark.cut(0, found.end("theme")), found):
            return found["theme"]
        sentence = tr("Line {line}: this theme is too long.", line=mark.line)
        self._draft.point(mark, sentence, tr("It stays in the words."))
        return ""

    def _strength_within(self, mark: Passage) -> bool:
        found = _STRENGTH.fullmatch(mark.text)
        if not found or self._takes_strength(mark, found):
            return found is not None
        if found["strength"] in _STRENGTHS:
            sentence = tr(
                'Line {line}: "{words}" is a second strength.', line=mark.line, words=mark.shown
            )
        else:
            sentence = tr(
                'Line {line}: "{words}" is no strength; they go from !1 to !5.',
                line=mark.line,
                words=mark.shown,
            )
        self._draft.point(mark, sentence, tr("It stays in the words."))
        return False

    def _run(self, words: Passage) -> str:
        mark_plain(self._draft, words, Role.WORDS, self._statement.kind)
        return plain_words(words.text)
