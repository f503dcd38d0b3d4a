"""Who was there: names, who of them is new, and how many more without a name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from organiser_app.domain.inputs import MOST_UNNAMED, PersonInput
from organiser_app.domain.rules.dates import NUMBERS
from organiser_app.domain.rules.quick_capture.draft import LONGEST_NAME, Draft, stays_in_note
from organiser_app.domain.rules.quick_capture.items import Item, without_further_keys
from organiser_app.domain.rules.quick_capture.marks import (
    doubled_backslashes,
    mark_plain,
    plain_words,
)
from organiser_app.domain.rules.quick_capture.spans import Passage, Role
from organiser_app.language import tr

_PROTECTED = r"\"[^\"\n]*\"|“[^“”\n]*”|\([^()\n]*\)"
_BETWEEN_NAMES = re.compile(
    rf"(?P<kept>{_PROTECTED})|[,;&+\n]|(?<=\s)(?:and|with)(?=\s)", re.IGNORECASE
)
_NEW = re.compile(r"\(\s*new(?: resident)?\s*\)", re.IGNORECASE)
_ASIDE = re.compile(r"\([^()]*\)")
_ONE = frozenset(
    """
    other person resident neighbour friend child kid adult man woman mum mother dad father son
    daughter husband wife another someone somebody
    """.split()  # noqa: SIM905 - a list of words is read more easily so
)
_UNNAMED_WORDS = (
    _ONE
    | frozenset(
        """
        others more people residents neighbours friends children kids adults men women family couple
        of them the their her his its both some few several
        """.split()  # noqa: SIM905 - a list of words is read more easily so
    )
    | {word for words in NUMBERS for word in words.split()}
)
_COUNTS = {
    word: count for word, count in NUMBERS.items() if word.isalpha() and len(word) > len("an")
}
_OTHERS = re.compile(
    rf"(?P<count>[0-9]{{1,3}}|{'|'.join(_COUNTS)})(?:\s+(?:other|more))*"
    r"\s+(?:others?|more|people|person|residents?)",
    re.IGNORECASE,
)


def read_people(draft: Draft, item: Item) -> None:
    """Take in a list of those present."""
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


def others_in(words: str) -> int | None:
    """How many people without a name the words count ("3 others"), if that is all they say."""
    found = _OTHERS.fullmatch(words.strip())
    return _number(found["count"]) if found else None


def _number(word: str) -> int | None:
    return int(word) if word.isdecimal() else _COUNTS.get(word.casefold())


def _read_person(draft: Draft, item: Item, words: Passage) -> None:
    if not words.text:
        return
    others = others_in(words.text)
    if others is not None and draft.unnamed_present + others <= MOST_UNNAMED:
        draft.unnamed_present += others
        draft.mark(words, Role.OTHERS)
        return
    if others is not None or _is_unnamed(words.text):
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
    """Leave for the note what says more than a number ("her husband"), and count who is meant."""
    sentence = tr('Line {line}: "{words}" without a name.', line=words.line, words=words.shown)
    count = _count_meant(words.text)
    done = stays_in_note()
    if draft.unnamed_present + count > MOST_UNNAMED:
        count = 0
    if count:
        done = tr("It stays in the note, and is counted among those present.")
    draft.unnamed_present += count
    draft.point(words, sentence, done, notice=True)
    key = item.key.text.rstrip(":： ") if item.key else ""  # noqa: RUF001 - as typed
    draft.keep(words, text=f"{key} {words.text}")


def _count_meant(words: str) -> int:
    """How many people are meant by words without a name, or 0 where they don't say."""
    parts = words.split()
    numbers = [number for part in parts if (number := _number(part)) is not None]
    if len(numbers) == 1 and len(parts) > 1:
        return numbers[0]
    return 1 if not numbers and parts[-1] in _ONE else 0


def written_people(people: tuple[PersonInput, ...], unnamed: int = 0) -> str:
    """Those present as quick capture writes them, names that would be divided in marks."""
    written = [_written_name(person) for person in people]
    if unnamed:
        written.append("1 other" if unnamed == 1 else f"{unnamed} others")
    return ", ".join(written)


def _written_name(person: PersonInput) -> str:
    name = without_further_keys(doubled_backslashes(" ".join(person.name.split())))
    undivided = len(list(_names(f" {name} "))) == 1
    says_nobody = _is_unnamed(name) or others_in(name) is not None
    plain = undivided and not says_nobody and not re.search(r"[()\"“]", name)
    quoted = f"“{name}”" if '"' in name else f'"{name}"'
    written = name if plain else quoted
    return f"{written} (new)" if person.is_new else written
