"""Residents as vCards (RFC 2426, version 3.0), and the contacts of a file of versions 2.1 to 4.0.

A file is cut into its entries before any of them is read, so that one broken entry is named and
passed over while the others are taken.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import vobject
from vobject.base import Component, ParseError, VObjectError
from vobject.vcard import Address, Name

from organiser_app.domain.contact_inputs import ContactInput, uid_of
from organiser_app.domain.errors import InvalidInput
from organiser_app.domain.inputs import checked
from organiser_app.domain.rules.reach import email_key, is_mobile, phone_numbers
from organiser_app.domain.rules.vcard_names import NameParts, parts_of, whole_name
from organiser_app.exchange.tables import Unread, encoding_of
from organiser_app.language import tr
from organiser_app.store.files import plain_problems
from organiser_app.store.queries.contacts import ContactRow

PRODUCT = "-//Organiser//Contacts//EN"
_BEGIN = re.compile(r"^\s*BEGIN\s*:\s*VCARD\s*$", re.IGNORECASE)
_END = re.compile(r"^\s*END\s*:\s*VCARD\s*$", re.IGNORECASE)
_QUOTED_PRINTABLE = re.compile(r"^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[^:]*:", re.IGNORECASE)
_SHOWN = 60
_CODING = re.compile(r";(?:ENCODING=)?QUOTED-PRINTABLE|;CHARSET=[^;:]+", re.IGNORECASE)
_BROKEN = re.compile(r"=(?![0-9A-F]{2})", re.IGNORECASE)
"""An equals sign in quoted-printable text with no number of a character behind it."""
_CHARSET = re.compile(r";CHARSET=([^;:]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Stray(Unread):
    """A line that is in no entry; `line` is its number in the file."""


@dataclass(frozen=True, slots=True)
class ContactFile:
    """What a file of contacts held.

    `line` of what is unread is the number of the entry, but for a `Stray`.
    """

    encoding: str
    contacts: tuple[ContactInput, ...]
    unread: tuple[Unread, ...]


def write_vcards(people: Iterable[ContactRow]) -> bytes:
    """One entry for each person, in UTF-8; the same people give the same bytes."""
    return "".join(_card(person) for person in people).encode()


def read_vcards(file: Path) -> ContactFile:
    """The contacts of a file; nothing is changed anywhere.

    Raises `InvalidInput` where the file is no text or holds no entry.
    """
    with plain_problems(file):
        encoding = encoding_of(file)
        text = file.read_text(encoding=encoding)
    contacts: list[ContactInput] = []
    unread: list[Unread] = []
    lines = text.splitlines()
    for number, entry in enumerate(_entries(lines), start=1):
        try:
            contacts.append(_read(number, entry))
        except InvalidInput as problem:
            unread.append(Unread(number, problem.message.rstrip(".")))
    if not contacts and not unread:
        raise InvalidInput(tr("{path} holds no contacts (vCard).", path=file))
    return ContactFile(encoding, tuple(contacts), (*unread, *_strays(lines)))


def _card(person: ContactRow) -> str:
    parts = parts_of(person.names[0])
    card = vobject.vCard()
    card.add("prodid").value = PRODUCT
    card.add("uid").value = uid_of(person.id)
    card.add("fn").value = whole_name(parts)
    card.add("n").value = Name(parts.family, parts.given, parts.more)
    for name in person.names[1:]:
        card.add("nickname").value = name
    for phone in person.phones:
        _add_phone(card, phone)
    for email in person.emails:
        card.add("email").value = email
    for address in person.addresses:
        card.add("adr").value = Address(street=address)
    written: str = card.serialize()
    return written


def _add_phone(card: Any, phone: str) -> None:
    """Each number of what was written by itself, which a telephone can dial, else the words."""
    for number in sorted(phone_numbers(phone)) or [phone]:
        line = card.add("tel")
        line.value = number
        line.type_param = "CELL" if number.startswith("+") and is_mobile(number) else "HOME"


def _entries(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each entry; one that is not closed ends where the next begins."""
    entry: list[str] = []
    for line in lines:
        if _BEGIN.match(line):
            if entry:
                yield entry
            entry = [line]
        elif entry:
            entry.append(line)
            if _END.match(line):
                yield entry
                entry = []
    if entry:
        yield entry


