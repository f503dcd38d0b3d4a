"""What a user may hand to the services of needs and gifts: checked, as all inputs are."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, model_validator

from organiser_app.domain.inputs import Input, Name, Text, Words
from organiser_app.domain.relationship_values import GiftKind, ReferralOutcome
from organiser_app.language import tr

Satisfied = Annotated[int, Field(ge=1, le=5)]
"""How well a need was met, in the resident's own judgement."""


class ReferralInput(Input):
    """A need is passed to a partner, who is named; `from_referral_id` is where it came from.

    With it the partner of that earlier referral sent the resident on; without it the organiser
    turned to this partner. `agreed_today` is that the resident said today that partners may know
    of them, which is kept.
    """

    need_id: UUID
    partner: Name
    on: date
    from_referral_id: UUID | None = None
    agreed_today: bool = False


class AnswerInput(Input):
    """What a partner did with a need, on a day; `met` says that the need is met by it.

    `satisfied` is how well the resident says that it was met, where they said so.
    """

    outcome: ReferralOutcome
    on: date
    came_of_it: Text = ""
    met: bool = False
    satisfied: Satisfied | None = None

    @model_validator(mode="after")
    def _helped_if_met(self) -> Self:
        helped = self.outcome in (ReferralOutcome.HELPED, ReferralOutcome.PART_HELPED)
        if self.met and not helped:
            raise ValueError(tr("a need is met by somebody who helped"))
        return self


class MetInput(Input):
    """A need was met on a day, and how well, where the resident said so."""

    on: date
    satisfied: Satisfied | None = None


class GiftInput(Input):
    """What sort of thing a gift is, and the day since which it is offered no more."""

    kind: GiftKind | None = None
    offered_until: date | None = None


class NeedStoryInput(Input):
    """A need as a story, and the project or the ask that answers it, where one does."""

    story: Words
    project_id: UUID | None = None
    ask_id: UUID | None = None
