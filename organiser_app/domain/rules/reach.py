"""How somebody can be reached, written in one way: two spellings of a number are one number."""

from __future__ import annotations

import re
from functools import lru_cache

_REGION = "GB"
_HERE = re.compile(r"(?:\+44|0044|0)([1-9][0-9]{8,9})")
_BETWEEN = re.compile(r"\(0\)|[\s().\-/\N{NON-BREAKING HYPHEN}\N{EN DASH}]")
_MOBILE_HERE = re.compile(r"\+447[1-57-9][0-9]{8}")
_SAME_WITHOUT_DOTS = frozenset({"gmail.com", "googlemail.com"})
_REMEMBERED = 1 << 16


@lru_cache(maxsize=_REMEMBERED)
def phone_numbers(written: str) -> frozenset[str]:
    """The numbers that stand in what was written, each as "+44..." (E.164); none in plain words.

    A number without a country is one of Great Britain. The usual ways to write such a number are
    read here, which takes a hundredth of the time; all others by `phonenumbers`.
    """
    usual = _HERE.fullmatch(_BETWEEN.sub("", written))
    if usual is not None:
        return frozenset({f"+44{usual[1]}"})
    return _other_numbers(written) if any(map(str.isdecimal, written)) else frozenset()


def is_mobile(number: str) -> bool:
    """Whether a number in E.164 is one that a person carries, and no household shares."""
    if number.startswith("+44"):
        return _MOBILE_HERE.fullmatch(number) is not None
    import phonenumbers  # noqa: PLC0415 - seldom asked, and long to load

    kind = phonenumbers.number_type(phonenumbers.parse(number))
    return bool(kind == phonenumbers.PhoneNumberType.MOBILE)


def email_key(written: str) -> str:
    """An e-mail address as it is compared; empty where what was written is none.

    Case says nothing. Dots and what follows a plus are let go where the provider is known to.
    """
    local, at, domain = written.strip().casefold().rpartition("@")
    if (
        not (local and at and "." in domain)
        or "@" in local
        or any(map(str.isspace, local + domain))
    ):
        return ""
    if domain in _SAME_WITHOUT_DOTS:
        return f"{local.partition('+')[0].replace('.', '')}@gmail.com"
    return f"{local}@{domain}"


def _other_numbers(written: str) -> frozenset[str]:
    import phonenumbers  # noqa: PLC0415 - seldom needed, and long to load

    found = phonenumbers.PhoneNumberMatcher(written, _REGION, phonenumbers.Leniency.POSSIBLE)
    e164 = phonenumbers.PhoneNumberFormat.E164
    return frozenset(phonenumbers.format_number(match.number, e164) for match in found)
