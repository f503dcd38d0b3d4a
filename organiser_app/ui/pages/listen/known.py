"""Who and which themes the log knows already, for completion and for saying who is new."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from organiser_app.domain.inputs import PersonInput
from organiser_app.domain.rules.quick_capture import Completion, Wanted
from organiser_app.domain.rules.quick_capture.marks import theme_tag
from organiser_app.language import plural, tr
from organiser_app.store.queries.people import NameRow, names
from organiser_app.store.queries.themes import ThemeRow, themes

if TYPE_CHECKING:
    from organiser_app.store.log import Query

_OFFERED = 6


@dataclass(frozen=True, slots=True)
class Offer:
    """Something that may be put in for what is being typed: how it shows, and what is put in."""

    shown: str
    note: str
    text: str


@dataclass(frozen=True, slots=True)
class Known:
    """The names of the residents and the themes of the codebook."""

    people: tuple[NameRow, ...] = ()
    themes: tuple[ThemeRow, ...] = ()

    def is_new(self, person: PersonInput, where: str) -> bool:
        """Whether saving makes a new resident of somebody, by the rules of the service.

        A full name that one resident alone has is known; else a first name at the door.
        """
        if person.is_new or person.resident_id is not None:
            return person.is_new
        name, place = person.name.casefold(), where.casefold()
        called = [each for each in self.people if each.name.casefold() == name]
        if called or not place:
            return len(called) != 1
        here = [each for each in self.people if each.where.casefold() == place]
        return len([each for each in here if each.name.casefold().split()[:1] == [name]]) != 1

    def offers(self, wanted: Completion) -> list[Offer]:
        """What may be put in, the likeliest first."""
        if wanted.wanted is Wanted.THEME:
            return self._theme_offers(wanted.typed.casefold())
        return self._name_offers(wanted.typed.casefold())

    def _theme_offers(self, typed: str) -> list[Offer]:
        found = [
            (theme, theme_tag(theme.name))
            for theme in self.themes
            if not theme.archived and theme_tag(theme.name)[1:].casefold().startswith(typed)
        ]
        return [Offer(tag, _used(theme), tag[1:]) for theme, tag in found[:_OFFERED]]

    def _name_offers(self, typed: str) -> list[Offer]:
        if not typed:
            return []
        found = [each for each in self.people if _begins(each.name, typed)]
        return [Offer(each.name, each.where, each.name) for each in found[:_OFFERED]]


def read_known() -> Query[Known]:
    """The question to the log."""
    return lambda connection: Known(names(connection), themes(connection))


def _used(theme: ThemeRow) -> str:
    if not theme.statements:
        return tr("not used yet")
    return plural("{count} statement", "{count} statements", theme.statements)


def _begins(name: str, typed: str) -> bool:
    """Whether the name, or one of its words, begins so."""
    folded = name.casefold()
    return folded.startswith(typed) or f" {typed}" in folded
