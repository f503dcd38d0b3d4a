"""What merged logs hold twice, listed and settled by command."""

from __future__ import annotations

from pathlib import Path

from organiser_app.domain.models import Street
from organiser_app.store.log import open_log
from tests.cli.conftest import Organiser
from tests.making import making
from tests.store_fixtures import PASSPHRASE, surroundings


def twice(path: Path) -> None:
    with open_log(path, PASSPHRASE, surroundings(seed=11)) as log, making(log) as make:
        for name in ("Elm Road", "Elm Rd"):
            make.put(Street, patch_id=make.patch, name=name)


def test_what_is_likely_one_is_listed_and_brought_together(
    organiser: Organiser, kendal: Path
) -> None:
    assert organiser("same", kendal).out == "Nothing is likely to be here twice.\n"
    twice(kendal)
    (found,) = organiser("same", kendal, "--json").facts["same"]
    kept, other = found["kept"]["id"], found["other"]["id"]
    assert (found["sort"], found["names"], found["before"]) == ("street", "written", False)
    assert organiser("same", kendal).out.splitlines() == [
        "street: Same name, written otherwise",
        f"  {kept}  Elm Road, Kendal",
        f"  {other}  Elm Rd, Kendal",
    ]
    done = organiser("same", kendal, "bring-together", kept, other, "--json")
    assert (done.facts["kept"], done.facts["other"]) == (kept, other)
    assert organiser("same", kendal).out == "Nothing is likely to be here twice.\n"
    again = organiser("same", kendal, "bring-together", kept, other)
    assert again.code != 0
    assert "one already" in again.err


def test_two_are_told_apart(organiser: Organiser, kendal: Path) -> None:
    twice(kendal)
    (found,) = organiser("same", kendal, "--json").facts["same"]
    ids = found["kept"]["id"], found["other"]["id"]
    assert organiser("same", kendal, "tell-apart", *ids).code == 0
    assert organiser("same", kendal, "--json").facts["same"] == []


def test_what_is_no_id_is_said(organiser: Organiser, kendal: Path) -> None:
    ran = organiser("same", kendal, "bring-together", "Elm", "Road")
    assert ran.code != 0
    assert "“Elm” is no id" in ran.err
