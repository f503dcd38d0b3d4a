"""A log's card and the members of its team, as commands."""

from __future__ import annotations

import shlex
import shutil
from pathlib import Path

import pytest
from PIL import Image

from organiser_app.domain.inputs import SetUpInput
from organiser_app.services.new_log import new_log
from organiser_app.store.log import open_log
from organiser_app.sync.cards import card_text, read_card
from organiser_app.sync.members import identity_of
from tests.cli.conftest import Organiser
from tests.store_fixtures import PASSPHRASE, surroundings
from tests.sync.card_photos import as_file, photo
from tests.sync.strangers import stranger


@pytest.fixture(scope="session")
def beth_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The closed log of a colleague, for copying."""
    path = tmp_path_factory.mktemp("beth") / "Beth.olog"
    new_log(path, PASSPHRASE, SetUpInput(organiser="Beth", patch="Elm"), surroundings()).close()
    return path


@pytest.fixture
def beth(beth_once: Path, tmp_path: Path) -> Path:
    """The folder of a colleague's closed log."""
    return Path(shutil.copytree(beth_once, tmp_path / "Beth.olog"))


def words_of(organiser: Organiser, log: Path) -> str:
    return " ".join(organiser("identity", log, "--json").facts["words"])


def card_of(organiser: Organiser, log: Path) -> str:
    return str(organiser("identity", log, "--json").facts["card"])


def standing(organiser: Organiser, log: Path) -> list[tuple[str, bool, bool]]:
    """Of each member the name, and whether they are confirmed and have left."""
    return [
        (each["name"], each["confirmed_at"] is not None, each["left_at"] is not None)
        for each in organiser("member", log, "list", "--json").facts["members"]
    ]


def test_a_card_and_its_words_are_shown_alike_each_time(organiser: Organiser, beth: Path) -> None:
    ran = organiser("identity", beth)
    facts = organiser("identity", beth, "--json").facts
    assert list(facts) == ["log", "name", "card", "words", "file"]
    assert facts["name"] == read_card(facts["card"]).name == "Beth"
    assert facts["card"] in ran.out.splitlines()
    shown = [word for word in ran.out.split() if word in facts["words"]]
    assert shown == facts["words"]
    assert len(facts["words"]) == 12


@pytest.mark.parametrize(
    ("file", "begins"),
    [("card.txt", b"organiser:1?"), ("card.PNG", b"\x89PNG"), ("c.svg", b"<?xml")],
)
def test_a_card_is_written_as_text_or_as_a_picture(
    organiser: Organiser, beth: Path, tmp_path: Path, file: str, begins: bytes
) -> None:
    ran = organiser("identity", beth, "--card", tmp_path / file)
    assert (ran.code, ran.err) == (0, "")
    assert (tmp_path / file).read_bytes().startswith(begins)
    again = organiser("identity", beth, "--card", tmp_path / file)
    assert again.code == 1
    assert "add --force" in again.err
    assert organiser("identity", beth, "--card", tmp_path / file, "--force").code == 0


def test_a_card_is_written_in_no_other_way(
    organiser: Organiser, beth: Path, tmp_path: Path
) -> None:
    ran = organiser("identity", beth, "--card", tmp_path / "card.pdf")
    assert ran.code == 1
    assert ".txt, .svg or .png" in ran.err
    assert not (tmp_path / "card.pdf").exists()


def test_no_private_key_is_printed_or_written_into_a_card(
    organiser: Organiser, beth: Path, tmp_path: Path
) -> None:
    said = [organiser("identity", beth, "--card", tmp_path / "card.txt")]
    said += [organiser("identity", beth, "--json"), organiser("member", beth, "list", "--json")]
    with open_log(beth, PASSPHRASE, surroundings()) as log:
        keys = identity_of(log).keys
    everything = "".join(ran.out + ran.err for ran in said) + (tmp_path / "card.txt").read_text()
    assert "AGE-SECRET-KEY" not in everything
    assert keys.signing_key.hex() not in everything


def test_a_colleague_is_added_by_a_card_and_confirmed_by_the_words(
    organiser: Organiser, kendal: Path, beth: Path, tmp_path: Path
) -> None:
    organiser("identity", beth, "--card", tmp_path / "beth.txt")
    added = organiser("member", kendal, "add", tmp_path / "beth.txt")
    assert added.code == 0
    assert "Added Beth, who is not confirmed yet." in added.out
    assert standing(organiser, kendal) == [("Beth", False, False)]
    heard = words_of(organiser, beth).upper().replace(" ", "   ")
    confirmed = organiser("member", kendal, "confirm", "beth", "--words", heard)
    assert (confirmed.code, confirmed.err) == (0, "")
    assert standing(organiser, kendal) == [("Beth", True, False)]
    assert "Beth: confirmed on 2026-03-02" in organiser("member", kendal, "list").out
    assert organiser("member", kendal, "left", "Beth").code == 0
    assert standing(organiser, kendal) == [("Beth", True, True)]
    assert "Beth: left on 2026-03-02" in organiser("member", kendal, "list").out


