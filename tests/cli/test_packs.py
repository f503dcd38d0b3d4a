"""Packs by command: written, looked into, merged, listed, taken back; conflicts settled."""

from __future__ import annotations

import json
import re
import shutil
from datetime import timedelta
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy import update

from organiser_app.cli.passphrase import PACK_VARIABLE
from organiser_app.domain.inputs import SetUpInput
from organiser_app.domain.models import Patch, Place, Resident, Theme
from organiser_app.services.new_log import new_log
from organiser_app.store.log import open_log
from organiser_app.store.queries import tables as t
from tests.cli.conftest import Organiser
from tests.store_fixtures import PASSPHRASE, START, SettableClock, surroundings
from tests.sync.teams import acquaint

TWICE = UUID("019cadc69a8070009b0d6a5f4a2f1c3e")
HEARD = """\
at: school gate
love: Friday lunch at the hall #people
concern: damp in the back bedroom #housing !5
"""


@pytest.fixture(scope="session")
def team_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the closed logs of two colleagues who know each other, for copying."""
    folder = tmp_path_factory.mktemp("team")
    made = [
        new_log(
            folder / f"{name}.olog",
            PASSPHRASE,
            SetUpInput(organiser=name, patch="Kendal"),
            surroundings(seed=seed),
        )
        for seed, name in enumerate(("Ana", "Beth"))
    ]
    acquaint(*made)
    for log in made:
        log.close()
    return folder


@pytest.fixture
def ana(team_once: Path, tmp_path: Path) -> Path:
    """The folder of Ana's closed log, in which one listening is held."""
    return Path(shutil.copytree(team_once / "Ana.olog", tmp_path / "Ana.olog"))


@pytest.fixture
def beth(team_once: Path, tmp_path: Path) -> Path:
    """The folder of Beth's closed log, where nothing was heard yet."""
    return Path(shutil.copytree(team_once / "Beth.olog", tmp_path / "Beth.olog"))


def hear(organiser: Organiser, log: Path, text: str = HEARD) -> None:
    file = log.with_name("heard.txt")
    file.write_text(text, encoding="utf-8")
    assert organiser("listen", log, file).code == 0


