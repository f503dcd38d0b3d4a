"""The head of a listening: where, how, when, with whom, and the privacy notice."""

from __future__ import annotations

import re
from collections.abc import Iterator

from organiser_app.domain.inputs import PersonInput
from organiser_app.domain.rules.dates import NUMBERS
from organiser_app.domain.rules.moments import read_moment
from organiser_app.domain.rules.quick_capture.draft import LONGEST_NAME, Draft, stays_in_note
from organiser_app.domain.rules.quick_capture.items import Item, without_further_keys
from organiser_app.domain.rules.quick_capture.marks import (
    doubled_backslashes,
    mark_plain,
    plain_words,
)
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.domain.rules.quick_capture.vocabulary import (
    Field,
    fold,
    listening_kind_of,
    near_listening_kind,
)
from organiser_app.language import tr

_PROTECTED = r"\"[^\"\n]*\"|“[^“”\n]*”|\([^()\n]*\)"
_BETWEEN_NAMES = re.compile(
    rf"(?P<kept>{_PROTECTED})|[,;&+\n]|(?<=\s)(?:and|with)(?=\s)", re.IGNORECASE
)
_NEW = re.compile(r"\(\s*new(?: resident)?\s*\)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_UNNAMED_WORDS = frozenset(
    """
    other others more people person resident residents neighbour neighbours friend friends
    child children kid kids adult adults man men woman women family couple mum mother dad father
    son daughter husband wife of them the their her his its both some few several another
    someone somebody
    """.split()  # noqa: SIM905 - a list of words is read more easily so
) | {word for words in NUMBERS for word in words.split()}
_YES = frozenset({"yes", "y", "given", "ok", "done", "told", "true"})
_NO = frozenset({"no", "n", "not given", "not yet", "false", "later"})


def read_header(draft: Draft, item: Item) -> None:
    """Take in one pair of the header; what cannot be taken in stays in the note."""
    if not item.value.text:
        return
    if item.field is Field.AT:
        _read_where(draft, item)
    elif item.field is Field.KIND:
        _read_kind(draft, item)
    elif item.field is Field.WHEN:
        _read_when(draft, item)
    elif item.field is Field.WITH:
        _read_people(draft, item)
    elif item.field is Field.PRIVACY:
        _read_privacy(draft, item)
    else:
        keep_whole(draft, item)


def keep_whole(draft: Draft, item: Item) -> None:
    """Leave a pair for the note, its key before it."""
    key = item.key.text if item.key else ""
    draft.keep(item.value, text=f"{key} {item.value.text}")


def _refuse(draft: Draft, item: Item, sentence: str) -> None:
    draft.point(item.value, sentence, stays_in_note())
    keep_whole(draft, item)


def _refuse_second(draft: Draft, item: Item) -> None:
    sentence = tr(
        'Line {line}: "{key}" was said before.',
        line=item.value.line,
        key=item.key.text if item.key else "",
    )
    _refuse(draft, item, sentence)


def _read_where(draft: Draft, item: Item) -> None:
    where = plain_words(" ".join(item.value.text.split("\n")))
    if draft.where:
        _refuse_second(draft, item)
    elif len(where) > LONGEST_NAME:
        draft.too_long(item.value)
    else:
        draft.where = where
        mark_plain(draft, item.value, Role.WHERE)


def _read_kind(draft: Draft, item: Item) -> None:
    words = item.value
    known = listening_kind_of(words.text)
    near = near_listening_kind(words.text) if known is None else ""
    kind = known or listening_kind_of(near)
    if draft.kind is not None:
        _refuse_second(draft, item)
    elif kind is None:
        sentence = tr(
            'Line {line}: "{words}" is no kind of listening.', line=words.line, words=words.shown
        )
        _refuse(draft, item, sentence)
    else:
        draft.kind = kind
        draft.mark(words, Role.HOW)
        if known is None:
            read_as(draft, words, near)


def read_as(draft: Draft, words: Passage, meant: str) -> None:
    """Say that misspelt words were understood all the same."""
    sentence = tr(
        'Line {line}: "{words}" was read as "{meant}".',
        line=words.line,
        words=words.shown,
        meant=meant,
    )
    draft.point(words, sentence, suggestion=meant, notice=True)


