"""The typefaces are cut whole, named apart, and keep what the window and the reports need."""

from __future__ import annotations

import pytest
from fontTools.ttLib import TTFont

from organiser_app.typefaces import Family, cut_all, face, postscript_name


def test_every_face_has_a_name_of_its_own() -> None:
    names = [postscript_name(family, weight) for family in Family for weight in family.weights]
    assert len(set(names)) == len(names)


def test_a_face_is_cut_once_and_found_again() -> None:
    first = face(Family.INTER, 600)
    assert first == face(Family.INTER, 600)
    assert first.read_bytes()[:4] == b"\x00\x01\x00\x00"


def test_a_weight_that_is_not_cut_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="Source Serif 4 is not cut in weight 500"):
        face(Family.SERIF, 500)


def test_a_face_says_its_family_and_weight_and_varies_no_more() -> None:
    with TTFont(face(Family.INTER, 600)) as font:
        assert font["name"].getDebugName(16) == "Inter"
        assert font["name"].getDebugName(6) == "Inter-SemiBold"
        assert font["OS/2"].usWeightClass == 600
        assert "fvar" not in font


def test_the_interface_face_keeps_figures_of_one_width() -> None:
    with TTFont(face(Family.INTER, 400)) as font:
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
    assert "tnum" in features


def test_the_faces_hold_the_letters_of_the_languages_spoken_here() -> None:
    letters = set(map(ord, "ŵŷâêîôûëïòàäčćęłńóśźżşğțășđạỹ£€“”‘’…–—"))
    for family in (Family.INTER, Family.SERIF):
        with TTFont(face(family)) as font:
            assert letters <= set(font.getBestCmap())


def test_cutting_all_again_only_says_where_they_are() -> None:
    assert cut_all() == cut_all()
    assert all(path.exists() for path in cut_all())
