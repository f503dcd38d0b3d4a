"""Time, as the rest of the program may ask for it, and the hybrid logical clock of versions.

A version is 16 bytes, big-endian so that bytes compare as times do: 48 bits of milliseconds
since 1970, 16 bits of counter, 64 bits of device. The counter carries into the milliseconds, so
the clock never fails and never repeats itself. After Kulkarni et al., "Logical Physical Clocks"
(2014).
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

Clock = Callable[[], datetime]
"""Gives the present moment, aware and in UTC."""

VERSION_BYTES = 16
MILLISECOND_BYTES = 6
_DEVICE_BITS = 64
_COUNTER_BITS = 16


def system_clock() -> datetime:
    """The machine's own time."""
    return datetime.now(UTC)


def milliseconds(moment: datetime) -> int:
    """Whole milliseconds from 1970 to `moment`."""
    return int(moment.timestamp() * 1000)


def day_of(moment: datetime) -> date:
    """The day of `moment` as everything here counts: of UTC, until a log says where it lies."""
    return moment.astimezone(UTC).date()


class VersionClock:
    """Gives a version later than all it has given or seen."""

    def __init__(self, clock: Clock, device: int, last_ticks: int = 0) -> None:
        self._clock = clock
        self._device = device
        self._ticks = last_ticks

    @property
    def ticks(self) -> int:
        """Milliseconds and counter of the latest version, as one number to be kept."""
        return self._ticks

    def next_version(self) -> bytes:
        """A fresh version of `VERSION_BYTES` bytes, later than any before."""
        self._ticks = max(self._ticks + 1, milliseconds(self._clock()) << _COUNTER_BITS)
        return ((self._ticks << _DEVICE_BITS) | self._device).to_bytes(VERSION_BYTES, "big")

    def see(self, version: bytes) -> None:
        """Take note of a version from elsewhere, so that ours come after it."""
        self._ticks = max(self._ticks, int.from_bytes(version, "big") >> _DEVICE_BITS)
