"""Rows of what was heard: residents as they are met, listenings, statements and their words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import (
    EntryRoad,
    ListeningKind,
    QuotePermission,
    StatementKind,
    WordingPart,
)
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.project_content import Said
from organiser_app.services.sample.rounds import Hearing
from organiser_app.services.sample.seasons import codebook_changes_on
from organiser_app.services.sample.sheaf import Sheaf
from organiser_app.services.sample.speech import Speech

_ROADS = {EntryRoad.AT_THE_DOOR: 55, EntryRoad.LATER: 35, EntryRoad.PAPER: 10}
_HAS_NOTE = 0.45
_NOTICE_GIVEN = 0.9
_SECOND_THEME = 0.24
_OTHER_LANGUAGE = 0.05
_PHONE = 0.4
_BEST_TIME = 0.2
_NEVER_LISTENED_TO = 120
_YET_TO_CODE = timedelta(days=14)
_LEFT_TO_CODE = 3
"""One in so many of the latest statements is not coded yet."""
_GATHERED = {ListeningKind.HOUSE_MEETING: 4, ListeningKind.GROUP: 3, ListeningKind.STREET: 2}
"""Fewer than so many were there besides whom the log knows."""


@dataclass(frozen=True, eq=False, slots=True)
class HeardStatement:
    """A statement that is in the rows, as projects look for what they are born of."""

    id: UUID
    kind: StatementKind
    theme: str
    on: date
    person: Person | None


@dataclass(frozen=True, slots=True)
class HeardListening:
    """A listening that is in the rows, as agreements come of it."""

    id: UUID
    hearing: Hearing
    said: tuple[Said, ...]
    speakers: tuple[Person | None, ...]


def write_residents(sheaf: Sheaf, chance: Chance, ground: Ground, people: list[Person]) -> None:
    """Put residents into the rows in the order in which they were met, and give them their ids."""
    unmet = ground.today - timedelta(days=_NEVER_LISTENED_TO)
    met = {person: min(person.heard).date() if person.heard else unmet for person in people}
    times = content.bonds().ties.best_times
    for number, person in enumerate(sorted(people, key=met.__getitem__)):
        has_phone = person.name is not None and chance.odds(_PHONE)
        person.keeper = chance.pick(ground.organisers)
        person.id = sheaf.add(
            models.Resident,
            met[person],
            name=person.name,
            pseudonym=person.pseudonym,
            door_id=person.door,
            keeper_id=person.keeper,
            phone=f"07700 900{number % 1000:03}" if has_phone else None,
            best_time=chance.say(chance.pick(times), {}) if chance.odds(_BEST_TIME) else None,
        )


class Hearings:
    """Puts listenings into the rows one after another."""

    def __init__(
        self, sheaf: Sheaf, chance: Chance, ground: Ground, themes: Mapping[str, UUID]
    ) -> None:
        self._sheaf = sheaf
        self._chance = chance
        self._ground = ground
        self._themes = themes
        self._speech = Speech(chance, ground)
        self._second_codebook = codebook_changes_on(ground.today)
        self._near = {entry.name: entry.near for entry in content.codebook()}
        self.statements: list[HeardStatement] = []

    def write(self, hearing: Hearing) -> HeardListening:
        """One listening with all that was said at it."""
        language = None
        if self._chance.odds(_OTHER_LANGUAGE) and hearing.script is None:
            language = self._chance.pick(content.bonds().ties.languages)
        listening_id = self._listening(hearing, language)
        if hearing.knock is not None:
            hearing.knock["listening_id"] = listening_id
        for person in hearing.people:
            self._sheaf.add(
                models.Presence, hearing.at, listening_id=listening_id, subject_id=person.id
            )
        self._note(listening_id, hearing)
        said = self._said(hearing)
        speakers = tuple(self._speaker(hearing) for _ in said)
        for statement, speaker in zip(said, speakers, strict=True):
            self._state(listening_id, hearing, statement, speaker)
        return HeardListening(listening_id, hearing, tuple(said), speakers)

    def _listening(self, hearing: Hearing, language: str | None) -> UUID:
        return self._sheaf.add(
            models.Listening,
            hearing.at,
            patch_id=self._ground.patch_id,
            door_id=hearing.door,
            place_id=hearing.place,
            wave_id=hearing.wave_id,
            round_id=hearing.round_id,
            organiser_id=hearing.organiser,
            kind=hearing.kind,
            at=hearing.at,
            entered=self._chance.weighted(_ROADS),
            privacy_notice=self._chance.odds(_NOTICE_GIVEN),
            language=language,
            unnamed_present=hearing.at.minute % _GATHERED.get(hearing.kind, 1),
        )

    def _note(self, listening_id: UUID, hearing: Hearing) -> None:
        alone = hearing.people[0].id if len(hearing.people) == 1 else None
        if hearing.script is not None:
            body = hearing.script.note
        elif self._chance.odds(_HAS_NOTE):
            words = self._ground.words_in(hearing.street)
            body = self._chance.say(self._chance.pick(content.notes()[hearing.kind]), words)
        else:
            return
        self._word(listening_id, WordingPart.NOTE, body, alone, hearing.at)

    def _said(self, hearing: Hearing) -> list[Said]:
        if hearing.script is not None:
            return list(hearing.script.said)
        wave = self._ground.wave_on(hearing.at.date())
        person = self._chance.pick(hearing.people) if hearing.people else None
        return self._speech.said_at(hearing.kind, person, later=wave.later if wave else None)

    def _speaker(self, hearing: Hearing) -> Person | None:
        """Who said it: in what is written out, the person whose thread it is."""
        if hearing.script is not None:
            return hearing.people[0]
        return self._chance.pick(hearing.people) if hearing.people else None

    def _state(
        self, listening_id: UUID, hearing: Hearing, said: Said, speaker: Person | None
    ) -> None:
        subject = speaker.id if speaker else None
        statement_id = self._sheaf.add(
            models.Statement,
            hearing.at,
            listening_id=listening_id,
            subject_id=subject,
            kind=said.kind,
            strength=said.strength,
            permission=self._permission(said, speaker),
            asked_before=said.asked_before,
        )
        self._word(statement_id, WordingPart.WORDS, said.words, subject, hearing.at)
        if said.quote:
            self._word(statement_id, WordingPart.QUOTE, said.quote, subject, hearing.at)
        if not self._left_to_code(hearing):
            self._code(statement_id, said, hearing)
        self.statements.append(
            HeardStatement(statement_id, said.kind, said.theme, hearing.at.date(), speaker)
        )

    def _left_to_code(self, hearing: Hearing) -> bool:
        """Whether a statement waits for its themes, as some of the latest do."""
        late = self._ground.today - hearing.at.date() < _YET_TO_CODE
        waits = len(self.statements) % _LEFT_TO_CODE == 0
        return late and waits and hearing.script is None

    def _permission(self, said: Said, speaker: Person | None) -> QuotePermission:
        """As was said, but that nobody can be named whose name is not known."""
        if said.permission is not QuotePermission.NAMED:
            return said.permission
        if speaker is None or speaker.name is None:
            return QuotePermission.UNNAMED
        speaker.may_be_named = True
        return said.permission

    def _code(self, statement_id: UUID, said: Said, hearing: Hearing) -> None:
        themes = [said.theme]
        if self._near[said.theme] and self._chance.odds(_SECOND_THEME):
            themes.append(self._chance.pick(self._near[said.theme]))
        for theme in themes:
            self._sheaf.add(
                models.StatementTheme,
                hearing.at,
                statement_id=statement_id,
                theme_id=self._themes[theme],
                codebook=1 if hearing.at.date() < self._second_codebook else 2,
            )

    def _word(
        self, of_id: UUID, part: WordingPart, body: str, subject: UUID | None, at: date
    ) -> None:
        self._sheaf.add(models.Wording, at, of_id=of_id, part=part, body=body, subject_id=subject)
