"""A made-up town in which some people stand in the log twice: who they are is known.

Households share a surname, a door and mostly a landline; some fathers and sons share a name too,
some families one e-mail address, and common names come again all over the patch. A second record
of somebody is written as it would be: from memory, at another door, without the number. All of it
follows from the seed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass

from organiser_app.domain.rules.likeness import Known
from organiser_app.domain.rules.short_names import forms_of
from organiser_app.services.sample import content

_TWICE = 0.08
_HOUSEHOLDS = ((1, 45), (2, 30), (3, 14), (4, 8), (5, 3))
_LANDLINE, _MOBILE, _EMAIL, _FAMILY_EMAIL, _NAMESAKE = 0.5, 0.6, 0.35, 0.08, 0.05
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_COMMON = 12


@dataclass(frozen=True, slots=True)
class DuplicateSet:
    """Records, and the pairs of their ids that are of one person."""

    people: tuple[Known[int], ...]
    truth: frozenset[frozenset[int]]


@dataclass(frozen=True, slots=True)
class _Person:
    first: str
    last: str
    mobile: str
    landline: str
    email: str
    door: int


def duplicate_set(size: int, seed: int = 1) -> DuplicateSet:
    """About `size` records, of which one in twelve is of somebody who is there already."""
    chance = random.Random(f"duplicates {seed}")  # noqa: S311 (nothing is secret)
    people: list[_Person] = []
    while len(people) < size / (1 + _TWICE):
        people += _household(chance, door=len(people))
    records = [_written(chance, person, number) for number, person in enumerate(people)]
    truth = set()
    for number, person in enumerate(people):
        if chance.random() < _TWICE:
            truth.add(frozenset({number, len(records)}))
            records.append(_again(chance, person, len(records), len(people)))
    chance.shuffle(records)
    return DuplicateSet(tuple(records), frozenset(truth))


def _household(chance: random.Random, door: int) -> list[_Person]:
    groups = content.name_groups()
    group = chance.choices(groups, [group.weight for group in groups])[0]
    last = chance.choice(group.last[:_COMMON] if chance.random() < 1 / 2 else group.last)
    (count,) = chance.choices(*zip(*_HOUSEHOLDS, strict=True))
    firsts = chance.sample(list(group.first), min(count, len(group.first)))
    if len(firsts) > 1 and chance.random() < _NAMESAKE:
        firsts[1] = firsts[0]
    landline = _number(chance, "0161 ", 7) if chance.random() < _LANDLINE else ""
    shared = chance.random() < _FAMILY_EMAIL
    return [
        _Person(
            first,
            last,
            _number(chance, "07", 9) if chance.random() < _MOBILE else "",
            landline,
            _email(chance, "family" if shared else first, last, door),
            door,
        )
        for first in firsts
    ]


def _number(chance: random.Random, begin: str, digits: int) -> str:
    """A mobile's first digit is never that of a pager."""
    rest = f"{chance.randrange(10 ** (digits - 1)):0{digits - 1}}"
    return begin + chance.choice("4578") + rest


def _email(chance: random.Random, first: str, last: str, door: int) -> str:
    if first != "family" and chance.random() >= _EMAIL:
        return ""
    number = door if first == "family" else chance.randrange(10_000)
    return f"{first}.{last}{number}@example.org".casefold()


def _written(chance: random.Random, person: _Person, number: int) -> Known[int]:
    """The first record: name and door as they are, and one number at most."""
    phone = person.mobile if chance.random() < 2 / 3 else person.landline or person.mobile
    return _known(number, f"{person.first} {person.last}", phone, person.email, person.door)


def _again(chance: random.Random, person: _Person, number: int, doors: int) -> Known[int]:
    """The second record, with whatever went otherwise."""
    phone = chance.choices((person.mobile, person.landline, ""), (60, 20, 20))[0]
    email = person.email if chance.random() < 1 / 2 else ""
    door = person.door if chance.random() < 0.8 else chance.randrange(doors)
    return _known(number, _respelt(chance, person), _respaced(chance, phone), email, door)


def _known(number: int, name: str, phone: str, email: str, door: int) -> Known[int]:
    phones, emails = ((each,) if each else () for each in (phone, email))
    return Known(number, (name,) if name else (), phones, emails, (door,))


def _respelt(chance: random.Random, person: _Person) -> str:
    first, last = person.first, person.last
    ways = {
        "same": (30, f"{first} {last}"),
        "slip": (18, f"{first} {_slipped(chance, last)}"),
        "first slip": (7, f"{_slipped(chance, first)} {last}"),
        "initial": (12, f"{first[0]} {last}"),
        "short": (12, f"{_short(chance, first)} {last}"),
        "order": (8, f"{last}, {first}"),
        "first alone": (8, first),
        "married": (2, f"{first} {chance.choice(content.name_groups()[0].last)}"),
        "unknown": (3, ""),
    }
    chosen = chance.choices(list(ways), [weight for weight, _ in ways.values()])[0]
    return ways[chosen][1]


def _slipped(chance: random.Random, word: str) -> str:
    place = chance.randrange(1, len(word))
    kind = chance.choice(("drop", "swap", "double", "other"))
    if kind == "drop":
        return word[:place] + word[place + 1 :]
    if kind == "swap" and place + 1 < len(word):
        return word[:place] + word[place + 1] + word[place] + word[place + 2 :]
    if kind == "double":
        return word[:place] + word[place - 1] + word[place:]
    return word[:place] + chance.choice(_LETTERS) + word[place + 1 :]


def _short(chance: random.Random, first: str) -> str:
    forms = sorted(forms_of(first.casefold()) - {first.casefold()})
    return chance.choice(forms).title() if forms else first


def _respaced(chance: random.Random, phone: str) -> str:
    if not phone:
        return ""
    bare = phone.replace(" ", "")
    return chance.choice((phone, f"+44 {bare[1:5]} {bare[5:]}", f"+44 (0){bare[1:]}", bare))
