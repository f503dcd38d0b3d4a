"""What a team writes down of its own keeping: at the doors, of the codebook, of worries."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime, time, timedelta
from uuid import UUID

from organiser_app.domain import models
from organiser_app.domain.values import CodebookOperation, WordingPart
from organiser_app.services.sample import content
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.ground import Ground
from organiser_app.services.sample.seasons import codebook_changes_on, first_day
from organiser_app.services.sample.sheaf import Sheaf

_NOTED = 0.6
_WORRIES = 2
_TOLD = "the host's safeguarding lead"


def write_knock_notes(sheaf: Sheaf, chance: Chance, ground: Ground) -> None:
    """What is to be remembered of some knocks at which something came to be known."""
    for knock in sheaf.rows(models.Attempt):
        lines = content.knock_notes().get(knock["outcome"])
        if lines and chance.odds(_NOTED):
            sheaf.add(
                models.Wording,
                knock["at"],
                of_id=knock["id"],
                part=WordingPart.NOTE,
                body=chance.say(chance.pick(lines), ground.words),
                subject_id=None,
            )


def write_codebook_history(sheaf: Sheaf, ground: Ground, themes: Mapping[str, UUID]) -> None:
    """The theme that fell out of use, archived in the second version of the codebook."""
    on = codebook_changes_on(ground.today)
    for entry in content.codebook():
        if entry.archived:
            sheaf.add(
                models.CodebookChange,
                on,
                version=2,
                operation=CodebookOperation.ARCHIVE,
                theme_id=themes[entry.name],
                organiser_id=ground.organisers[0],
                at=datetime.combine(on, time(16), UTC),
            )


def write_worries_passed_on(sheaf: Sheaf, chance: Chance, ground: Ground) -> None:
    """A few worries over the year, of which nothing is known but that they were passed on."""
    begins = first_day(ground.today)
    days = sorted(chance.day(begins, ground.today - timedelta(days=1)) for _ in range(_WORRIES))
    for day in days:
        sheaf.add(
            models.SafeguardingPassedOn,
            day,
            organiser_id=chance.pick(ground.organisers),
            on=day,
            told=_TOLD,
        )
