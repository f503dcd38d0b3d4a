"""Packs under a passphrase are known, and their words tried, before any of them is read."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.domain.errors import NotAPack
from organiser_app.sync.pack import open_pack
from organiser_app.sync.taking import Terms
from organiser_app.sync.unlocking import opened_by, under_passphrase
from tests.sync.packs import PASSPHRASE, READER, pack_for, passphrase_pack


@pytest.fixture
def locked(tmp_path: Path) -> Path:
    """A pack under `PASSPHRASE`."""
    path = tmp_path / "locked.pack"
    passphrase_pack(path)
    return path


def test_those_are_told_that_open_with_a_passphrase(locked: Path, tmp_path: Path) -> None:
    sealed, words = tmp_path / "sealed.pack", tmp_path / "words.pack"
    pack_for(sealed, READER)
    words.write_text("no pack")
    assert under_passphrase([sealed, words, locked, tmp_path / "missing.pack"]) == (locked,)


def test_words_open_those_that_were_written_under_them(locked: Path) -> None:
    assert opened_by([locked], PASSPHRASE) == (locked,)
    assert opened_by([locked], f"{PASSPHRASE} and more") == ()


def test_a_damaged_one_is_asked_for_no_longer_since_reading_it_says_what_is_wrong(
    locked: Path,
) -> None:
    cut = locked.with_name("cut.pack")
    cut.write_bytes(locked.read_bytes()[:40])
    (locked.with_name("slot.pack")).write_bytes(locked.read_bytes()[:134] + b"not age")
    assert opened_by([cut], "any words") == (cut,)
    with pytest.raises(NotAPack):
        open_pack(locked.with_name("slot.pack"), None, PASSPHRASE)


def test_a_pack_has_words_of_its_own_or_those_of_all(locked: Path) -> None:
    terms = Terms("of all of them", passphrases={locked: PASSPHRASE})
    assert terms.passphrase_of(locked) == PASSPHRASE
    assert terms.passphrase_of(locked.with_name("other.pack")) == "of all of them"
    assert PASSPHRASE not in repr(terms)
