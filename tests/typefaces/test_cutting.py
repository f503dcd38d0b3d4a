"""A face is cut at its place: widths, kerning and marks follow the axes, and nothing varies on."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.ttLib.tables.TupleVariation import TupleVariation

from organiser_app.typefaces.cutting import Cut, cut

LAYOUT = """
languagesystem DFLT dflt;
markClass acute <anchor 50 (wght=400:500 wght=700:560)> @TOP;
feature kern { pos A V (wght=400:-40 wght=700:-101); } kern;
feature mark { pos base A <anchor (wght=400:250 wght=700:290) 700> mark @TOP; } mark;
feature case { sub A by V; } case;
"""


@pytest.fixture
def variable(tmp_path: Path) -> Path:
    """A font of three glyphs, whose A grows by 60 units from weight 400 to 700."""
    builder = FontBuilder(1000, isTTF=True)
    glyphs = [".notdef", "A", "V", "acute"]
    builder.setupGlyphOrder(glyphs)
    builder.setupCharacterMap({0x41: "A", 0x56: "V", 0x301: "acute"})
    builder.setupGlyf({name: _square() for name in glyphs})
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (500, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": "Sample", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    wider = [(0, 0), (0, 0), (60, 0), (60, 0), (0, 0), (60, 0), (0, 0), (0, 0)]
    builder.setupGvar({"A": [TupleVariation({"wght": (0, 1, 1)}, wider)]})
    builder.addOpenTypeFeatures(LAYOUT)
    builder.save(tmp_path / "variable.ttf")
    return tmp_path / "variable.ttf"


def _square() -> Any:
    pen = TTGlyphPen(None)
    for number, corner in enumerate([(0, 0), (0, 700), (400, 700), (400, 0)]):
        (pen.lineTo if number else pen.moveTo)(corner)
    pen.closePath()
    return pen.glyph()


def cut_at(variable: Path, *weights: int, kerned: bool = True) -> list[TTFont]:
    """The faces of these weights, read back."""
    faces = [
        Cut({"wght": weight}, weight, {1: f"Sample {weight}"}, variable.parent / f"{weight}.ttf")
        for weight in weights
    ]
    cut(variable, faces, kerned=kerned)
    return [TTFont(face.target) for face in faces]


def subtables(font: TTFont, feature: str) -> list[Any]:
    """What the lookups of a feature of the positions hold."""
    table = font["GPOS"].table
    records = table.FeatureList.FeatureRecord
    (found,) = (record.Feature for record in records if record.FeatureTag == feature)
    return [
        part
        for number in found.LookupListIndex
        for part in table.LookupList.Lookup[number].SubTable
    ]


def kerning(font: TTFont) -> int:
    """By how much A and V are drawn together."""
    (pairs,) = subtables(font, "kern")
    assert pairs.ValueFormat1 == 4
    return int(pairs.PairSet[0].PairValueRecord[0].Value1.XAdvance)


def test_the_kerning_of_each_weight_is_its_own(variable: Path) -> None:
    fonts = cut_at(variable, 400, 550, 700)
    assert [kerning(font) for font in fonts] == [-40, -70, -101]


def test_a_mark_sits_where_the_weight_puts_it(variable: Path) -> None:
    (font,) = cut_at(variable, 700)
    (marks,) = subtables(font, "mark")
    base = marks.BaseArray.BaseRecord[0].BaseAnchor[0]
    mark = marks.MarkArray.MarkRecord[0].MarkAnchor
    assert (base.XCoordinate, base.YCoordinate, base.Format) == (290, 700, 1)
    assert (mark.XCoordinate, mark.YCoordinate, mark.Format) == (50, 560, 1)


def test_outlines_and_widths_follow_the_weight(variable: Path) -> None:
    regular, bold = cut_at(variable, 400, 700)
    assert regular["hmtx"]["A"][0] == 500
    assert bold["hmtx"]["A"][0] == 560
    assert bold["glyf"]["A"].xMax == 460


def test_nothing_varies_any_more(variable: Path) -> None:
    (font,) = cut_at(variable, 700)
    assert {"fvar", "gvar", "HVAR"}.isdisjoint(font.keys())
    assert not hasattr(font["GDEF"].table, "VarStore")


def test_the_features_that_exchange_glyphs_are_kept(variable: Path) -> None:
    (font,) = cut_at(variable, 700)
    assert [record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord] == [
        "case"
    ]


def test_a_face_that_only_lends_characters_goes_without_kerning(variable: Path) -> None:
    (font,) = cut_at(variable, 700, kerned=False)
    assert subtables(font, "kern") == []
    assert subtables(font, "mark")


def test_each_face_says_its_own_name_and_weight(variable: Path) -> None:
    regular, bold = cut_at(variable, 400, 700)
    assert regular["name"].getDebugName(1) == "Sample 400"
    assert bold["OS/2"].usWeightClass == 700


def test_a_face_cut_again_has_the_same_bytes(variable: Path) -> None:
    (first,) = cut_at(variable, 700)
    stamped = first["head"].modified
    (again,) = cut_at(variable, 700)
    assert again["head"].modified == stamped == TTFont(variable)["head"].modified
