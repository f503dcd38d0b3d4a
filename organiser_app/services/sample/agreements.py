"""What was agreed after listenings: an organiser's next steps, and promises kept and not kept."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import CommitmentState, ListeningKind, StepState
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.hearings import HeardListening
from organiser_app.services.sample.sheaf import Sheaf

_STEP_AGREED = 0.55
_PROMISED = 0.36
_ANY_THEME = 0.35
_BY_ORGANISER = 0.2
_LATELY = 12
_DONE_LATELY = 0.6
_DONE = 0.85
_KEPT_LATELY = 0.45
_ENDS = {
    CommitmentState.KEPT: 64,
    CommitmentState.PART_KEPT: 12,
    CommitmentState.LAPSED: 15,
    CommitmentState.RENEWED: 5,
    CommitmentState.RELEASED: 4,
}
_NO_FOLLOW_UP = (ListeningKind.STREET,)


class Agreements:
    """Draws next steps and commitments from listenings."""

    def __init__(self, sheaf: Sheaf, chance: Chance, ground: Ground) -> None:
        self._sheaf = sheaf
        self._chance = chance
        self._ground = ground

    def write(self, heard: HeardListening) -> None:
        """What was agreed at one listening, if anything."""
        if not heard.hearing.people or heard.hearing.kind in _NO_FOLLOW_UP:
            self._written_step(heard)
            return
        if heard.hearing.script is not None:
            self._written_step(heard)
        elif self._chance.odds(_STEP_AGREED):
            self._step(heard, self._what_next(heard))
        if self._chance.odds(_PROMISED):
            self._promise(heard)

    def _written_step(self, heard: HeardListening) -> None:
        if heard.hearing.script is not None:
            self._step(heard, heard.hearing.script.next)

    def _what_next(self, heard: HeardListening) -> str:
        steps = content.follow_ups().steps
        theme = "any" if self._chance.odds(_ANY_THEME) else self._chance.pick(heard.said).theme
        return self._chance.say(self._chance.pick(steps[theme]), self._words(heard))

    def _step(self, heard: HeardListening, what: str) -> None:
        on = heard.hearing.at.date()
        due = on + timedelta(days=self._chance.between(2, 16))
        state, settled = self._step_end(on, due)
        self._sheaf.add(
            models.NextStep,
            heard.hearing.at,
            organiser_id=heard.hearing.organiser,
            subject_id=heard.hearing.people[0].id,
            listening_id=heard.id,
            what=what,
            agreed_on=heard.hearing.at.date(),
            due_on=due,
            state=state,
            settled_on=settled,
        )

    def _step_end(self, on: date, due: date) -> tuple[StepState, date | None]:
        today = self._ground.today
        if due > today:
            return StepState.OPEN, None
        if due > today - timedelta(days=_LATELY) and not self._chance.odds(_DONE_LATELY):
            return StepState.OPEN, None
        state = StepState.DONE if self._chance.odds(_DONE) else StepState.DROPPED
        return state, self._chance.day(on, min(due + timedelta(days=3), today))

    def _promise(self, heard: HeardListening) -> None:
        if self._chance.odds(_BY_ORGANISER):
            what = self._chance.pick(content.follow_ups().organiser.promises)
            self._commit(heard, what, organiser_id=heard.hearing.organiser)
            return
        promises = content.follow_ups().promises
        theme = "any" if self._chance.odds(_ANY_THEME) else self._chance.pick(heard.said).theme
        entry = self._chance.pick(promises[theme])
        if entry.by:
            by = self._chance.say(entry.by, self._words(heard))
            self._commit(heard, entry.what, promised_by=by)
        else:
            person = self._chance.pick(heard.hearing.people)
            self._commit(heard, entry.what, subject_id=person.id, condition=entry.condition)

    def _commit(
        self,
        heard: HeardListening,
        what: str,
        *,
        organiser_id: UUID | None = None,
        subject_id: UUID | None = None,
        promised_by: str = "",
        condition: str = "",
    ) -> None:
        on = heard.hearing.at.date()
        due = on + timedelta(days=self._chance.between(4, 28))
        state, settled = self._promise_end(on, due)
        self._sheaf.add(
            models.Commitment,
            heard.hearing.at,
            organiser_id=organiser_id,
            subject_id=subject_id,
            promised_by=promised_by,
            listening_id=heard.id,
            what=self._chance.say(what, self._words(heard)),
            agreed_on=heard.hearing.at.date(),
            due_on=due,
            condition=self._chance.say(condition, self._words(heard)),
            state=state,
            settled_on=settled,
            reason=self._reason(state),
        )

    def _promise_end(self, on: date, due: date) -> tuple[CommitmentState, date | None]:
        today = self._ground.today
        if due > today:
            return CommitmentState.OPEN, None
        if due > today - timedelta(days=_LATELY) and not self._chance.odds(_KEPT_LATELY):
            return CommitmentState.OPEN, None
        settled = self._chance.day(on, min(due + timedelta(days=4), today))
        return self._chance.weighted(_ENDS), settled

    def _reason(self, state: CommitmentState) -> str:
        reasons = content.follow_ups().reasons
        given = {
            CommitmentState.LAPSED: reasons.lapsed,
            CommitmentState.PART_KEPT: reasons.part_kept,
            CommitmentState.RELEASED: reasons.released,
        }
        return self._chance.pick(given[state]) if state in given else ""

    def _words(self, heard: HeardListening) -> dict[str, str]:
        return self._ground.words_in(heard.hearing.people[0].street)
