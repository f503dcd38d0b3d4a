from __future__ import annotations

from dataclasses import replace

import pytest

from organiser_app.domain.figures import RankedTheme
from organiser_app.reports import faces, phrases, theme, words
from organiser_app.reports.render import Document, render
from tests.reports import builders
from tests.reports.reading import text_of


def test_control_and_direction_marks_are_dropped() -> None:
    assert words.clean("a\x00b\u202ec\u2066d\ufeff\r\n\te") == "abcd e"


def test_letters_are_composed() -> None:
    assert words.clean("w\u0302") == "ŵ"


def test_markup_is_escaped() -> None:
    assert words.markup("<b>&</b>", theme.SANS) == "&lt;b&gt;&amp;&lt;/b&gt;"


def test_a_character_the_face_lacks_is_set_in_the_spare_one() -> None:
    assert not faces.has(theme.SERIF, "\u20be")
    assert words.markup("5\u20be", theme.SERIF) == f'5<font face="{theme.SPARE}">\u20be</font>'


def test_what_no_face_has_shows_as_missing_once() -> None:
    assert words.presentable("Ash السكن Court", theme.SANS) == f"Ash {words.MISSING} Court"


@pytest.mark.parametrize("script", ["السكن", "בית", "घर", "ঘর", "ਘਰ", "บ้าน"])
def test_scripts_that_must_be_joined_or_turned_are_not_readable(script: str) -> None:
    assert not words.readable(script, theme.SERIF)


@pytest.mark.parametrize(
    ("where", "street"),
    [
        ("14 Kendal Road", "Kendal Road"),
        ("14a Kendal Road", "Kendal Road"),
        ("Flat 3, Elm Court", "Elm Court"),
        ("No. 7 Mill Lane", "Mill Lane"),
        ("School gate", "School gate"),
        ("12", ""),
    ],
)
def test_a_place_is_given_without_its_house(where: str, street: str) -> None:
    assert words.street_of(where) == street


def test_a_cut_is_at_a_word_and_marked() -> None:
    assert phrases.cut("damp in the back bedroom", 14) == "damp in the…"
    assert phrases.cut("short", 14) == "short"
    assert phrases.cut("x" * 50, 10) == "x" * 9 + "…"


HOSTILE = [
    "<script>alert(1)</script>",
    "a & b &amp; c",
    "]]> <!-- -->",
    "</para><para>",
    '<font size="99">',
    "%s {patch} {0}",
    "$x_1$ \\frac",
    "\u202egnol\u202c",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_is_printed_as_it_stands(text: str) -> None:
    figures = builders.full_year(
        patch=text,
        host=text,
        wave=text,
        projects=(builders.project(name=text, summary=text),),
        quotes=(builders.quote(text),),
        concerns=(RankedTheme(text, 3, 1, None),),
        trends=tuple(replace(trend, theme=text) for trend in builders.TRENDS),
    )
    printed = text_of(render(Document.LISTENING, figures))
    assert words.clean(text) in printed
    assert "\u202e" not in printed
