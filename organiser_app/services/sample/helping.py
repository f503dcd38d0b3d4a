"""What became of the needs and gifts of a sample: partners, bounces, neighbours, stories."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.relationship_values import MatchState, PartnerKind, ReferralOutcome
from organiser_app.domain.rules.gift_kinds import suggest_gift_kind
from organiser_app.domain.values import StatementKind, WordingPart
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.content import Written
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.hearings import HeardStatement
from organiser_app.services.sample.seasons import first_day
from organiser_app.services.sample.sheaf import Row, Sheaf

_SORTED, _OVER = 0.75, 0.07
_MET_AT_HOME, _PASSED = 0.1, 0.78
_MOST_PASSED = 4
_GOES_ON = {
    ReferralOutcome.PASSED_ON: 1.0,
    ReferralOutcome.TURNED_AWAY: 0.6,
    ReferralOutcome.NO_ANSWER: 0.75,
}
"""How often somebody asks again after each way of being left without help."""
_OUTCOMES = {
    ReferralOutcome.HELPED: 36,
    ReferralOutcome.PART_HELPED: 10,
    ReferralOutcome.PASSED_ON: 22,
    ReferralOutcome.TURNED_AWAY: 14,
    ReferralOutcome.NO_ANSWER: 14,
    ReferralOutcome.WITHDRAWN: 4,
}
_CAME_OF_IT = (
    MatchState.HELPED,
    MatchState.INTRODUCED,
    MatchState.FELL_THROUGH,
    MatchState.HELPED,
    MatchState.SET_ASIDE,
)
"""What comes of one introduction after another, so that a patch has some of each."""
_SATISFIED = {5: 30, 4: 26, 3: 16, 2: 9, 1: 5, None: 14}


class HelperEntry(Written):
    """A body that needs are passed to, by its part."""

    key: str
    name: str
    kind: PartnerKind


class StoryEntry(Written):
    """A need of a theme, as a story."""

    theme: str
    story: str


class Helping(Written):
    """All that is written of what became of needs."""

    partner: tuple[HelperEntry, ...]
    by_theme: dict[str, tuple[str, ...]]
    came_of_it: dict[ReferralOutcome, tuple[str, ...]]
    story: tuple[StoryEntry, ...]


@cache
def helping() -> Helping:
    """What is written."""
    return Helping.model_validate(content.read("helping.toml"))


@dataclass(frozen=True, slots=True)
class _Told:
    """A need or a gift, and its row, of which more is now known."""

    heard: HeardStatement
    row: Row


class Help:
    """Gives the needs of a patch their ends, and its gifts their kinds."""

    def __init__(self, sheaf: Sheaf, chance: Chance, ground: Ground) -> None:
        self._sheaf, self._chance, self._ground = sheaf, chance, ground
        self._today = ground.today

    def write(self, heard: Sequence[HeardStatement]) -> None:
        """What became of all that was asked for and offered."""
        rows = {row["id"]: row for row in self._sheaf.rows(models.Statement)}
        for row in rows.values():
            row.update(met_on=None, satisfied=None, gift_kind=None, offered_until=None)
        needs, gifts = (
            [_Told(one, rows[one.id]) for one in heard if one.kind is kind]
            for kind in (StatementKind.NEED, StatementKind.GIFT)
        )
        self._sort(gifts)
        self._pair(needs, gifts)
        partners = self._partners()
        for need in needs:
            self._follow(need, partners)
        self._tell(needs)

    def _sort(self, gifts: Sequence[_Told]) -> None:
        """Most gifts are sorted into kinds; a few are offered no more."""
        words = self._words()
        for gift in gifts:
            kind = suggest_gift_kind(words.get(gift.heard.id, ""))
            if kind is not None and self._chance.odds(_SORTED):
                gift.row["gift_kind"] = kind.kind
            if self._chance.odds(_OVER):
                gift.row["offered_until"] = self._chance.day(gift.heard.on, self._today)

    def _words(self) -> dict[UUID, str]:
        rows = self._sheaf.rows(models.Wording)
        return {row["of_id"]: row["body"] for row in rows if row["part"] is WordingPart.WORDS}

    def _pair(self, needs: Sequence[_Told], gifts: Sequence[_Told]) -> None:
        """Gifts that met the needs of those whom their givers know already."""
        known = {
            frozenset((row["subject_id"], row["other_subject_id"])): row["id"]
            for row in self._sheaf.rows(models.Tie)
        }
        by_theme: defaultdict[str, list[_Told]] = defaultdict(list)
        for gift in gifts:
            by_theme[gift.heard.theme].append(gift)
        for need in needs:
            for gift, tie in _neighbours(need, by_theme[need.heard.theme], known):
                if need.row["met_on"] is None:
                    self._match(need, gift, tie)

    def _match(self, need: _Told, gift: _Told, tie: UUID) -> None:
        on = self._chance.day(max(need.heard.on, gift.heard.on), self._today)
        state = _CAME_OF_IT[len(self._sheaf.rows(models.GiftMatch)) % len(_CAME_OF_IT)]
        open_ = state is MatchState.INTRODUCED
        settled = None if open_ else self._chance.day(on, min(on + timedelta(14), self._today))
        aside = state is MatchState.SET_ASIDE
        self._sheaf.add(
            models.GiftMatch,
            on,
            need_id=need.heard.id,
            gift_id=gift.heard.id,
            state=state,
            on=on,
            settled_on=None if aside else settled,
            tie_id=None if aside else tie,
        )
        if state is MatchState.HELPED and settled is not None:
            self._meet(need, settled)

    def _partners(self) -> dict[str, UUID]:
        """The bodies of the patch, by the keys under which they are written."""
        begins = first_day(self._today)
        return {
            entry.key: self._sheaf.add(
                models.Partner,
                begins,
                name=entry.name.format_map(self._ground.words),
                kind=entry.kind,
                person="",
                power=None,
                interest=None,
                stance=None,
            )
            for entry in helping().partner
        }

    def _follow(self, need: _Told, partners: Mapping[str, UUID]) -> None:
        """Some needs are met in passing, most are passed to a partner, some only wait."""
        if need.row["met_on"] is not None:
            return
        if self._chance.odds(_MET_AT_HOME):
            self._meet(need, self._chance.day(need.heard.on, self._today))
        elif self._chance.odds(_PASSED) and need.heard.theme in helping().by_theme:
            self._pass(need, partners)

    def _pass(self, need: _Told, partners: Mapping[str, UUID]) -> None:
        """From partner to partner, until somebody helps, nobody does, or nobody has answered."""
        way = helping().by_theme[need.heard.theme]
        on = need.heard.on + timedelta(days=self._chance.between(0, 9))
        sender: UUID | None = None
        for step in range(_MOST_PASSED):
            if on > self._today:
                return
            answered = on + timedelta(days=self._chance.between(2, 34))
            outcome = self._chance.weighted(_OUTCOMES)
            if answered > self._today:
                outcome = ReferralOutcome.WAITING
            partner = partners[way[step % len(way)]]
            referral = self._refer(
                need, partner, on, outcome=outcome, answered=answered, sender=sender
            )
            if outcome is ReferralOutcome.HELPED:
                self._meet(need, answered)
            if not self._chance.odds(_GOES_ON.get(outcome, 0.0)):
                return
            sender = referral if outcome is ReferralOutcome.PASSED_ON else None
            on = answered + timedelta(days=self._chance.between(0, 12))

    def _refer(
        self,
        need: _Told,
        partner: UUID,
        on: date,
        *,
        outcome: ReferralOutcome,
        answered: date,
        sender: UUID | None,
    ) -> UUID:
        waits = outcome is ReferralOutcome.WAITING
        lines = helping().came_of_it.get(outcome, ())
        return self._sheaf.add(
            models.Referral,
            on,
            statement_id=need.heard.id,
            subject_id=need.row["subject_id"],
            partner_id=partner,
            organiser_id=self._chance.pick(self._ground.organisers),
            from_referral_id=sender,
            on=on,
            outcome=outcome,
            answered_on=None if waits else answered,
            came_of_it=self._chance.say(self._chance.pick(lines), {}) if lines else "",
        )

    def _meet(self, need: _Told, on: date) -> None:
        need.row["met_on"] = on
        need.row["satisfied"] = self._chance.weighted(_SATISFIED)

    def _tell(self, needs: Sequence[_Told]) -> None:
        """One need of each story's theme, of the latest that wait, is told as that story."""
        for entry in helping().story:
            waiting = (
                one
                for one in reversed(needs)
                if one.heard.theme == entry.theme and one.row["met_on"] is None
            )
            need = next(waiting, None)
            if need is not None:
                self._sheaf.add(
                    models.Wording,
                    self._today,
                    of_id=need.heard.id,
                    part=WordingPart.NEED_STORY,
                    body=entry.story,
                    subject_id=need.row["subject_id"],
                )


def _neighbours(
    need: _Told, gifts: Sequence[_Told], known: Mapping[frozenset[UUID], UUID]
) -> Iterator[tuple[_Told, UUID]]:
    """The gifts of those who know whoever needs it, from another door, with their tie."""
    person = need.heard.person
    for gift in gifts:
        giver = gift.heard.person
        if person is None or giver is None or person.door == giver.door:
            continue
        tie = known.get(frozenset((person.id, giver.id)))
        if tie is not None:
            yield gift, tie
