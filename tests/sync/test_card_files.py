"""Cards on pictures: read as they are photographed, and refused plainly where one does harm."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import replace
from pathlib import Path

import pytest
import segno
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageOps

from organiser_app.domain.errors import EnvironmentProblem, InvalidInput
from organiser_app.sync import card_files
from organiser_app.sync.card_files import card_on_picture, text_in_file
from organiser_app.sync.cards import LONGEST_NAME, card_picture, card_text, read_card
from tests.sync.card_photos import BETH, MO, as_file, drawn, on_a_desk, photo

LINE = card_text(MO)
PNG = as_file(drawn())


def code_of(text: str) -> Image.Image:
    """A QR code that says something else than a card does."""
    file = io.BytesIO()
    segno.make_qr(text).save(file, kind="png", scale=6)
    return Image.open(file).convert("L")


def refused(data: bytes) -> str:
    """What is said of a picture from which no card is read."""
    with pytest.raises(InvalidInput) as raised:
        card_on_picture(data)
    return raised.value.message


def claiming(width: int, height: int) -> bytes:
    """A picture of a few bytes that says how large it is."""
    head = b"IHDR" + struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    return PNG[:12] + head + struct.pack(">I", zlib.crc32(head)) + PNG[33:]


@pytest.mark.parametrize("turned", [0, 7, 90, 180, -35])
def test_a_photo_is_read_however_it_is_held(turned: int) -> None:
    assert card_on_picture(as_file(photo(turned=turned), "JPEG")) == LINE


def test_a_photo_is_read_however_it_is_sent() -> None:
    assert card_on_picture(as_file(photo(), "PNG")) == LINE
    assert card_on_picture(as_file(photo(), "WEBP")) == LINE


@pytest.mark.parametrize(
    "picture",
    [
        drawn().reduce(2),
        drawn().rotate(90),
        ImageOps.mirror(drawn()),
        ImageOps.invert(drawn()),
        drawn().convert("CMYK").convert("RGB"),
        drawn().convert("1"),
        drawn().convert("P"),
        drawn().convert("I;16"),
        on_a_desk(drawn(), drawn()),
        on_a_desk(drawn(), code_of("https://example.org/")),
    ],
)
def test_a_screenshot_is_read_whatever_its_colours_are_and_what_is_beside(
    picture: Image.Image,
) -> None:
    assert card_on_picture(as_file(picture)) == LINE


def test_what_is_see_through_stands_on_white() -> None:
    seen_through = Image.new("RGBA", drawn().size, (0, 0, 0, 0))
    seen_through.paste("black", mask=ImageOps.invert(drawn()))
    assert card_on_picture(as_file(seen_through)) == LINE


def test_the_card_with_the_longest_name_is_read_off_a_photo() -> None:
    longest = replace(MO, name="\N{CJK UNIFIED IDEOGRAPH-20000}" * LONGEST_NAME)
    assert card_on_picture(as_file(on_a_desk(drawn(longest)), "JPEG")) == card_text(longest)


def test_every_form_in_which_a_card_is_written_is_read_back(tmp_path: Path) -> None:
    contents = {
        "mo.txt": f"\ufeffHello,\n{LINE}\n".encode(),
        "mo.png": card_picture(MO, "png"),
        "mo.svg": card_picture(MO, "svg"),
        "named wrongly.png": LINE.encode(),
        "named wrongly.txt": PNG,
    }
    for name, content in contents.items():
        (tmp_path / name).write_bytes(content)
        assert read_card(text_in_file(tmp_path / name)) == MO, name


def test_a_picture_without_a_card_says_what_is_missing() -> None:
    nothing = as_file(Image.new("L", (300, 200), 90))
    assert "No QR code can be read" in refused(nothing)
    other = code_of("https://example.org/")
    assert refused(as_file(other)) == "The QR code on this picture is no member's card."
    assert "None of the 2 QR codes" in refused(as_file(on_a_desk(other, code_of("hello"))))


def test_two_cards_on_one_picture_are_not_chosen_between() -> None:
    assert "several cards" in refused(as_file(on_a_desk(drawn(), drawn(BETH))))


def test_a_card_of_a_later_version_is_handed_on_for_what_is_said_of_it() -> None:
    later = LINE.replace("organiser:1?", "organiser:2?")
    assert card_on_picture(as_file(code_of(later))) == later


@pytest.mark.parametrize(
    "data",
    [PNG[:-30], PNG[:60], b"\xff\xd8\xff", as_file(photo(), "JPEG")[:-9]],
    ids=["at its end", "at its head", "at once", "a photo"],
)
def test_a_picture_that_was_cut_off_is_told_so(data: bytes) -> None:
    assert "damaged, or a part of it is missing" in refused(data)


def test_a_picture_that_claims_to_be_huge_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image.Image, "convert", None)
    for width, height in ((2**31 - 1, 2**31 - 1), (8001, 8000), (card_files.MOST_PIXELS + 1, 1)):
        assert "too large" in refused(claiming(width, height))
    webp = bytearray(as_file(Image.new("RGB", (64, 64)), "WEBP"))
    assert webp[12:16] == b"VP8 "
    webp[26:30] = b"\xff\x3f" * 2
    assert "too large" in refused(bytes(webp))


def test_a_picture_of_too_many_bytes_is_not_opened(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(card_files, "MOST_BYTES", len(PNG))
    assert card_on_picture(PNG) == LINE
    (tmp_path / "large.png").write_bytes(PNG + b"\0")
    with pytest.raises(InvalidInput, match="too large"):
        text_in_file(tmp_path / "large.png")


def test_a_photo_of_passes_without_end_is_not_opened() -> None:
    file = io.BytesIO()
    drawn().save(file, "JPEG", progressive=True)
    photo_in_steps = file.getvalue()
    assert card_on_picture(photo_in_steps) == LINE
    last = photo_in_steps[photo_in_steps.rindex(b"\xff\xda") : -2]
    assert "too large" in refused(photo_in_steps[:-2] + last * 40 + photo_in_steps[-2:])


@given(
    st.sampled_from([PNG, as_file(drawn(), "JPEG"), as_file(drawn(), "WEBP")]),
    st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), max_size=8),
    st.floats(0.1, 1),
)
def test_no_bytes_do_worse_than_be_refused(
    data: bytes, altered: list[tuple[float, int]], kept: float
) -> None:
    harmful = bytearray(data)
    for place, byte in altered:
        harmful[int(place * len(harmful))] = byte
    try:
        found = card_on_picture(bytes(harmful[: int(len(harmful) * kept)]))
    except InvalidInput:
        return
    assert found == LINE


def test_a_file_that_is_neither_says_which_kinds_there_are(tmp_path: Path) -> None:
    photo_of_an_iphone = tmp_path / "IMG_0007.HEIC"
    photo_of_an_iphone.write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    with pytest.raises(InvalidInput, match=r"IMG_0007\.HEIC is neither.*PNG, JPEG or WebP"):
        text_in_file(photo_of_an_iphone)


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(EnvironmentProblem, match=r"gone\.png cannot be used"):
        text_in_file(tmp_path / "gone.png")
