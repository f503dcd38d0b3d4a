"""The head of a listening: where, how, when, with whom, in which language, and how entered."""

from __future__ import annotations

from organiser_app.domain.rules.moments import read_moment
from organiser_app.domain.rules.quick_capture.draft import (
    LONGEST_LANGUAGE,
    LONGEST_NAME,
    Draft,
    stays_in_note,
)
from organiser_app.domain.rules.quick_capture.items import Item
from organiser_app.domain.rules.quick_capture.marks import mark_plain, plain_words
from organiser_app.domain.rules.quick_capture.people import read_people
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.domain.rules.quick_capture.vocabulary import (
    Field,
    fold,
    listening_kind_of,
    near_listening_kind,
    road_of,
)
from organiser_app.language import tr

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
        read_people(draft, item)
    elif item.field is Field.PRIVACY:
        _read_privacy(draft, item)
    elif item.field is Field.LANGUAGE:
        _read_language(draft, item)
    else:
        _read_road(draft, item)


def _refuse(draft: Draft, item: Item, sentence: str) -> None:
    """Leave a pair for the note, its key before it."""
    draft.point(item.value, sentence, stays_in_note())
    key = item.key.text if item.key else ""
    draft.keep(item.value, text=f"{key} {item.value.text}")


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


def _read_language(draft: Draft, item: Item) -> None:
    language = plain_words(" ".join(item.value.text.split()))
    if draft.language:
        _refuse_second(draft, item)
    elif len(language) > LONGEST_LANGUAGE:
        draft.too_long(item.value)
    else:
        draft.language = language
        mark_plain(draft, item.value, Role.LANGUAGE)


def _read_road(draft: Draft, item: Item) -> None:
    words = item.value
    road = road_of(words.text)
    if draft.entered is not None:
        _refuse_second(draft, item)
    elif road is None:
        sentence = tr(
            'Line {line}: "{words}" does not say how it was entered.',
            line=words.line,
            words=words.shown,
        )
        _refuse(draft, item, sentence)
    else:
        draft.entered = road
        draft.mark(words, Role.ENTERED)
