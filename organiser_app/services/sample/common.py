"""What all patches of a sample share: the codebook, the rate card and the funders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from organiser_app.domain import models
from organiser_app.services.sample import content, project_content
from organiser_app.services.sample.project_content import RateEntry
from organiser_app.services.sample.sheaf import Sheaf


@dataclass(frozen=True, slots=True)
class PricedRate:
    """A rate in the rows."""

    id: UUID
    pence_per_hour: int

    def pence(self, minutes: int) -> int:
        """What so many minutes are counted at."""
        return round(minutes * self.pence_per_hour / 60)


@dataclass(frozen=True, slots=True)
class Common:
    """Ids of the shared rows: themes by name, rates by the work, funders in their order."""

    themes: dict[str, UUID]
    rates: dict[str, PricedRate]
    funders: tuple[UUID, ...]


def make_common(sheaf: Sheaf, begins: date) -> Common:
    """Gather the shared rows."""
    money = project_content.money()
    card = money.rate_card
    card_id = sheaf.add(
        models.RateCard, begins, name=card.name, source=card.source, valid_from=begins
    )
    return Common(
        themes=_themes(sheaf, begins),
        rates={rate.work: _rate(sheaf, begins, card_id, rate) for rate in card.rates},
        funders=tuple(
            sheaf.add(models.Funder, begins, name=funder.name, org_identifier=funder.org_identifier)
            for funder in money.funder
        ),
    )


def _themes(sheaf: Sheaf, begins: date) -> dict[str, UUID]:
    themes: dict[str, UUID] = {}
    for entry in content.codebook():
        themes[entry.name] = sheaf.add(
            models.Theme,
            begins,
            name=entry.name,
            description=entry.description,
            parent_id=themes.get(entry.under),
            archived=entry.archived,
        )
    return themes


def _rate(sheaf: Sheaf, begins: date, card_id: UUID, rate: RateEntry) -> PricedRate:
    rate_id = sheaf.add(
        models.Rate,
        begins,
        rate_card_id=card_id,
        work=rate.work,
        pence_per_hour=rate.pence_per_hour,
    )
    return PricedRate(rate_id, rate.pence_per_hour)
