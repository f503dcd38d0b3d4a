"""A name that was unlinked leaves a log no more, whoever had written it."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

from organiser_app.domain.models import Resident, Theme
from organiser_app.services.residents import unlink_identity
from organiser_app.services.undo import undo
from organiser_app.sync.apart import first_versions
from organiser_app.sync.conflicts import conflicts
from tests.store.everywhere import tables_with
from tests.sync.devices import Device, Three, device_at
from tests.sync.sharing import answer, handed

NAME, PHONE, EMAIL = "Bill Hughes", "01632 960001", "bill@example.org"
PIGEONS = "the man with the pigeons"


def met_by(device: Device) -> str:
    """Bill, whom somebody wrote down with all that he gave; his id."""
    bill = device.write(Resident, name=NAME, phone=PHONE, email=EMAIL)
    answer(device, bill, given=True)
    return bill


def test_a_name_that_a_colleague_wrote_leaves_no_more_once_it_is_unlinked(devices: Three) -> None:
    ada, beth, carys = devices
    bill = met_by(beth)
    ada.merge(handed(beth))
    unlink_identity(ada.log.work(), UUID(bill), PIGEONS)
    carys.merge(handed(ada))
    assert tables_with(carys.log, PIGEONS)
    assert tables_with(carys.log, NAME, PHONE, EMAIL) == set()


def test_whoever_had_the_name_lets_go_of_it_and_asks_nobody(devices: Three) -> None:
    ada, beth, carys = devices
    bill = met_by(beth)
    ada.merge(handed(beth))
    carys.merge(handed(beth))
    unlink_identity(ada.log.work(), UUID(bill), PIGEONS)
    for giver, taker in ((ada, beth), (beth, carys), (carys, ada)):
        taker.merge(handed(giver))
        assert taker.state() == giver.state()
        assert taker.others() == giver.others() == set()
    assert NAME.encode() not in b"".join(handed(beth))


def test_a_phone_that_is_still_asked_about_is_unlinked_too(devices: Three) -> None:
    ada, beth, _ = devices
    bill = met_by(beth)
    ada.merge(handed(beth))
    beth.change(Resident, bill, phone="01632 960002")
    ada.clock.advance(minutes=5)
    ada.change(Resident, bill, phone=None)
    ada.merge(handed(beth))
    unlink_identity(ada.log.work(), UUID(bill), PIGEONS)
    assert ada.log.read(conflicts) == ()
    assert b"960002" not in b"".join(handed(ada))
    undo(ada.log.work())
    (asked,) = ada.log.read(conflicts)
    assert [one.value for one in asked.candidates] == [None, "01632 960002"]


def test_what_was_corrected_is_told_by_its_version_alone(devices: Three) -> None:
    ada, beth, carys = devices
    theme = beth.write(Theme, name="slumlords")
    ada.merge(handed(beth))
    ada.change(Theme, theme, name="landlords")
    assert carys.merge(handed(ada)).arrived.refused.total() == 0
    assert tables_with(carys.log, "slumlords") == set()
    carys.merge(handed(beth))  # an old copy asks nobody again
    assert carys.state() == ada.state()
    assert carys.others() == set()


def test_nobody_is_said_to_have_emptied_a_field_whose_value_is_merely_not_told(
    devices: Three, tmp_path: Path, empty_log_folder: Path
) -> None:
    ada, beth, carys = devices
    bill = met_by(beth)
    for each in (ada, carys):
        each.merge(handed(beth))
    carys.change(Resident, bill, phone="01632 960002")
    ada.clock.advance(minutes=5)
    ada.change(Resident, bill, phone=None)
    dora = device_at(tmp_path, empty_log_folder, 3)
    for each in (ada, carys):
        dora.merge(handed(each))
    (asked,) = dora.log.read(conflicts)
    assert asked.stands.value is None
    assert dora.log.read(lambda connection: first_versions(connection, [asked])) == {}
    dora.log.close()
