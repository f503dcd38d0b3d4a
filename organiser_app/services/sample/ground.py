"""A patch of the sample: its host, organisers, streets, doors, places and waves."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import OrganiserRole, PlaceKind
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.content import HomePatch, PlaceEntry, StreetEntry
from organiser_app.services.sample.seasons import Season, first_day, two_waves
from organiser_app.services.sample.sheaf import Row, Sheaf
from organiser_app.services.sample.sizes import Extent

_DOORS_PER_RESIDENT = 2.0
_TARGET_PER_RESIDENT = 0.9
_HEARD_OF_RESIDENTS = 0.5


@dataclass(frozen=True, slots=True)
class StreetGround:
    """A street and its doors, in the order in which one walks; `rows` holds what each is."""

    id: UUID
    name: str
    doors: tuple[UUID, ...]
    rows: dict[UUID, Row] = field(default_factory=dict, compare=False, repr=False)

    def leave_alone(self, door: UUID, since: date | None) -> None:
        """Say since when a door wants no contact, or that it may be knocked at again."""
        self.rows[door]["do_not_contact_since"] = since


@dataclass(frozen=True, slots=True)
class WaveGround:
    """A wave of the patch."""

    id: UUID
    begins: date
    ends: date
    later: bool


@dataclass(frozen=True, slots=True)
class Ground:
    """All that the rest of a patch's sample stands on; `words` fill the places of sentences."""

    number: int
    patch_id: UUID
    organisers: tuple[UUID, ...]
    streets: tuple[StreetGround, ...]
    places: dict[PlaceKind, UUID]
    waves: tuple[WaveGround, ...]
    words: dict[str, str]
    today: date

    @property
    def is_home(self) -> bool:
        """Whether this is the patch that is written out."""
        return self.number == 0

    def words_in(self, street: StreetGround | None) -> dict[str, str]:
        """The words as one who lives in that street means them; a block lies on the first road."""
        if street is None or street.name == self.words["flats"]:
            return self.words
        return {**self.words, "street": street.name}

    def wave_on(self, day: date) -> WaveGround | None:
        """The wave that ran on that day, if one did."""
        return next((wave for wave in self.waves if wave.begins <= day <= wave.ends), None)


def make_ground(
    sheaf: Sheaf,
    chance: Chance,
    extent: Extent,
    number: int,
    today: date,
    *,
    home: tuple[str, ...],
) -> Ground:
    """Lay down the patch of that number; at `home` its organisers go by these names."""
    plan = content.places().home if number == 0 else _elsewhere(chance, extent, number)
    begins = first_day(today)
    host_id = sheaf.add(models.Host, begins, name=plan.host)
    organisers = _organisers(sheaf, chance, extent, number, home, host_id=host_id, begins=begins)
    patch_id = sheaf.add(models.Patch, begins, host_id=host_id, name=plan.patch)
    return Ground(
        number=number,
        patch_id=patch_id,
        organisers=organisers,
        streets=tuple(_street(sheaf, patch_id, street, begins) for street in plan.streets),
        places={
            place.kind: sheaf.add(
                models.Place, begins, patch_id=patch_id, name=place.name, kind=place.kind
            )
            for place in plan.places
        },
        waves=_waves(sheaf, patch_id, extent.residents_of(number), today),
        words=_words(plan),
        today=today,
    )


def _organisers(
    sheaf: Sheaf,
    chance: Chance,
    extent: Extent,
    number: int,
    home: tuple[str, ...],
    *,
    host_id: UUID,
    begins: date,
) -> tuple[UUID, ...]:
    names = content.places().organisers
    made = []
    for place in range(extent.organisers_of(number)):
        is_written = number == 0 and place < len(home)
        name = (
            home[place] if is_written else f"{chance.pick(names.first)} {chance.pick(names.last)}"
        )
        role = _role(chance, place, leads=number == 0 and extent.patches > 1)
        made.append(sheaf.add(models.Organiser, begins, host_id=host_id, name=name, role=role))
    return tuple(made)


