"""What stands beside a sample's projects and comes of them: match, grants, outcomes, stories."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import ContributionKind, WordingPart
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.common import Common
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.project_content import (
    Giving,
    GrantEntry,
    OutcomeEntry,
    StoryEntry,
)
from organiser_app.services.sample.projects import ProjectGround
from organiser_app.services.sample.sheaf import Sheaf

_DAYS_A_MONTH = 30.44
_QUARTER_HOUR = 15


class Fruits:
    """Puts the money, the outcomes and the stories of projects into the rows."""

    def __init__(self, sheaf: Sheaf, chance: Chance, ground: Ground, common: Common) -> None:
        self._sheaf = sheaf
        self._chance = chance
        self._ground = ground
        self._common = common

    def write(self, project: ProjectGround) -> None:
        """All of one project."""
        for giving in project.entry.given:
            self._give(project, giving)
        if project.entry.grant is not None:
            self._grant(project, project.entry.grant)
        for outcome in project.entry.outcome:
            self._outcome(project.id, outcome)
        for story in project.entry.story:
            self._story(project, story)

    def _ago(self, days: int) -> date:
        return self._ground.today - timedelta(days=days)

    def _give(self, project: ProjectGround, giving: Giving) -> None:
        for days in giving.days():
            givers = [project.seats[seat].id for seat in giving.people]
            if giving.kind is not ContributionKind.HOURS:
                giver = self._chance.pick(givers) if givers else None
                self._contribute(project.id, giving, self._ago(days), giver)
                continue
            for giver in givers:
                self._hours(project.id, giving, self._ago(days), giver)

    def _contribute(self, project_id: UUID, giving: Giving, on: date, giver: UUID | None) -> None:
        self._sheaf.add(
            models.Contribution,
            on,
            project_id=project_id,
            subject_id=giver,
            rate_id=None,
            kind=giving.kind,
            what=giving.what,
            on=on,
            minutes=0,
            pence=self._chance.between(*giving.pence),
        )

    def _hours(self, project_id: UUID, giving: Giving, on: date, giver: UUID) -> None:
        rate = self._common.rates[giving.work]
        low, high = giving.minutes
        minutes = _QUARTER_HOUR * self._chance.between(low // _QUARTER_HOUR, high // _QUARTER_HOUR)
        self._sheaf.add(
            models.Contribution,
            on,
            project_id=project_id,
            subject_id=giver,
            rate_id=rate.id,
            kind=giving.kind,
            what=giving.what,
            on=on,
            minutes=minutes,
            pence=rate.pence(minutes),
        )

    def _grant(self, project: ProjectGround, grant: GrantEntry) -> None:
        awarded = self._ago(grant.days)
        grant_id = self._sheaf.add(
            models.Grant,
            awarded,
            funder_id=self._common.funders[grant.funder],
            project_id=project.id,
            identifier=f"360G-sample-{self._ground.number + 1:03}-{grant.days}",
            title=grant.title,
            amount_awarded_pence=grant.amount,
            award_date=awarded,
            planned_start=awarded,
            planned_end=awarded + timedelta(days=round(grant.months * _DAYS_A_MONTH)),
        )
        for days, what, pence in project.entry.spending:
            self._sheaf.add(
                models.Spending,
                self._ago(days),
                grant_id=grant_id,
                project_id=project.id,
                what=what,
                on=self._ago(days),
                pence=pence,
            )

    def _outcome(self, project_id: UUID, outcome: OutcomeEntry) -> None:
        begun = self._ago(outcome.indicator.readings[0][0])
        outcome_id = self._sheaf.add(
            models.Outcome, begun, project_id=project_id, title=outcome.title, code=outcome.code
        )
        indicator_id = self._sheaf.add(
            models.Indicator,
            begun,
            outcome_id=outcome_id,
            title=outcome.indicator.title,
            unit=outcome.indicator.unit,
            aim=outcome.indicator.aim,
            direction=outcome.indicator.direction,
        )
        for days, value, asked in outcome.indicator.readings:
            self._sheaf.add(
                models.Measurement,
                self._ago(days),
                indicator_id=indicator_id,
                on=self._ago(days),
                value=value,
                asked=asked,
            )

    def _story(self, project: ProjectGround, story: StoryEntry) -> None:
        subject_id = project.seats[story.who].id
        today = self._ground.today
        story_id = self._sheaf.add(
            models.Story,
            today,
            project_id=project.id,
            subject_id=subject_id,
            title=story.title,
            permission=story.permission,
        )
        parts = {
            WordingPart.BEFORE: story.before,
            WordingPart.DURING: story.during,
            WordingPart.AFTER: story.after,
        }
        for part, body in parts.items():
            self._sheaf.add(
                models.Wording, today, of_id=story_id, part=part, body=body, subject_id=subject_id
            )
