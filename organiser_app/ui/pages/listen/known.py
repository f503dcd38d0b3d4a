"""Who, which themes and which sorts of tie the log knows, to complete and to say who is new."""

from __future__ import annotations

from collections import Counter
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
        self._at_door = Counter(
            (each.where.casefold(), called)
            for each, name in zip(people, self._folded, strict=True)
            for called in {name, name.split(" ")[0]}
        )

    def is_new(self, person: PersonInput, where: str) -> bool:
        """Whether saving makes a new resident of somebody, by the rules of the service.

        Whoever alone is called so at the door is known, be it by their first name; else a full
        name that one resident alone has.
        """
        if person.is_new or person.resident_id is not None:
            return person.is_new
        name, place = person.name.casefold(), where.casefold()
        if place and self._at_door[place, name] == 1:
            return False
        return len(name.split()) == 1 or self._called[name] != 1

    def can_be_tied(self, person: PersonInput, listening: ListeningInput) -> bool:
        """Whether saving ties somebody who is named in a listening, by the rules of the service.

        They are new, were there or are named as new, alone are called so at the door, or alone
        have that full name.
        """
        if person.is_new or person.resident_id is not None:
            return True
        name, place = person.name.casefold(), listening.where.casefold()
        there = [each.name.casefold() for each in listening.people]
        told = [each for tie in listening.ties for each in (tie.who, tie.other) if each]
        new = {each.name.casefold() for each in told if each.is_new}
        there += new - set(there)
        if sum(name in (full, full.split(" ")[0]) for full in there) == 1:
            return True
        return bool(place and self._at_door[place, name] == 1) or self._called[name] == 1

    def offers(self, wanted: Completion) -> list[Offer]:
        """What may be put in, the likeliest first."""
        if wanted.wanted is Wanted.THEME:
            return self._theme_offers(wanted.typed.casefold())
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


def read_known() -> Query[Known]:
    """The question to the log."""
    return lambda connection: Known(
        names(connection), themes(connection), tie_choices(connection).kinds
    )


def _used(theme: ThemeRow) -> str:
    if not theme.statements:
        return tr("not used yet")
    return plural("{count} statement", "{count} statements", theme.statements)
