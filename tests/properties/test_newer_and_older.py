"""Law 4: what a newer version knows and this one does not is carried along, not dropped.

The machine of merging, on devices of which some run an older version and are upgraded at random
moments. In the end it comes to what a team that was new from the start would have: whatever was
written is there, whoever carried it, and taking back a merge puts back what waited as well.
"""

from __future__ import annotations

from datetime import timedelta

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from tests.properties.machines import devices, template, tried
from tests.properties.merge_oracle import DEVICES, Key
from tests.properties.merging_team import Team
from tests.sync.devices import Device
from tests.sync.older import OlderDevice, older_at


class NewerAndOlder(Team):
    """A team in which some have an older version, and upgrade when they come to it."""

    @initialize(
        ahead=st.lists(st.integers(-1, 365), min_size=DEVICES, max_size=DEVICES),
        older=st.sets(devices, min_size=1),
    )
    def begin(self, ahead: list[int], older: set[int]) -> None:
        self.older = older
        super().begin(ahead)
        self.forgot = True

    @rule(number=devices)
    def upgrade(self, number: int) -> None:
        _upgrade(self.devices[number])

    def _device(self, number: int, ahead: timedelta = timedelta()) -> OlderDevice:
        device = older_at(self.folder, template(), number, ahead=ahead)
        device.older = number in self.older
        return device

    def _seen(self, number: int, key: Key) -> set[bytes]:
        (table, _, field), device = key, self.devices[number]
        values = self.oracle.written[key]
        return {
            one for one in super()._seen(number, key) if device.knows(table, field, values[one])
        }

    def _come_together(self, rounds: int = 1) -> None:
        super()._come_together(rounds)
        for device in self.devices:
            _upgrade(device)
        super()._come_together(rounds)


def _upgrade(device: Device) -> None:
    assert isinstance(device, OlderDevice)
    if device.older:
        device.upgrade()


TestNewerAndOlder = tried(NewerAndOlder, examples=5, steps=25)