def _strays(lines: Sequence[str]) -> Iterator[Stray]:
    """The lines before, between and behind the entries: the file was cut or joined wrongly."""
    inside = False
    for number, line in enumerate(lines, start=1):
        inside = inside or _BEGIN.match(line) is not None
        if not inside and line.strip():
            yield Stray(number, tr("“{words}” is in no entry", words=line.strip()[:_SHOWN]))
        inside = inside and not _END.match(line)


def _read(number: int, entry: list[str]) -> ContactInput:
    if not _END.match(entry[-1]):
        raise InvalidInput(tr("it is not closed by END:VCARD"))
    text = "\n".join(_plain_lines(entry)) + "\n"
    try:
        card = vobject.readOne(text, ignoreUnreadable=True, allowQP=True)
    except (VObjectError, ParseError, ValueError, LookupError, AttributeError) as problem:
        raise InvalidInput(tr("it cannot be read as a vCard"), detail=str(problem)) from problem
    return checked(lambda: _contact(number, card))


def _contact(number: int, card: Component) -> ContactInput:
    name = _name(card)
    if _is_organisation(card, name):
        raise InvalidInput(tr("it is of an organisation, and names no person"))
    if not name:
        raise InvalidInput(tr("it has no name"))
    emails, addresses = _emails(card), [*filter(None, map(_address, _all(card, "adr")))]
    beside = [*emails[1:], *addresses[1:], *_texts(card, "note")]
    return ContactInput(
        number=number,
        name=name,
        phone=", ".join(text.removeprefix("tel:") for text in _texts(card, "tel")),
        email=emails[0] if emails else "",
        where=addresses[0] if addresses else "",
        note="\n".join(dict.fromkeys(beside)),
        uid=next(iter(_texts(card, "uid")), ""),
    )


def _name(card: Component) -> str:
    """The name as it is shown, else of its parts, else a nickname."""
    for text in _texts(card, "fn"):
        return text
    for line in _all(card, "n"):
        value = line.value
        parts = NameParts(*(_text(each) for each in (value.family, value.given, value.additional)))
        if name := whole_name(parts):
            return name
    return next(iter(_texts(card, "nickname")), "")


def _is_organisation(card: Component, name: str) -> bool:
    """An entry that says so, or that has the name of an organisation and no other."""
    if any(kind.casefold() != "individual" for kind in _texts(card, "kind")):
        return True
    return any(name in ("", organisation) for organisation in _texts(card, "org"))


def _address(line: Any) -> str:
    """The street of an address in one line; a house name or flat stands before it."""
    value = line.value
    parts = (_text(value.extended), _text(value.street))
    return ", ".join(filter(None, parts)) or _text(value.box)


def _emails(card: Component) -> list[str]:
    found = _texts(card, "email")
    for email in found:
        if not email_key(email):
            raise InvalidInput(tr("“{email}” is no e-mail address", email=email[:_SHOWN]))
    return found


def _all(card: Component, name: str) -> list[Any]:
    return list(card.contents.get(name, []))


def _texts(card: Component, name: str) -> list[str]:
    return [*filter(None, (_text(line.value) for line in _all(card, name)))]


def _text(value: object) -> str:
    """A value in one line: some are lists of parts."""
    parts = value if isinstance(value, list | tuple) else [value]
    return " ".join(" ".join(str(part).split()) for part in parts if part).strip()


def _plain_lines(entry: Sequence[str]) -> Iterator[str]:
    """The lines of an entry with quoted-printable ones (of version 2.1) written out plainly."""
    lines = iter(entry)
    for line in lines:
        if not _QUOTED_PRINTABLE.match(line):
            yield line
            continue
        whole = line
        while whole.endswith("="):
            whole = whole[:-1] + next(lines, "").strip()
        head, _, value = whole.partition(":")
        charset = _CHARSET.search(head)
        if _BROKEN.search(value):
            raise InvalidInput(tr("what it holds in quoted-printable is broken"))
        data = quopri.decodestring(value.encode("latin-1", "replace"))
        try:
            said = data.decode(charset[1] if charset else "utf-8")
        except (LookupError, UnicodeError):
            said = data.decode("cp1252", "replace")
        folded = said.replace("\r\n", "\\n").replace("\n", "\\n")
        yield f"{_CODING.sub('', head)}:{folded}"
