"""The pictures of the documents show every page, and are the same whenever they are made."""

from __future__ import annotations

from pathlib import Path

import pytest

from organiser_app.ui.actions import PageName
from organiser_app.ui.theme import Mode
from tests.screenshots import ORDINARY, PAGES, PICTURES, file_name, make_log, paint


def test_every_page_has_its_pictures_light_and_dark() -> None:
    assert set(PAGES) == set(PageName)
    assert {page.value for page in PageName} <= set(PICTURES)
    assert all(set(ORDINARY) <= set(picture.modes) for picture in PICTURES.values())


def test_each_picture_has_a_file_of_its_own() -> None:
    files = [file_name(name, mode) for name, one in PICTURES.items() for mode in one.modes]
    assert len(files) == len(set(files))
    assert file_name("today", Mode.HIGH_DARK) == "today-high-contrast-dark.png"


@pytest.mark.usefixtures("qapp")
def test_a_picture_has_the_same_bytes_when_it_is_made_again(tmp_path: Path) -> None:
    log_path = tmp_path / "Withymere.olog"
    make_log(log_path)
    pictures = [tmp_path / "one.png", tmp_path / "other.png"]
    for picture in pictures:
        paint(PICTURES["today"], Mode.LIGHT, log_path, picture)
    one, other = (picture.read_bytes() for picture in pictures)
    assert one == other