def test_a_pack_goes_from_one_log_into_the_other(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    hear(organiser, ana)
    pack = tmp_path / "ana.pack"
    written = organiser("pack", ana, "-o", pack, "--json").facts
    assert (written["readers"], written["since"]) == (["Beth"], 0)
    assert written["bytes"] == pack.stat().st_size
    tried = organiser("merge", beth, pack, "--dry-run")
    assert (tried.code, tried.err) == (0, "")
    assert "  listenings: 1 added\n" in tried.out
    assert "  statements: 2 added\n" in tried.out
    assert organiser("merges", beth).out == "No pack was merged into this log yet.\n"
    (merged,) = organiser("merge", beth, pack, "--json").facts["packs"]
    assert (merged["sender"], merged["standing"], merged["notices"]) == ("Ana", "member", [])
    assert merged["tables"]["listening"] == {"added": 1, "altered": 0, "disagreed": 0}
    (run,) = organiser("merges", beth, "--json").facts["merges"]
    assert (run["sequence"], run["sender"]) == (merged["run"], "Ana")
    assert run["can_be_taken_back"]
    again = organiser("merge", beth, pack)
    assert "nothing that this log does not have" in again.out
    assert "This pack was merged before." in again.out
    back = organiser("unmerge", beth, str(run["sequence"]))
    assert (back.code, "Taken back" in back.out) == (0, True)
    assert f"{run['added']} entries went\n" in back.out
    assert "taken back on 2026-03-02" in organiser("merges", beth).out
    twice = organiser("unmerge", beth, str(run["sequence"]))
    assert twice.code == 1
    assert "taken back already" in twice.err


def test_what_stays_at_home_is_told_of_a_pack_that_was_written(
    organiser: Organiser, ana: Path, tmp_path: Path
) -> None:
    pack = tmp_path / "ana.pack"
    assert "Nothing stays at home" in organiser("pack", ana, "-o", pack).out
    with open_log(ana, PASSPHRASE, surroundings(seed=1)) as log, log.work() as work:
        work.add_all(Resident, [{"id": TWICE, "name": "Bill"}])
        work.commit("write")
    told = "1 of 1 residents stays at home, as they did not agree to be shared with the team"
    for options in ((), ("--pseudonyms",)):
        assert told in organiser("pack", ana, "-o", pack, "--force", *options).out
    stays = organiser("pack", ana, "-o", pack, "--force", "--json").facts["stays_at_home"]
    assert stays == {"residents": 1, "of_residents": 1, "other_rows": 0}
    figures = organiser("pack", ana, "-o", pack, "--force", "--figures")
    assert figures.out.endswith(" for Beth: figures alone.\n")


def test_where_nothing_changed_since_the_last_pack_that_is_said_and_none_is_written(
    organiser: Organiser, ana: Path, tmp_path: Path
) -> None:
    assert organiser("pack", ana, "-o", tmp_path / "1.pack").code == 0
    ran = organiser("pack", ana, "-o", tmp_path / "2.pack", "--since-last", "--to", "beth")
    assert ran.code == 1
    assert "Nothing has changed since the last pack for Beth. No pack is written." in ran.err
    assert not (tmp_path / "2.pack").exists()
    nobody = organiser("pack", ana, "-o", tmp_path / "3.pack", "--to", "Carys")
    assert nobody.code == 1
    assert "No member of this log is called Carys." in nobody.err
    there = organiser("pack", ana, "-o", tmp_path / "1.pack")
    assert (there.code, "add --force" in there.err) == (1, True)


def test_a_log_without_a_team_is_told_how_to_have_one(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    ran = organiser("pack", kendal, "-o", tmp_path / "1.pack")
    assert (ran.code, ran.out) == (1, "")
    assert "There is nobody to write a pack for." in ran.err
    assert not (tmp_path / "1.pack").exists()


def test_a_pack_under_a_passphrase_comes_from_a_stranger_only_when_told_so(
    organiser: Organiser,
    kendal: Path,
    beth: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv(PACK_VARIABLE, "kettle kettle")
    hear(organiser, kendal)
    pack = tmp_path / "k.pack"
    ran = organiser("pack", kendal, "-o", pack, "--passphrase")
    assert "Tell the passphrase in another way" in ran.out
    refused = organiser("merge", beth, pack)
    assert (refused.code, refused.out) == (1, "")
    assert "This log does not know who wrote this pack; it says Ana." in refused.err
    let_in = organiser("merge", beth, pack, "--from-strangers")
    assert let_in.code == 0
    assert "Nobody vouches for whoever wrote this pack" in let_in.out
    assert "listenings: 1 added" in let_in.out
    monkeypatch.setenv(PACK_VARIABLE, "another kettle")
    wrong = organiser("merge", beth, pack, "--from-strangers")
    assert "That passphrase does not open this pack." in wrong.err


def test_one_bad_pack_is_told_and_the_others_are_merged(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    hear(organiser, ana)
    pack, bad, missing = (tmp_path / name for name in ("a.pack", "bad.pack", "no.pack"))
    organiser("pack", ana, "-o", pack)
    bad.write_bytes(b"no pack at all")
    ran = organiser("merge", beth, bad, pack, missing)
    assert ran.code == 1
    assert "listenings: 1 added" in ran.out
    assert f"{bad}: This file is not a pack from Organiser." in ran.err
    assert f"{missing}: " in ran.err
    facts = json.loads(organiser("merge", beth, bad, missing, "--json").out)
    assert [list(each) for each in facts["packs"]] == [["pack", "problem"], ["pack", "problem"]]


def rename(path: Path, name: str, *, ahead: float) -> None:
    """Call the one theme named housing something else, some minutes on."""
    around = surroundings(SettableClock(START + timedelta(minutes=ahead)))
    with open_log(path, PASSPHRASE, around) as log, log.work() as work:
        work.connection.execute(
            update(t.theme).where(t.theme.c.name == "housing").values(name=name)
        )
        work.commit("rename_theme")


def test_a_conflict_is_listed_with_both_values_and_settled(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    hear(organiser, ana)
    first, second = tmp_path / "1.pack", tmp_path / "2.pack"
    organiser("pack", ana, "-o", first)
    organiser("merge", beth, first)
    assert organiser("conflicts", beth).out == "There are no conflicts.\n"
    rename(ana, "homes", ahead=5)
    rename(beth, "damp", ahead=9)
    organiser("pack", ana, "-o", second)
    assert "themes: 1 disagreed on" in organiser("merge", beth, second).out
    (found,) = organiser("conflicts", beth, "--json").facts["conflicts"]
    assert (found["table"], found["row"].endswith(".name")) == ("theme", True)
    assert [(each["value"], each["by"], each["stands"]) for each in found["values"]] == [
        ("damp", "Beth", True),
        ("homes", "Ana", False),
    ]
    listed = organiser("conflicts", beth).out
    assert '  1  "damp"  (Beth, 2026-03-02, stands now)\n' in listed
    assert '  2  "homes"  (Ana, 2026-03-02)\n' in listed
    beyond = organiser("conflicts", beth, "choose", found["row"], "3")
    assert (beyond.code, "from 1 to 2" in beyond.err) == (1, True)
    chosen = organiser("conflicts", beth, "choose", found["row"], "2", "--json").facts
    assert chosen["value"] == "homes"
    assert organiser("conflicts", beth).out == "There are no conflicts.\n"
    gone = organiser("conflicts", beth, "choose", found["row"], "1")
    assert (gone.code, "Perhaps it is settled" in gone.err) == (1, True)


def called(path: Path, name: str, *, ahead: float) -> None:
    """Call a theme and a place, which have one id, something else, some minutes on."""
    around = surroundings(SettableClock(START + timedelta(minutes=ahead)))
    with open_log(path, PASSPHRASE, around) as log, log.work() as work:
        for table in (t.theme, t.place):
            work.connection.execute(update(table).where(table.c.id == TWICE).values(name=name))
        work.commit("rename")


def test_a_conflict_is_settled_in_its_own_table_though_another_has_a_row_of_that_id(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    first, second = tmp_path / "1.pack", tmp_path / "2.pack"
    with open_log(ana, PASSPHRASE, surroundings(seed=1)) as log, log.work() as work:
        patch = work.write(Patch, name="Larkmoor")
        work.add_all(Theme, [{"id": TWICE, "name": "damp"}])
        work.add_all(Place, [{"id": TWICE, "patch_id": patch, "name": "Well House"}])
        work.commit("write")
    organiser("pack", ana, "-o", first)
    organiser("merge", beth, first)
    called(ana, "homes", ahead=5)
    called(beth, "lifts", ahead=9)
    organiser("pack", ana, "-o", second)
    organiser("merge", beth, second)
    _, theme = organiser("conflicts", beth, "--json").facts["conflicts"]
    organiser("conflicts", beth, "choose", theme["row"], "2")
    (left,) = organiser("conflicts", beth, "--json").facts["conflicts"]
    assert (theme["table"], left["table"]) == ("theme", "place")


def test_a_pack_of_one_patch_is_asked_for_by_name(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    hear(organiser, ana)
    pack = tmp_path / "ana.pack"
    written = organiser("pack", ana, "-o", pack, "--patch", "kendal", "--json").facts
    assert (written["part"]["kind"], written["part"]["name"]) == ("patch", "Kendal")
    merged = organiser("merge", beth, pack)
    assert "  listenings: 1 added\n" in merged.out
    assert "This pack holds Kendal alone" in merged.out
    unknown = organiser("pack", ana, "-o", tmp_path / "b.pack", "--project", "Kitchen")
    assert (unknown.code, "The projects are: none yet." in unknown.err) == (1, True)
    both = organiser("pack", ana, "-o", pack, "--force", "--patch", "Kendal", "--since-last")
    assert (both.code, "not allowed with" in both.err) == (2, True)


def test_figures_of_two_logs_are_added_up_and_put_in_a_table(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    hear(organiser, ana)
    first, second, table = (tmp_path / name for name in ("a.pack", "b.pack", "all.csv"))
    days = ("--figures", "--from", "2026-03-01", "--until", "2026-03-31")
    assert "for Beth: figures alone." in organiser("pack", ana, "-o", first, *days).out
    facts = organiser("pack", beth, "-o", second, *days, "--json").facts
    assert (facts["kind"], facts["lines"]) == ("counts", 1)
    added = organiser("figures", beth, first, second, "-o", table)
    assert (added.code, added.err) == (0, "")
    assert "2026-03-01 to 2026-03-31, 2 logs: Ana, Beth" in added.out
    assert "  listenings                 1\n" in added.out
    assert "  loves                      8 at most\n" in added.out
    assert "counts twice" in added.out
    rows = table.read_text(encoding="utf-8").splitlines()
    assert rows[0] == "begins,ends,organiser,month,figure,least,most"
    assert "2026-03-01,2026-03-31,Ana,,listenings,1,1" in rows
    assert "2026-03-01,2026-03-31,,2026-03,listenings,1,1" in rows
    (total,) = organiser("figures", beth, first, second, "--json").facts["sums"]
    assert total["figures"]["loves"] == {"least": 0, "most": 8}
    assert organiser("merges", beth).out == "No pack was merged into this log yet.\n"


def test_figures_and_rows_are_not_taken_for_each_other(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    figures, rows = tmp_path / "f.pack", tmp_path / "r.pack"
    organiser("pack", ana, "-o", figures, "--figures")
    organiser("pack", ana, "-o", rows)
    merged = organiser("merge", beth, figures)
    assert (merged.code, "holds figures alone" in merged.err) == (1, True)
    added = organiser("figures", beth, figures, rows)
    assert (added.code, "holds no figures" in added.err) == (1, True)
    assert "1 log: Ana" in added.out
    odd = organiser("pack", ana, "-o", rows, "--force", "--from", "2026-03-01")
    assert (odd.code, "with --figures alone" in odd.err) == (1, True)
    days = ("--from", "2026-03-02", "--until", "2026-03-01")
    back = organiser("pack", ana, "-o", rows, "--force", "--figures", *days)
    assert (back.code, "ends before it begins" in back.err) == (1, True)


def test_a_pack_under_pseudonyms_names_nobody_and_is_merged(
    organiser: Organiser, ana: Path, beth: Path, tmp_path: Path
) -> None:
    hear(organiser, ana)
    pack, whole = tmp_path / "told.pack", tmp_path / "whole.pack"
    ran = organiser("pack", ana, "-o", pack, "--pseudonyms")
    assert re.search(r"Wrote .* for Beth, under pseudonyms: \d+ entries\.", ran.out)
    tried = organiser("merge", beth, pack, "--dry-run")
    assert "Nobody is named in this pack" in tried.out
    assert "  statements: 2 added\n" in tried.out
    (merged,) = organiser("merge", beth, pack, "--json").facts["packs"]
    assert "door" not in merged["tables"]
    assert organiser("merges", beth).out.endswith("\n    under pseudonyms\n")
    assert organiser("pack", ana, "-o", whole).code == 0
    refused = organiser("merge", beth, whole)
    assert (refused.code, "under pseudonyms" in refused.err) == (1, True)


def test_a_pack_under_pseudonyms_may_be_of_one_patch_and_is_not_asked_for_with_more(
    organiser: Organiser, ana: Path, tmp_path: Path
) -> None:
    facts = organiser(
        "pack", ana, "-o", tmp_path / "1.pack", "--pseudonyms", "--patch", "Kendal", "--json"
    ).facts
    assert (facts["kind"], facts["part"]["name"]) == ("pseudonymous", "Kendal")
    for option, said in (("--since-last", "Choose one of both"), ("--figures", "name nobody")):
        ran = organiser("pack", ana, "-o", tmp_path / "2.pack", "--pseudonyms", option)
        assert (ran.code, said in ran.err) == (1, True)
    assert not (tmp_path / "2.pack").exists()
