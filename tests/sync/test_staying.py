"""How much would stay at home is counted by the rules of packs, and nothing is kept of counting."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.models import Consent
from organiser_app.domain.values import ConsentPurpose
from organiser_app.store.log import Log
from organiser_app.sync.handing import write_pack_of
from organiser_app.sync.staying import StaysAtHome, what_stays
from organiser_app.sync.team import team
from organiser_app.sync.withdrawing import may_have_been_shared
from tests.making import TODAY, making
from tests.store.looking import everything
from tests.sync.sharing import handed
from tests.sync.teams import changes, colleague_of, device_of


def test_whoever_did_not_agree_stays_with_all_that_speaks_of_them(owned_log: Log) -> None:
    nothing = what_stays(owned_log.work())
    assert (nothing.residents, nothing.of_residents, nothing.other_rows) == (0, 0, 0)
    with making(owned_log) as make:
        bill, terri = make.resident("Bill"), make.resident("Terri")
        make.statement(make.listening(bill), by=bill)  # presence, statement, and its wording
        shared = {"purpose": ConsentPurpose.SHARE_WITH_TEAM, "given": True, "on": TODAY}
        make.put(Consent, subject_id=terri, **shared)
    before = everything(owned_log), changes(owned_log)
    counted = what_stays(owned_log.work())
    assert (everything(owned_log), changes(owned_log)) == before
    assert not owned_log.read(may_have_been_shared)
    assert (counted.residents, counted.of_residents) == (1, 2)
    lines = [line for line in handed(device_of(owned_log)) if line.startswith(b"[")]
    assert counted.may_go == len(lines)
    with owned_log.reading() as connection:
        stays = connection.exec_driver_sql("SELECT count(*) FROM withheld").scalar_one()
    assert counted == StaysAtHome(1, 2, stays - 1, len(lines), frozenset())
    assert counted.other_rows >= 2


def test_whoever_was_sent_all_that_may_go_has_all_until_something_changes(
    owned_log: Log, tmp_path: Path, empty_log_folder: Path
) -> None:
    with colleague_of(owned_log, tmp_path, empty_log_folder, "Beth"):
        (beth,) = owned_log.read(team)
        assert what_stays(owned_log.work()).have_all == frozenset()
        write_pack_of(owned_log, tmp_path / "a.pack")
        assert what_stays(owned_log.work()).have_all == {beth.keys.sealing_key}
        with making(owned_log) as make:
            make.place("hall")
        assert what_stays(owned_log.work()).have_all == frozenset()
