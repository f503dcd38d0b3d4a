"""How much of a sample there is to be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class SampleSize(StrEnum):
    """The scales that `organiser demo` offers."""

    PATCH = "patch"
    TOWN = "town"
    NATIONAL = "national"


@dataclass(frozen=True, slots=True)
class Extent:
    """Totals over all patches; the ratios are of each patch alike."""

    patches: int
    organisers: int
    residents: int
    projects: int
    listenings_per_resident: float
    ties_per_resident: float

    def organisers_of(self, patch: int) -> int:
        """How many organisers the patch of that number has."""
        return _share(self.organisers, self.patches, patch)

    def residents_of(self, patch: int) -> int:
        """How many residents of the patch of that number are in the log."""
        return _share(self.residents, self.patches, patch)

    def projects_of(self, patch: int) -> int:
        """How many projects the patch of that number has."""
        return _share(self.projects, self.patches, patch)


EXTENTS = {
    SampleSize.PATCH: Extent(1, 2, 120, 3, 2.1, 2.2),
    SampleSize.TOWN: Extent(4, 12, 2_000, 16, 1.8, 3.0),
    SampleSize.NATIONAL: Extent(400, 5_500, 150_000, 1_500, 1.2, 2.0),
}


def _share(total: int, parts: int, part: int) -> int:
    return total * (part + 1) // parts - total * part // parts
