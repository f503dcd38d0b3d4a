"""The laws of merging (`merging_team` is the machine).

Whatever was handed over, lost, repeated and taken back, by whatever clocks: all come to the same
(1), nothing that was written is lost (2), a stale value never stands and somebody erased never
comes back (3), a merge taken back is none (6), and undo is a change like any other (9).
"""

from __future__ import annotations

from tests.properties.machines import tried
from tests.properties.merging_team import Team

TestTeam = tried(Team, examples=8, steps=25)