def _read_when(draft: Draft, item: Item) -> None:
    words = item.value
    moment = read_moment(words.text, draft.setting.now)
    if draft.at is not None:
        _refuse_second(draft, item)
    elif moment is None:
        sentence = tr(
            'Line {line}: "{words}" is not a date or time.', line=words.line, words=words.shown
        )
        _refuse(draft, item, sentence)
    else:
        draft.at = moment
        draft.mark(words, Role.WHEN)
        if moment > draft.setting.now:
            sentence = tr(
                'Line {line}: "{words}" is still to come.', line=words.line, words=words.shown
            )
            draft.point(words, sentence, notice=True)


def _read_privacy(draft: Draft, item: Item) -> None:
    answer = fold(item.value.text)
    if draft.privacy_notice is not None:
        _refuse_second(draft, item)
    elif answer in _YES or answer in _NO:
        draft.privacy_notice = answer in _YES
        draft.mark(item.value, Role.PRIVACY)
    else:
        sentence = tr(
            'Line {line}: "{words}" does not say whether the privacy notice was given.',
            line=item.value.line,
            words=item.value.shown,
        )
        _refuse(draft, item, sentence)


def _read_people(draft: Draft, item: Item) -> None:
    at = 0
    for start, end in _names(item.value.text):
        draft.mark(item.value.cut(at, start), Role.MARK)
        _read_person(draft, item, item.value.cut(start, end).stripped())
        at = end
    draft.mark(item.value.cut(at), Role.MARK)


def _names(text: str) -> Iterator[tuple[int, int]]:
    """Where each name stands; what is in brackets or quotation marks is not divided."""
    at = 0
    for found in _BETWEEN_NAMES.finditer(text):
        if found["kept"] is None:
            yield at, found.start()
            at = found.end()
    yield at, len(text)


def _read_person(draft: Draft, item: Item, words: Passage) -> None:
    if not words.text:
        return
    if _is_unnamed(words.text):
        _keep_unnamed(draft, item, words)
        return
    name = _ASIDE.split(words.text, maxsplit=1)[0].strip() if words.text[0] not in '"“' else ""
    quoted = re.match(r"\"(?P<name>[^\"]+)\"|“(?P<curly>[^“”]+)”", words.text)
    if quoted:
        name = (quoted["name"] or quoted["curly"]).strip()
    if not name:
        draft.keep(words)
    elif len(name) > LONGEST_NAME:
        draft.too_long(words)
    else:
        _add_person(draft, words, name, quoted.end() if quoted else len(name))


def _add_person(draft: Draft, words: Passage, name: str, end: int) -> None:
    """Note a name that ends at `end`, and whether what follows it says that they are new."""
    inset = 1 if words.text[0] in '"“' else 0
    name = plain_words(" ".join(name.split()))
    draft.mark(words.cut(0, inset), Role.MARK)
    mark_plain(draft, words.cut(inset, end - inset), Role.PERSON)
    draft.mark(words.cut(end - inset, end), Role.MARK)
    rest = words.cut(end)
    is_new = _NEW.search(rest.text)
    draft.people.append(
        PersonInput(
            name=name,
            is_new=is_new is not None,
            resident_id=draft.setting.residents.get(name),
        )
    )
    before, after = (is_new.start(), is_new.end()) if is_new else (len(rest.text), len(rest.text))
    draft.mark(rest.cut(before, after), Role.NEW)
    for aside in (rest.cut(0, before).stripped(), rest.cut(after).stripped()):
        draft.keep(aside, text=f"{name} {aside.text}")


def _is_unnamed(words: str) -> bool:
    parts = words.casefold().split()
    return words == words.casefold() and all(
        part in _UNNAMED_WORDS or part.isdigit() for part in parts
    )


def _keep_unnamed(draft: Draft, item: Item, words: Passage) -> None:
    sentence = tr('Line {line}: "{words}" without a name.', line=words.line, words=words.shown)
    draft.point(words, sentence, stays_in_note(), notice=True)
    key = item.key.text.rstrip(":： ") if item.key else ""  # noqa: RUF001 - as typed
    draft.keep(words, text=f"{key} {words.text}")


def written_people(people: tuple[PersonInput, ...]) -> str:
    """Names as quick capture writes them, in quotation marks where they would be divided."""
    return ", ".join(_written_name(person) for person in people)


def _written_name(person: PersonInput) -> str:
    name = without_further_keys(doubled_backslashes(" ".join(person.name.split())))
    undivided = len(list(_names(f" {name} "))) == 1
    plain = undivided and not _is_unnamed(name) and not re.search(r"[()\"“]", name)
    quoted = f"“{name}”" if '"' in name else f'"{name}"'
    written = name if plain else quoted
    return f"{written} (new)" if person.is_new else written
