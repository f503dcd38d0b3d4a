"""The list beside a pack: what disagrees first, then who may be the same, and all else by kind."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import StrEnum

from organiser_app.language import plural, tr
from organiser_app.store.queries.likely_same import LikelyRow
from organiser_app.sync.disagreements import Disagreement
from organiser_app.sync.looking import PackSeen
from organiser_app.sync.row_words import order_of
from organiser_app.sync.survey import Deed, Group, Survey
from organiser_app.ui.pages.duplicates.words import reasons
from organiser_app.ui.pages.team.merging.counts import Count
from organiser_app.ui.pages.team.merging.words import (
    apart_words,
    fate_words,
    group_words,
    person_words,
    title_words,
    under_words,
    values_words,
)
from organiser_app.ui.tables import SimpleRow

_ICONS = {
    "listening": "listen",
    "statement": "heard",
    "resident": "person",
    "tie": "web",
    "commitment": "promises",
    "next_step": "clock",
    "project": "projects",
    "resident_group": "people",
    "meeting": "people",
    "door": "door",
    "place": "pin",
    "wording": "quote",
    "theme": "filter",
}


class Section(StrEnum):
    """The parts of the list, each with a count in the strip; in the order of the strip."""

    ADDED = "added"
    CHANGED = "changed"
    DISAGREED = "disagreed"
    SAME = "same"
    GONE = "gone"
    UNREAD = "unread"


def key_of(section: Section, place: int) -> str:
    """What a row of the list is known by."""
    return f"{section.value} {place}"


def meant_by(key: str) -> tuple[Section, int]:
    """The section and the place in it that a row's key means."""
    section, place = key.split()
    return Section(section), int(place)


def groups_of(survey: Survey, section: Section) -> list[Group]:
    """The kinds of rows of a section, those first that people know by name."""
    deeds = {Section.ADDED: Deed.ADDED, Section.CHANGED: Deed.CHANGED, Section.UNREAD: Deed.WAITS}
    found = [group for group in survey.kinds if group.deed is deeds[section]]
    return sorted(found, key=lambda group: order_of(group.table))


def counts_of(seen: PackSeen) -> list[Count]:
    """The strip of a pack; what could not be read has a place in it where there is any."""
    survey, name = seen.survey, seen.taken.sender.name
    added, changed = survey.count(Deed.ADDED), survey.count(Deed.CHANGED)
    apart, same, gone = map(len, (survey.disagreements, survey.perhaps_same, seen.forgotten))
    told = [
        Count(Section.ADDED, "plus", added, tr("added"), tr("new to this log")),
        Count(
            Section.CHANGED,
            "pencil",
            changed,
            tr("changed"),
            tr("by {name} alone", name=name),
        ),
        Count(
            Section.DISAGREED,
            "promises",
            apart,
            tr("disagreed"),
            tr("both values are kept"),
            waits=True,
        ),
        Count(Section.SAME, "people", same, tr("perhaps the same"), tr("never joined unasked")),
        Count(Section.GONE, "minus", gone, tr("forgotten"), tr("erased there, so here too")),
    ]
    if unread := unread_of(seen):
        told.append(
            Count(Section.UNREAD, "question", unread, tr("not read"), tr("kept out, or waiting"))
        )
    return told


def unread_of(seen: PackSeen) -> int:
    """How many lines were refused, or wait for a newer version."""
    return seen.taken.merged.arrived.refused.total() + seen.survey.count(Deed.WAITS)


def rows_of(seen: PackSeen, today: date, *, by_person: bool) -> list[SimpleRow]:
    """The whole list of a pack, by kind or by resident."""
    survey = seen.survey
    rows = disagreed_rows(survey.disagreements, today)
    rows += _under(tr("Perhaps the same person"), list(_same(survey.perhaps_same)))
    rows += _under(tr("Forgotten"), list(_gone(seen)))
    if by_person:
        rows += _under(tr("By resident"), list(_people(survey, today)))
    else:
        for section, title in ((Section.ADDED, tr("Added")), (Section.CHANGED, tr("Changed"))):
            kinds = list(_kinds(groups_of(survey, section), section))
            count = sum(group.count for group in groups_of(survey, section))
            rows += _under(title, kinds, count)
    return [*rows, *_under(tr("Not read"), list(_unread(seen)), unread_of(seen))]


def disagreed_rows(disagreements: Sequence[Disagreement], today: date) -> list[SimpleRow]:
    """What two people changed apart, one by one."""
    rows = [
        SimpleRow(
            key_of(Section.DISAGREED, place),
            title_words(each.title),
            icon=icon_of(each.table),
            kind=each.title.kind,
            under=apart_words(each) if each.part else values_words(each, today),
        )
        for place, each in enumerate(disagreements)
    ]
    return _under(tr("Disagreed"), rows)


def icon_of(table: str) -> str:
    """The icon of a kind of row."""
    return _ICONS.get(table, "more")


def _same(pairs: Sequence[LikelyRow]) -> Iterator[SimpleRow]:
    for place, pair in enumerate(pairs):
        names = tr("{one} and {other}", one=pair.one.name or "…", other=pair.other.name or "…")
        why = reasons(pair.shared, pair.names)
        yield SimpleRow(key_of(Section.SAME, place), names, icon="people", under=why)


def _gone(seen: PackSeen) -> Iterator[SimpleRow]:
    for place, title in enumerate(seen.forgotten):
        yield SimpleRow(
            key_of(Section.GONE, place), title_words(title), icon="minus", under=title.of
        )


def _kinds(groups: Sequence[Group], section: Section) -> Iterator[SimpleRow]:
    for place, group in enumerate(groups):
        some = ", ".join(title_words(row.title) for row in group.rows[:3])
        yield SimpleRow(
            key_of(section, place), group_words(group), icon=icon_of(group.table), under=some
        )


def _people(survey: Survey, today: date) -> Iterator[SimpleRow]:
    for place, group in enumerate(survey.people):
        under = ", ".join(filter(None, (person_words(group), under_words(group.title, today))))
        yield SimpleRow(
            key_of(Section.ADDED, place), title_words(group.title), icon="person", under=under
        )


def _unread(seen: PackSeen) -> Iterator[SimpleRow]:
    refused = seen.taken.merged.arrived.refused
    place = 0
    for place, (reason, count) in enumerate(refused.items(), start=1):
        lines = plural("{count} line refused", "{count} lines refused", count)
        yield SimpleRow(key_of(Section.UNREAD, place - 1), lines, icon="warning", under=reason)
    for number, group in enumerate(groups_of(seen.survey, Section.UNREAD), start=place):
        words = fate_words(Deed.WAITS)
        yield SimpleRow(
            key_of(Section.UNREAD, number), group_words(group), icon="clock", under=words
        )


def _under(title: str, rows: list[SimpleRow], count: int | None = None) -> list[SimpleRow]:
    note = f"{len(rows) if count is None else count:,}"
    return [SimpleRow(title, title, note=note, heading=True), *rows] if rows else []
