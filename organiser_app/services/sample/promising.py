"""Promises that hang on one another, and how and to whom the others of a patch were made."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from uuid import UUID

from pydantic import Field

from organiser_app.domain import models
from organiser_app.domain.relationship_values import AskedHow, ConditionKind
from organiser_app.domain.values import CommitmentState
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.content import Written, read
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.people import Person
from organiser_app.services.sample.sheaf import Row, Sheaf

_RESIDENTS_A_SET = 60
_NOT_WRITTEN = 0.15
_TO_ORGANISER, _TO_GROUP = 0.45, 0.15
_REMINDED, _NOTICE = 0.3, 2
_LATER = 16
_WAYS = tuple(AskedHow)
_WEIGHTS_DONE, _WEIGHTS_NOT = (30, 44, 18, 8), (14, 26, 34, 26)
"""How likely each way of asking is, of what was kept and of what was not."""

_KEPT = (CommitmentState.KEPT, CommitmentState.PART_KEPT)


class WrittenPromise(Written):
    """A promise of a set: days are counted back from the day of the sample."""

    who: int
    what: str
    condition: str = Field("", alias="if")
    on: tuple[int, ...] = ()
    at_least: int = 0
    joins: int | None = None
    renews: int | None = None
    made: int
    due: int
    remind: int | None = None
    asked: AskedHow
    to: int | None = None
    state: CommitmentState = CommitmentState.OPEN
    settled: int | None = None
    reason: str = ""


class PromiseSet(Written):
    """Promises that have to do with one another, and how many people make them."""

    about: str
    people: int
    promises: tuple[WrittenPromise, ...]


@cache
def promise_sets() -> tuple[PromiseSet, ...]:
    """All sets that are written."""
    return tuple(PromiseSet.model_validate(entry) for entry in read("promises.toml")["set"])


def write_promising(sheaf: Sheaf, chance: Chance, ground: Ground, people: Sequence[Person]) -> None:
    """Say how each promise was asked and to whom it was made, renew some, and add the sets."""
    promises = sheaf.rows(models.Commitment)
    present = _present(sheaf)
    groups = [row["id"] for row in sheaf.rows(models.Group)]
    for row in promises:
        _say_more(row, chance, ground, groups, present)
    for row in promises:
        if row["state"] is CommitmentState.RENEWED:
            _renew(sheaf, chance, ground.today, row)
    willing = [person for person in people if person.heard and person.name]
    sets = promise_sets()
    chosen = sets if ground.is_home else chance.some(sets, len(people) // _RESIDENTS_A_SET)
    for written in chosen:
        if len(willing) >= written.people:
            _SetWriter(sheaf, ground, chance.some(willing, written.people)).write(written)


def _present(sheaf: Sheaf) -> dict[UUID, UUID]:
    """One resident of each listening."""
    rows = reversed(sheaf.rows(models.Presence))
    return {row["listening_id"]: row["subject_id"] for row in rows}


def _say_more(
    row: Row, chance: Chance, ground: Ground, groups: Sequence[UUID], present: dict[UUID, UUID]
) -> None:
    """Who is asked face to face keeps a promise more often: that can be seen in the figures."""
    weights = _WEIGHTS_DONE if row["state"] in _KEPT else _WEIGHTS_NOT
    asked = chance.weigh(_WAYS, weights, 1)[0]
    row["asked"] = None if chance.odds(_NOT_WRITTEN) else asked
    if row["organiser_id"] is not None:
        row["to_subject_id"] = present.get(row["listening_id"])
    elif chance.odds(_TO_ORGANISER):
        row["to_organiser_id"] = ground.organisers[0]
    elif groups and chance.odds(_TO_GROUP):
        row["to_group_id"] = chance.pick(groups)
    if row["state"] is CommitmentState.OPEN and chance.odds(_REMINDED):
        row["remind_on"] = max(row["agreed_on"], row["due_on"] - timedelta(days=_NOTICE))


def _renew(sheaf: Sheaf, chance: Chance, today: date, row: Row) -> None:
    """What stands in the place of a renewed promise, kept or open still."""
    made = row["settled_on"]
    due = made + timedelta(days=chance.between(5, _LATER))
    is_kept = due <= today
    renewal = {
        name: value for name, value in row.items() if name not in ("id", "remind_on", "reason")
    }
    sheaf.add(
        models.Commitment,
        made,
        **{
            **renewal,
            "agreed_on": made,
            "due_on": due,
            "renews_id": row["id"],
            "state": CommitmentState.KEPT if is_kept else CommitmentState.OPEN,
            "settled_on": due if is_kept else None,
        },
    )


class _SetWriter:
    """Writes the promises of one set, made by some people of the patch."""

    def __init__(self, sheaf: Sheaf, ground: Ground, people: Sequence[Person]) -> None:
        self._sheaf, self._ground, self._people = sheaf, ground, people
        self._names = [(person.name or "").split()[0] for person in people]
        self._made: list[UUID] = []

    def write(self, written: PromiseSet) -> None:
        """All of its promises, then on what they hang, since some hang on later ones."""
        for promise in written.promises:
            self._made.append(self._promise(promise))
        for promise, promise_id in zip(written.promises, self._made, strict=True):
            for other in promise.on:
                self._hang(promise, promise_id, ConditionKind.ANOTHER, on_id=self._made[other])
            if promise.at_least:
                at_least = promise.at_least
                self._hang(promise, promise_id, ConditionKind.AT_LEAST, at_least=at_least)

    def _promise(self, written: WrittenPromise) -> UUID:
        who = self._people[written.who]
        words = self._ground.words_in(who.street)
        agreed = self._ago(written.made)
        return self._sheaf.add(
            models.Commitment,
            agreed,
            organiser_id=None,
            subject_id=who.id,
            promised_by="",
            to_subject_id=None if written.to is None else self._people[written.to].id,
            what=written.what.format(*self._names, **words),
            asked=written.asked,
            agreed_on=agreed,
            due_on=self._ago(written.due),
            remind_on=None if written.remind is None else self._ago(written.remind),
            condition=written.condition.format(*self._names, **words),
            joins_id=None if written.joins is None else self._made[written.joins],
            renews_id=None if written.renews is None else self._made[written.renews],
            state=written.state,
            settled_on=None if written.settled is None else self._ago(written.settled),
            reason=written.reason,
        )

    def _hang(
        self, written: WrittenPromise, promise_id: UUID, kind: ConditionKind, **fields: object
    ) -> None:
        agreed = self._ago(written.made)
        self._sheaf.add(
            models.CommitmentCondition, agreed, commitment_id=promise_id, kind=kind, **fields
        )

    def _ago(self, days: int) -> date:
        return self._ground.today - timedelta(days=days)
