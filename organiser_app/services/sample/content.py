"""What is written for the sample, as read from `resources/sample/` and checked on reading."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from organiser_app import paths
from organiser_app.domain.values import (
    AttemptOutcome,
    Circle,
    ListeningKind,
    PlaceKind,
    StatementKind,
)


class Written(BaseModel):
    """The base of all that is written: frozen, and a key that is not known is a mistake."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Saying(Written):
    """What an organiser notes of a statement, and residents' own words that fit it."""

    theme: str
    gist: str
    quotes: tuple[str, ...]


class ThemeEntry(Written):
    """A theme of the codebook, and how its weight differs between the two waves."""

    name: str
    description: str
    under: str = ""
    wider: bool = False
    archived: bool = False
    near: tuple[str, ...] = ()
    earlier: float = 1.0
    later: float = 1.0


class NameGroup(Written):
    """First names and surnames that go together."""

    weight: int
    first: tuple[str, ...]
    last: tuple[str, ...]


class StreetEntry(Written):
    """A street and how many doors it has; a block of flats has its own labels."""

    name: str
    doors: int
    flats: bool = False


class PlaceEntry(Written):
    """A place that is no door."""

    name: str
    kind: PlaceKind


class HomePatch(Written):
    """The patch that is written out."""

    patch: str
    host: str
    landlord: str
    bus: str
    water: str
    streets: tuple[StreetEntry, ...]
    places: tuple[PlaceEntry, ...]


class PlaceChoice(Written):
    """Names that a place of some kind may have."""

    names: tuple[str, ...]
    kind: PlaceKind


class Elsewhere(Written):
    """The parts of which other patches are made."""

    heads: tuple[str, ...]
    tails: tuple[str, ...]
    hosts: tuple[str, ...]
    landlords: tuple[str, ...]
    street_heads: tuple[str, ...]
    street_tails: tuple[str, ...]
    waters: tuple[str, ...]
    flats: tuple[str, ...]
    places: tuple[PlaceChoice, ...]


class OrganiserNames(Written):
    """What organisers are called, those of the first patch in order."""

    first: tuple[str, ...]
    last: tuple[str, ...]
    home: tuple[str, ...]

    def in_log(self, number: int) -> tuple[str, ...]:
        """Those of the first patch in the log of that number of a team: first whose log it is."""
        team = list(dict.fromkeys((*self.home, *self._mixed())))
        own = team[number % len(team)]
        return (own, *(name for name in self.home if name != own))[: len(self.home)]

    def _mixed(self) -> Iterator[str]:
        """Every first name with every last one; at the beginning those unlike any at home."""
        for number in range(len(self.first) * len(self.last)):
            again, place = divmod(number + len(self.home), len(self.first))
            yield f"{self.first[place]} {self.last[(place + again) % len(self.last)]}"


class Places(Written):
    """All about where."""

    home: HomePatch
    elsewhere: Elsewhere
    organisers: OrganiserNames
    questions: tuple[str, ...]


class PromiseEntry(Written):
    """A promise after a listening: on what it hangs, and who makes it if not the resident."""

    what: str
    condition: str = Field("", alias="if")
    by: str = ""


class Reasons(Written):
    """Why a promise was not kept whole."""

    lapsed: tuple[str, ...]
    part_kept: tuple[str, ...]
    released: tuple[str, ...]


class OrganiserPromises(Written):
    """What an organiser promises."""

    promises: tuple[str, ...]


class FollowUps(Written):
    """What is agreed after a listening, by theme."""

    steps: dict[str, tuple[str, ...]]
    promises: dict[str, tuple[PromiseEntry, ...]]
    organiser: OrganiserPromises
    reasons: Reasons


class ConsentWords(Written):
    """How an answer came about."""

    how: tuple[str, ...]
    withdrawn: tuple[str, ...]


class TieWords(Written):
    """How residents know one another, and when they are best found."""

    kinds: tuple[str, ...]
    family: tuple[str, ...]
    how_known: tuple[str, ...]
    keeper: tuple[str, ...]
    best_times: tuple[str, ...]
    languages: tuple[str, ...]


class Bonds(Written):
    """How residents come nearer."""

    evidence: dict[Circle, tuple[str, ...]]
    consent: ConsentWords
    ties: TieWords


def read(*parts: str) -> dict[str, Any]:
    """A file of the sample, parsed."""
    return tomllib.loads(paths.resource("sample", *parts).read_text("utf-8"))


@cache
def sayings() -> dict[StatementKind, tuple[Saying, ...]]:
    """All that is said, by kind of statement."""
    return {kind: tuple(_sayings(kind)) for kind in StatementKind}


def _sayings(kind: StatementKind) -> list[Saying]:
    return [
        Saying(theme=theme, gist=gist, quotes=tuple(quotes))
        for theme, entries in read("statements", f"{kind}.toml").items()
        for gist, quotes in entries.items()
    ]


@cache
def codebook() -> tuple[ThemeEntry, ...]:
    """The themes, the wider ones first."""
    return tuple(ThemeEntry.model_validate(entry) for entry in read("codebook.toml")["theme"])


@cache
def name_groups() -> tuple[NameGroup, ...]:
    """The groups of names."""
    return tuple(NameGroup.model_validate(entry) for entry in read("names.toml")["group"])


@cache
def pseudonyms() -> tuple[str, ...]:
    """What residents without a name are called."""
    return tuple(read("pseudonyms.toml")["called"])


@cache
def places() -> Places:
    """Where the sample lies."""
    return Places.model_validate(read("places.toml"))


@cache
def notes() -> dict[ListeningKind, tuple[str, ...]]:
    """An organiser's notes, by kind of listening."""
    return {ListeningKind(kind): tuple(lines) for kind, lines in read("notes.toml").items()}


@cache
def knock_notes() -> dict[AttemptOutcome, tuple[str, ...]]:
    """What is written beside a door, by what came of the knock; not of every outcome."""
    return {AttemptOutcome(came): tuple(lines) for came, lines in read("knocks.toml").items()}


@cache
def follow_ups() -> FollowUps:
    """What is agreed."""
    return FollowUps.model_validate(read("follow_ups.toml"))


@cache
def bonds() -> Bonds:
    """How residents come nearer."""
    return Bonds.model_validate(read("bonds.toml"))
