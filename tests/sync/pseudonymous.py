"""Packs under pseudonyms as they leave a log, and what is asked of their lines."""

from __future__ import annotations

from contextlib import nullcontext

from organiser_app.sync.belonging import only_what_belongs
from organiser_app.sync.keys import new_keys
from organiser_app.sync.part import Part
from organiser_app.sync.pseudonymous_lines import pseudonymous_lines
from organiser_app.sync.pseudonyms import HANDED, Pseudonyms, pseudonyms_of
from organiser_app.sync.sharing import keep_at_home
from tests.sync.devices import Device

KEYS = new_keys()
OF_KEYS = Pseudonyms(KEYS.derived(b"organiser pseudonyms 1"))
"""What stands for what in those packs."""


def told(device: Device, part: Part | None = None) -> list[bytes]:
    """The lines that may leave a log with the keys `KEYS`, of all of it or of a part."""
    with device.log.work() as work:
        keep_at_home(work)
        with only_what_belongs(work.connection, part) if part else nullcontext():
            lines = list(pseudonymous_lines(work.connection, pseudonyms_of(work.connection, KEYS)))
        work.commit(HANDED, road="load")
    return lines
