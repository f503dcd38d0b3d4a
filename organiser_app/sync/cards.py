"""Member cards: a name and two public keys as one line of text, for a mail, a stick or a QR code.

    organiser:1?name=Ana%20Bell&check=…&seal=…&sum=…

Nothing on a card is secret, and nothing on it is proved: `sum` catches what a carrier did to it,
and who it is from is settled by the words (`keys.fingerprint_words`) alone.
"""

from __future__ import annotations

import base64
import hashlib
import io
import re
import unicodedata
from dataclasses import dataclass
from typing import Literal
from urllib.parse import parse_qsl, urlencode

from organiser_app.domain.errors import InvalidInput
from organiser_app.language import tr
from organiser_app.sync.keys import PublicKeys

LONGEST_NAME = 80
LONGEST_TEXT = 65_536
"""More characters than a mail with a card in it has; what is longer is not read."""
START = "organiser:1?"
_BEGINS = re.compile(r"organiser:[0-9]+\?")
_FIELDS = ("name", "check", "seal")
_SUM, _SUM_DIGITS, _SUM_CONTEXT = "&sum=", 8, b"organiser card 1\0"
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_JOINERS = "\u200c\u200d"


@dataclass(frozen=True, slots=True)
class MemberCard:
    """A name and the keys that go with it, as handed over before anybody confirmed them.

    The name is as `tidy_name` gives it, or `InvalidInput` is raised.
    """

    name: str
    keys: PublicKeys

    def __post_init__(self) -> None:
        if self.name != tidy_name(self.name):
            raise InvalidInput(tr("The name on the card is not written as a name is."))


def tidy_name(typed: str) -> str:
    """A name as it may stand on a card: 1 to `LONGEST_NAME` characters in one line.

    Raises `InvalidInput` for characters that cannot be seen, break the line or turn the direction
    of writing, by which one name could be made to look like another.
    """
    name = " ".join(unicodedata.normalize("NFC", typed).split())
    if not 1 <= len(name) <= LONGEST_NAME:
        raise InvalidInput(tr("A member's name has from 1 to {most} letters.", most=LONGEST_NAME))
    if not all(map(_may_be_shown, name)):
        raise InvalidInput(tr("There is something in that name that cannot be shown."))
    return name


def fitting_name(name: str) -> str:
    """As much of a name as can stand on a card."""
    shown = "".join(letter for letter in name if _may_be_shown(letter) or letter.isspace())
    return tidy_name(" ".join(unicodedata.normalize("NFC", shown).split())[:LONGEST_NAME])


def card_text(card: MemberCard) -> str:
    """The card as one line, which `read_card` takes."""
    check = base64.urlsafe_b64encode(card.keys.checking_key).decode().rstrip("=")
    values = (card.name, check, card.keys.sealing_key)
    content = START + urlencode(dict(zip(_FIELDS, values, strict=True)), safe="-_")
    return f"{content}{_SUM}{_sum(content)}"


def read_card(text: str) -> MemberCard:
    """The first card in a text, such as a mail, which may have broken it into lines.

    Raises `InvalidInput` where there is none, and where it is of a later version, was altered on
    the way, or holds keys that cannot be used.
    """
    line = _one_line(text)
    content, _, found = line.rpartition(_SUM)
    if not content or found != _sum(content):
        raise _altered()
    try:
        fields = parse_qsl(
            content.removeprefix(START), strict_parsing=True, errors="strict", max_num_fields=3
        )
        card = _card(fields)
    except ValueError as problem:
        raise _altered() from problem
    return card


def is_card(text: str) -> bool:
    """Whether a text begins as a card does, of this version or another."""
    return _BEGINS.match(text.lstrip()) is not None


def holds_card(text: str) -> bool:
    """Whether there is a card somewhere in a text, as in a mail."""
    return _BEGINS.search(text) is not None


def card_picture(card: MemberCard, kind: Literal["svg", "png"] = "svg") -> bytes:
    """The card as a QR code, in the bytes of a picture.

    A drawing holds the line itself too, so that nothing has to paint it for it to be read.
    """
    import segno  # noqa: PLC0415 - seldom wanted

    drawn, line = io.BytesIO(), card_text(card)
    said = {"desc": line} if kind == "svg" else {}
    segno.make_qr(line, error="m").save(drawn, kind=kind, scale=6, light="white", **said)
    return drawn.getvalue()


def _one_line(text: str) -> str:
    """The line in a text that is a card: from its start to the last digit of its sum."""
    if len(text) > LONGEST_TEXT or not (found := _BEGINS.search(text)):
        raise InvalidInput(
            tr(
                "This is no member's card. A card is a line of text that begins with {start}.",
                start=START,
            )
        )
    if found[0] != START:
        raise InvalidInput(
            tr("A newer version of Organiser wrote this card. Install that version.")
        )
    head, mark, rest = "".join(text[found.start() :].split()).partition(_SUM)
    line = head + mark + rest[:_SUM_DIGITS]
    if not line.isascii():
        raise _altered()
    return line


def _card(fields: list[tuple[str, str]]) -> MemberCard:
    if tuple(name for name, _ in fields) != _FIELDS:
        raise ValueError("other fields than a card has")
    name, check, seal = (value for _, value in fields)
    key = base64.b64decode(check + "=" * (-len(check) % 4), altchars="-_", validate=True)
    return MemberCard(name, PublicKeys(key, seal))


def _sum(content: str) -> str:
    return hashlib.sha256(_SUM_CONTEXT + content.encode()).hexdigest()[:_SUM_DIGITS]


def _altered() -> InvalidInput:
    return InvalidInput(
        tr("This card was altered on its way, or a part of it is missing. Ask for it once more.")
    )


def _may_be_shown(letter: str) -> bool:
    # Persian and the scripts of India write with joiners, which cannot be seen either.
    return letter in _JOINERS or unicodedata.category(letter) not in _UNSEEN
