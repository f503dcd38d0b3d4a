"""Who, which themes and which sorts of tie the log knows, to complete and to say who is new."""

from __future__ import annotations

from collections import Counter
from copy import copy
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from organiser_app.domain.inputs import ListeningInput, PersonInput
from organiser_app.domain.rules.quick_capture import Completion, Wanted
from organiser_app.domain.rules.quick_capture.marks import theme_tag
from organiser_app.language import plural, tr
from organiser_app.store.queries.people import NameRow, names
from organiser_app.store.queries.themes import ThemeRow, themes
from organiser_app.store.queries.ties import tie_choices

if TYPE_CHECKING:
    from organiser_app.store.log import Query

_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be put in for what is being typed: how it shows, and what is put in."""

    shown: str
    note: str
    text: str


class Known:
    """The names of the residents, the themes of the codebook, and the sorts of tie.

    It counts the names once, when it is read, since it is asked with every key.
    """

    def __init__(
        self,
        people: tuple[NameRow, ...] = (),
        themes: tuple[ThemeRow, ...] = (),
        sorts: tuple[str, ...] = (),
    ) -> None:
        self.people, self.themes, self.sorts = people, themes, sorts
        self._folded = tuple(each.name.casefold() for each in people)
        self._called = Counter(self._folded)
        self._first_called = Counter(name.split(" ")[0] for name in self._folded)
        self.earlier: tuple[tuple[str, str], ...] = ()
        self._at_door = Counter(
            (each.where.casefold(), called)
            for each, name in zip(people, self._folded, strict=True)
            for called in {name, name.split(" ")[0]}
        )

    def with_new_of(self, listening: ListeningInput) -> Known:
        """What is known to the next listening that is saved with this one: who was new here too."""
        place = listening.where.casefold()
        new = {
            (place, each.name.casefold()): None
            for each in listening.people
            if self.is_new(each, listening.where)
        }
        named = {name for _, name in new}
        told = [each for tie in listening.ties for each in (tie.who, tie.other) if each]
        new |= {
            ("", each.name.casefold()): None
            for each in told
            if each.is_new and each.name.casefold() not in named
        }
        known = copy(self)
        known.earlier = (*self.earlier, *new)
        return known

    def is_new(self, person: PersonInput, where: str) -> bool:
        """Whether saving makes a new resident of somebody, by the rules of the service.

        Whoever alone is called so at the door is known, be it by their first name; else a full
        name that one resident alone has.
        """
        if person.is_new or person.resident_id is not None:
            return person.is_new
        name, place = person.name.casefold(), where.casefold()
        if place and self._count_at(place, name) == 1:
            return False
        return len(name.split()) == 1 or self._count(name) != 1

    def can_be_tied(self, person: PersonInput, listening: ListeningInput) -> bool:
        """Whether saving ties somebody who is named in a listening, by the rules of the service.

        They are new, were there or are named as new, alone are called so at the door, alone have
        that full name, are new in a listening before it, or alone have that first name.
        """
        if person.is_new or person.resident_id is not None:
            return True
        name, place = person.name.casefold(), listening.where.casefold()
        there = [each.name.casefold() for each in listening.people]
        told = [each for tie in listening.ties for each in (tie.who, tie.other) if each]
        new = {each.name.casefold() for each in told if each.is_new}
        there += new - set(there)
        if sum(_answers_to(name, full) for full in there) == 1:
            return True
        if (place and self._count_at(place, name) == 1) or self._count(name) == 1:
            return True
        earlier = sum(_answers_to(name, full) for _, full in self.earlier)
        return earlier == 1 or self._first_called[name] + earlier == 1

    def _count(self, name: str) -> int:
        """How many have this full name, those included who are new in the listenings before."""
        return self._called[name] + sum(full == name for _, full in self.earlier)

    def _count_at(self, place: str, name: str) -> int:
        """How many at a door have this full or first name, those new before included."""
        new = sum(where == place and _answers_to(name, full) for where, full in self.earlier)
        return self._at_door[place, name] + new

    def offers(self, wanted: Completion) -> list[Offer]:
        """What may be put in, the likeliest first."""
        if wanted.wanted is Wanted.THEME:
            return self._theme_offers(wanted.typed.casefold())
        if wanted.wanted is Wanted.STRENGTH:
            strength = f"!{wanted.typed}"
            return [Offer(strength, tr("how strong"), strength)]
        if wanted.wanted is Wanted.TIE:
            return self._sort_offers(wanted.typed.casefold())
        return self._name_offers(wanted.typed.casefold())

    def _theme_offers(self, typed: str) -> list[Offer]:
        found = [
            (theme, theme_tag(theme.name))
            for theme in self.themes
            if not theme.archived and theme_tag(theme.name)[1:].casefold().startswith(typed)
        ]
        return [Offer(tag, _used(theme), tag[1:]) for theme, tag in found[:_OFFERED]]

    def _sort_offers(self, typed: str) -> list[Offer]:
        if not typed:
            return []
        found = (sort for sort in self.sorts if sort.casefold().startswith(typed))
        return [Offer(sort, tr("tie"), f"{sort})") for sort in islice(found, _OFFERED)]

    def _name_offers(self, typed: str) -> list[Offer]:
        if not typed:
            return []
        found = (
            each
            for each, name in zip(self.people, self._folded, strict=True)
            if name.startswith(typed) or f" {typed}" in name
        )
        return [Offer(each.name, each.where, each.name) for each in islice(found, _OFFERED)]


def _answers_to(name: str, full: str) -> bool:
    """Whether a name is somebody's full name, or their first."""
    return name in (full, full.split(" ", maxsplit=1)[0])


def read_known() -> Query[Known]:
    """The question to the log."""
    return lambda connection: Known(
        names(connection), themes(connection), tie_choices(connection).kinds
    )


def _used(theme: ThemeRow) -> str:
    if not theme.statements:
        return tr("not used yet")
    return plural("{count} statement", "{count} statements", theme.statements)
