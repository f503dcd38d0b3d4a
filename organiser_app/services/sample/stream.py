"""A sample as a stream of rows, patch by patch, never holding more than one patch."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from organiser_app.services.sample.acquainting import write_acquainting
from organiser_app.services.sample.agreements import Agreements
from organiser_app.services.sample.asking import write_asking
from organiser_app.services.sample.bonds import Ties, write_circles, write_consents
from organiser_app.services.sample.chance import Chance
from organiser_app.services.sample.common import Common, make_common
from organiser_app.services.sample.content import places
from organiser_app.services.sample.duplicates import write_duplicates
from organiser_app.services.sample.fruits import Fruits
from organiser_app.services.sample.gatherings import write_gatherings
from organiser_app.services.sample.ground import make_ground
from organiser_app.services.sample.hearings import Hearings, write_residents
from organiser_app.services.sample.helping import Help
from organiser_app.services.sample.keepers import write_keepers
from organiser_app.services.sample.keeping import (
    write_codebook_history,
    write_knock_notes,
    write_worries_passed_on,
)
from organiser_app.services.sample.people import make_people
from organiser_app.services.sample.projects import Projects
from organiser_app.services.sample.promising import write_promising
from organiser_app.services.sample.seasons import first_day
from organiser_app.services.sample.sheaf import Batch, DatedIds, Sheaf
from organiser_app.services.sample.side_by_side import write_companions
from organiser_app.services.sample.sizes import Extent
from organiser_app.services.sample.year import plan_year


def sample_rows(extent: Extent, seed: int, today: date, whose: int = 0) -> Iterator[Batch]:
    """Batches of rows, each of one table and after those that it refers to.

    The same extent, seed and day give the same rows with the same ids. The last listening of
    each patch is on `today`. In a team each log is another organiser's: `whose` is its number.
    """
    ids = DatedIds(Chance(seed, "ids").bits)
    shared = Sheaf(ids)
    common = make_common(shared, first_day(today))
    yield from shared.batches()
    for number in range(extent.patches):
        yield from _patch(Sheaf(ids), extent, number, common, seed=seed, today=today, whose=whose)


def _patch(
    sheaf: Sheaf, extent: Extent, number: int, common: Common, *, seed: int, today: date, whose: int
) -> Iterator[Batch]:
    chance = Chance(seed, "patch", number)
    count = extent.residents_of(number)
    home = places().organisers.in_log(whose)
    ground = make_ground(sheaf, chance, extent, number, today, home=home)
    people = make_people(chance, ground, count)
    wanted = round(count * extent.listenings_per_resident)
    year = plan_year(sheaf, chance, ground, people, wanted)
    write_residents(sheaf, chance, ground, people)
    hearings = Hearings(sheaf, chance, ground, common.themes)
    agreements = Agreements(sheaf, chance, ground)
    for hearing in year:
        agreements.write(hearings.write(hearing))
    if number == 0:
        write_codebook_history(sheaf, ground, common.themes)
    write_knock_notes(sheaf, Chance(seed, "knocks", number), ground)
    write_worries_passed_on(sheaf, Chance(seed, "worries", number), ground)
    write_circles(sheaf, chance, ground, people)
    write_consents(sheaf, chance, ground, people)
    Ties(sheaf, chance, ground, people).write(round(count * extent.ties_per_resident))
    projects = Projects(sheaf, chance, ground, people, hearings.statements)
    fruits = Fruits(sheaf, chance, ground, common)
    for project in range(extent.projects_of(number)):
        fruits.write(projects.write(project))
    write_asking(sheaf, Chance(seed, "asks", number), ground, hearings.statements)
    write_keepers(sheaf, Chance(seed, "keepers", number), ground, people)
    write_companions(sheaf, Chance(seed, "side by side", number), ground, people)
    Help(sheaf, Chance(seed, "helping", number), ground).write(hearings.statements)
    write_gatherings(sheaf, Chance(seed, "gatherings", number), ground, people)
    write_promising(sheaf, Chance(seed, "promising", number), ground, people)
    write_acquainting(sheaf, Chance(seed, "acquainting", number), ground, people)
    write_duplicates(sheaf, Chance(seed, "duplicates", number), ground, people)
    return sheaf.batches()
