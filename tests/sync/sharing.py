"""Packs as they leave a log: what stays at home is found first, in the same change."""

from __future__ import annotations

import json
from contextlib import nullcontext
from datetime import date
from uuid import UUID

from organiser_app.domain.models import Consent
from organiser_app.domain.values import ConsentPurpose
from organiser_app.sync.belonging import only_what_belongs
from organiser_app.sync.lines import lines_of
from organiser_app.sync.part import Part
from organiser_app.sync.sharing import keep_at_home
from organiser_app.sync.withdrawing import withdraw
from tests.sync.devices import Device

TODAY = date(2026, 3, 2)


def handed(device: Device, since: int = 0, part: Part | None = None) -> list[bytes]:
    """The lines that may leave a log, of all of it or of a part."""
    with device.log.work() as work:
        keep_at_home(work)
        with only_what_belongs(work.connection, part) if part else nullcontext():
            lines = list(lines_of(work.connection, since))
        work.commit("pack", road="load")
    return lines


def sequence_of(device: Device) -> int:
    """The number of the last change."""
    with device.log.reading() as connection:
        return int(connection.exec_driver_sql('SELECT max(sequence) FROM "change"').scalar_one())


def ids_of(lines: list[bytes]) -> set[str]:
    """The ids of the rows in lines."""
    return {said[0] for said in map(json.loads, lines) if isinstance(said, list)}


def answer(device: Device, resident: str, *, given: bool, on: date = TODAY) -> str:
    """Keep what somebody answered when asked about the team."""
    return device.write(
        Consent,
        subject_id=UUID(resident),
        purpose=ConsentPurpose.SHARE_WITH_TEAM,
        given=given,
        on=on,
        how="",
    )


def withdrawn(device: Device, resident: str) -> str:
    """Let somebody withdraw; the id of their record from then on."""
    change = withdraw(device.log.work(), UUID(resident), TODAY)
    assert change.record_id is not None
    return change.record_id.hex
