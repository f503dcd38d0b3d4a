"""What the web says beside the map: one person in a sentence, and the rows of the list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from uuid import UUID

from organiser_app.domain.rules.list_words import circle_word
from organiser_app.language import plural, tr
from organiser_app.store.queries.web import Pair, Web, WebPerson
from organiser_app.store.queries.web_changes import WebChanges
from organiser_app.ui.tables import SimpleRow
from organiser_app.web.measures import Measures
from organiser_app.web.words import MOST, Finding, Findings, called

Told = tuple[SimpleRow, UUID | None]
"""A row, and whom it is about."""


@dataclass(frozen=True, slots=True)
class Section:
    """Findings of one sort under their heading; `count` says how many there are in all."""

    name: str
    title: str
    count: int
    findings: tuple[Finding, ...]
    nothing: str


def being_studied() -> Told:
    """What stands there until the web is laid out and measured."""
    return SimpleRow("studied", tr("The map is being laid out")), None


def told_rows(findings: Findings, changed: Iterable[Finding] | None) -> Iterator[Told]:
    """The list beside the map: what changed where that is asked for, then each sort in turn."""
    if changed is not None:
        some = tuple(changed)
        yield from _rows(
            Section("changed", tr("Changed"), len(some), some, tr("Nothing changed since then"))
        )
    connectors, bridges, islands, lone = findings.counts
    for section in (
        Section("connector", tr("Connectors, who link many"), connectors, findings.connectors,
                tr("Nobody knows four others yet")),
        Section("bridge", tr("Bridges between others"), bridges, findings.bridges,
                tr("Nobody holds two parts together alone")),
        Section("island", tr("Islands, joined to nobody else"), islands, findings.islands,
                tr("All who have a tie hang together")),
        Section("lone", tr("Lone people, without a tie"), lone, findings.lone,
                tr("Everybody has a tie")),
    ):  # fmt: skip
        yield from _rows(section)


def changed_findings(changes: WebChanges, people: Mapping[UUID, WebPerson]) -> Iterator[Finding]:
    """What changed, in words: new people by name, and what became of ties."""
    new = sorted((each for each in changes.people if each in people), key=_latest)
    for person in new[:MOST]:
        yield Finding((person,), called(people[person]), tr("new in the log"))
    if len(new) > MOST:
        more = len(new) - MOST
        words = plural("{count} more person", "{count} more people", more)
        yield Finding((new[MOST],), words, tr("new in the log"))
    for pairs, words in (
        (changes.new, tr("new tie")),
        (changes.strength, tr("tie of another strength")),
        (changes.ended, tr("tie ended")),
    ):
        yield from _changed_ties(pairs, people, words)
    heard_of = len(changes.heard_of)
    if heard_of:
        yield Finding(
            (),
            plural("{count} older tie", "{count} older ties", heard_of),
            tr("heard of since then, not marked"),
        )


def web_sentence(seen: Web) -> str:
    """How many know how many."""
    residents = sum(not person.organiser for person in seen.people)
    organisers = {person.id for person in seen.people if person.organiser}
    ties = sum(organisers.isdisjoint(tie.pair) for tie in seen.ties)
    sentence = tr(
        "{residents}, {ties} between them.",
        residents=plural("{count} resident", "{count} residents", residents),
        ties=plural("{count} tie", "{count} ties", ties),
    )
    if not seen.left_out:
        return sentence
    others = plural(
        "{count} resident of other patches is left out.",
        "{count} residents of other patches are left out.",
        seen.left_out,
    )
    return f"{sentence} {others}"


def person_sentence(person: WebPerson, measures: Measures) -> str:
    """Somebody as the map has them."""
    parts = [called(person)]
    if person.organiser:
        parts.append(tr("organiser"))
    elif person.circle is not None:
        parts.append(circle_word(person.circle))
    if person.street:
        parts.append(person.street)
    links = measures.links.get(person.id)
    if links is not None:
        parts.append(plural("knows {count} other", "knows {count} others", links))
    if person.keeper:
        parts.append(tr("kept by {name}", name=person.keeper))
    return ", ".join(parts)


def _rows(section: Section) -> Iterator[Told]:
    note = f"{section.count:,}" if section.count else ""
    yield SimpleRow(section.name, section.title, note=note, heading=True), None
    if not section.findings:
        yield SimpleRow(f"{section.name} none", section.nothing), None
    for number, one in enumerate(section.findings):
        whom = one.people[0] if one.people else None
        yield SimpleRow(f"{section.name} {number}", one.title, under=one.told), whom
    more = section.count - len(section.findings)
    if more > 0:
        words = plural("and {count} more", "and {count} more", more)
        yield SimpleRow(f"{section.name} more", words), None


def _changed_ties(
    pairs: Iterable[Pair], people: Mapping[UUID, WebPerson], words: str
) -> Iterator[Finding]:
    some = sorted(pair for pair in pairs if people.keys() >= set(pair))
    for one, other in some[:MOST]:
        title = tr("{one} and {other}", one=called(people[one]), other=called(people[other]))
        yield Finding((one, other), title, words)
    if len(some) > MOST:
        more = len(some) - MOST
        yield Finding(some[MOST], plural("{count} more pair", "{count} more pairs", more), words)


def _latest(person: UUID) -> int:
    return -person.int