@pytest.mark.parametrize("file", ["beth.png", "beth.svg"])
def test_a_colleague_is_added_by_a_picture_of_their_card_and_still_to_be_confirmed(
    organiser: Organiser, kendal: Path, beth: Path, tmp_path: Path, file: str
) -> None:
    organiser("identity", beth, "--card", tmp_path / file)
    assert organiser("member", kendal, "add", tmp_path / file).code == 0
    assert standing(organiser, kendal) == [("Beth", False, False)]
    words = organiser("member", kendal, "list", "--json").facts["members"][0]["words"]
    assert words == words_of(organiser, beth).split()


def test_a_picture_without_a_card_adds_nobody(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    for name, data, said in (
        ("blank.png", as_file(Image.new("L", (90, 90), 255)), "No QR code can be read"),
        ("torn.jpg", as_file(photo(), "JPEG")[:5_000], "damaged, or a part of it is missing"),
    ):
        (tmp_path / name).write_bytes(data)
        ran = organiser("member", kendal, "add", tmp_path / name)
        assert ran.code == 1
        assert said in ran.err
    assert standing(organiser, kendal) == []


def test_a_card_is_taken_as_it_is_typed(organiser: Organiser, kendal: Path, beth: Path) -> None:
    ran = organiser("member", kendal, "add", card_of(organiser, beth), "--json")
    assert (ran.facts["came_to"], ran.facts["member"]["name"]) == ("new", "Beth")
    assert ran.facts["member"]["words"] == words_of(organiser, beth).split()


def test_a_wrong_word_is_pointed_at_and_nobody_is_confirmed(
    organiser: Organiser, kendal: Path, beth: Path
) -> None:
    organiser("member", kendal, "add", card_of(organiser, beth))
    words = words_of(organiser, beth).split()
    words[2] = words[8] = "zebra"
    ran = organiser("member", kendal, "confirm", "Beth", "--words", " ".join(words))
    assert ran.code == 1
    assert "Words 3, 9 are not the same." in ran.err
    ran = organiser("member", kendal, "confirm", "Beth", "--words", " ".join(words[:8]))
    assert ran.code == 1
    assert "There are 12 words to be read aloud; these are 8." in ran.err
    assert standing(organiser, kendal) == [("Beth", False, False)]


def test_of_two_of_one_name_the_one_is_confirmed_whose_words_were_heard(
    organiser: Organiser, kendal: Path, beth: Path
) -> None:
    organiser("member", kendal, "add", card_text(stranger("Beth")))
    second = organiser("member", kendal, "add", card_of(organiser, beth))
    assert "Added another Beth" in second.out
    words = words_of(organiser, beth)
    assert organiser("member", kendal, "confirm", "Beth", "--words", words).code == 0
    (confirmed,) = (
        each
        for each in organiser("member", kendal, "list", "--json").facts["members"]
        if each["confirmed_at"]
    )
    assert confirmed["words"] == words.split()
    several = organiser("member", kendal, "left", "Beth")
    assert several.code == 1
    assert "2 members are called Beth." in several.err
    assert organiser("member", kendal, "left", confirmed["id"]).code == 0
    assert organiser("member", kendal, "left", "Beth").code == 0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "nowhere.txt"), "There is no file nowhere.txt."),
        (("add", "x" * 5_000), "cannot be used"),
        (("add", "organiser:1?name=Mo"), "altered on its way"),
        (("add", "organiser:2?name=Mo"), "A newer version of Organiser wrote this card."),
        (("confirm", "Mo", "--words", "one"), "No member of this log is called Mo."),
        (("left", "Mo"), "No member of this log is called Mo."),
    ],
)
def test_what_cannot_be_is_said_in_a_sentence(
    organiser: Organiser, kendal: Path, words: tuple[str, ...], said: str
) -> None:
    ran = organiser("member", kendal, *words)
    assert ran.code == 1
    assert said in ran.err


def test_a_file_that_is_no_card_is_refused_however_large(
    organiser: Organiser, kendal: Path, tmp_path: Path
) -> None:
    (tmp_path / "large.bin").write_bytes(b"organiser:1?" + b"x" * 1_000_000)
    ran = organiser("member", kendal, "add", tmp_path / "large.bin")
    assert ran.code == 1
    assert "This is no member's card." in ran.err


@pytest.mark.parametrize("name", ["Lena Lead", "$(touch here) “Lena”", "Lena's"])
def test_the_command_that_confirms_can_be_pasted_whatever_the_card_says(
    organiser: Organiser, kendal: Path, tmp_path: Path, name: str
) -> None:
    spaced = tmp_path / "My team.olog"
    kendal.rename(spaced)
    card = stranger(name)
    added = organiser("member", spaced, "add", card_text(card))
    command = shlex.split(added.out.splitlines()[-1].partition("hear: ")[2])
    assert command == ["organiser", "member", str(spaced), "confirm", name, "--words", "…"]
    (known,) = organiser("member", spaced, "list", "--json").facts["members"]
    assert organiser(*command[1:-1], " ".join(known["words"])).code == 0


def test_a_log_that_knows_nobody_says_so(organiser: Organiser, kendal: Path) -> None:
    assert "Nobody's card was added" in organiser("member", kendal, "list").out
    assert organiser("member", kendal).code == 2