def _role(chance: Chance, place: int, *, leads: bool) -> OrganiserRole:
    if place == 0:
        return OrganiserRole.TEAM_LEAD if leads else OrganiserRole.PAID
    return chance.weighted(
        {OrganiserRole.VOLUNTEER: 6, OrganiserRole.TRAINEE: 2, OrganiserRole.PAID: 1}
    )


def _street(sheaf: Sheaf, patch_id: UUID, street: StreetEntry, begins: date) -> StreetGround:
    street_id = sheaf.add(models.Street, begins, patch_id=patch_id, name=street.name)
    rows = [
        sheaf.begin(
            models.Door,
            begins,
            street_id=street_id,
            label=_label(street, number),
            position=number,
            do_not_contact_since=None,
        )
        for number in range(1, street.doors + 1)
    ]
    by_door = {row["id"]: row for row in rows}
    return StreetGround(street_id, street.name, tuple(by_door), by_door)


def _label(street: StreetEntry, number: int) -> str:
    return f"Flat {number}" if street.flats else str(number)


def _waves(sheaf: Sheaf, patch_id: UUID, residents: int, today: date) -> tuple[WaveGround, ...]:
    return tuple(_wave(sheaf, patch_id, residents, season) for season in two_waves(today))


def _wave(sheaf: Sheaf, patch_id: UUID, residents: int, season: Season) -> WaveGround:
    wave_id = sheaf.add(
        models.Wave,
        season.begins,
        patch_id=patch_id,
        name=season.name,
        begins_on=season.begins,
        ends_on=season.ends,
        target_listenings=round(residents * _TARGET_PER_RESIDENT, -1),
        target_residents=round(residents * _HEARD_OF_RESIDENTS, -1),
    )
    for position, question in enumerate(content.places().questions, 1):
        sheaf.add(
            models.WaveQuestion,
            season.begins,
            wave_id=wave_id,
            position=position,
            question=question,
        )
    return WaveGround(wave_id, season.begins, season.ends, season.later)


def _words(plan: HomePatch) -> dict[str, str]:
    named = {place.kind: place.name for place in plan.places}
    flats = next(street.name for street in plan.streets if street.flats)
    return {
        "patch": plan.patch,
        "landlord": plan.landlord,
        "bus": plan.bus,
        "water": plan.water,
        "flats": flats,
        "street": plan.streets[0].name,
        "hall": named[PlaceKind.HALL],
        "shop": named[PlaceKind.SHOP],
        "park": named[PlaceKind.PARK],
        "pub": named[PlaceKind.PUB],
        "place": named[PlaceKind.SCHOOL_GATE],
    }


def _elsewhere(chance: Chance, extent: Extent, number: int) -> HomePatch:
    """A patch made up of parts; its name is its own among the first 384."""
    parts = content.places().elsewhere
    heads, tails = len(parts.heads), len(parts.tails)
    head, tail = parts.heads[number % heads], parts.tails[(number // heads + number) % tails]
    again = number // (heads * tails)
    patch = f"{head}{tail}" + (" Rise" if again else "")
    streets = _streets(chance, round(extent.residents_of(number) * _DOORS_PER_RESIDENT))
    return HomePatch(
        patch=patch,
        host=chance.pick(parts.hosts).format(patch=patch),
        landlord=chance.pick(parts.landlords),
        bus=str(chance.between(2, 68)),
        water=chance.pick(parts.waters),
        streets=streets,
        places=tuple(
            PlaceEntry(
                name=chance.pick(choice.names).format(patch=patch, street=streets[0].name),
                kind=choice.kind,
            )
            for choice in parts.places
        ),
    )


def _streets(chance: Chance, doors: int) -> tuple[StreetEntry, ...]:
    parts = content.places().elsewhere
    count = max(3, min(len(parts.street_heads), doors // 45))
    each = doors // (count + 1)
    streets = [
        StreetEntry(name=f"{head} {chance.pick(parts.street_tails)}", doors=each)
        for head in chance.some(parts.street_heads, count)
    ]
    flats = StreetEntry(name=chance.pick(parts.flats), doors=each, flats=True)
    return (*streets, flats)
