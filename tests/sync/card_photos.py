"""Two members' cards as telephones and screens picture them, the same in every run of the tests."""

from __future__ import annotations

import io
import random
from typing import Literal

from PIL import Image, ImageChops, ImageFilter

from organiser_app.sync.cards import MemberCard, card_picture, read_card

MO, BETH = map(
    read_card,
    (
        "organiser:1?name=Mo+Haddad&check=UHzWPQc_R5UasyCxIJQkAn1y7bxX-HQtUNqcEA63Dt0"
        "&seal=age1fcgvcuqgmfeas8dqpxedg67yngwzzdyaaz6cgsd85zf4ckd9mugqlwc9sy&sum=3c221804",
        "organiser:1?name=Beth&check=6LWUMa7h1--6bw8gCcpzJd7Cm-PXJtZ3Cp1RR1K2EDo"
        "&seal=age1eg8kuunucsu4c3uqgh5u9rvj2qzkxsz8zgpjjhrzy6auwax0a5usj02s96&sum=cb1f53c1",
    ),
)
_DESK = (1600, 1200)


def drawn(card: MemberCard = MO) -> Image.Image:
    """The code alone, in shades of grey."""
    return Image.open(io.BytesIO(card_picture(card, "png"))).convert("L")


def as_file(picture: Image.Image, kind: Literal["PNG", "JPEG", "WEBP"] = "PNG") -> bytes:
    """A picture in the bytes of a file."""
    file = io.BytesIO()
    picture.save(file, kind, quality=60)
    return file.getvalue()


def on_a_desk(*codes: Image.Image) -> Image.Image:
    """Codes beside each other on a grey ground, larger than they were painted."""
    desk = Image.new("L", _DESK, 120)
    width = 1500 // len(codes)
    for place, code in enumerate(codes):
        side = min(width - 40, 900)
        desk.paste(code.resize((side, side)), (50 + place * width, 150))
    return desk


def photo(card: MemberCard = MO, turned: int = 7) -> Image.Image:
    """The code as a hand photographs it: from the side, turned, unsharp, in uneven light, noisy."""
    aside = (
        on_a_desk(drawn(card))
        .transform(
            _DESK,
            Image.Transform.PERSPECTIVE,
            (1.0, 0.12, -60.0, 0.06, 1.05, -40.0, 0.00006, 0.00012),
            Image.Resampling.BICUBIC,
            fillcolor=120,
        )
        .rotate(turned, Image.Resampling.BICUBIC, expand=True, fillcolor=120)
    )
    light = Image.linear_gradient("L").resize(aside.size).point(lambda shade: 90 + shade * 0.6)
    soft = ImageChops.multiply(aside, light).filter(ImageFilter.GaussianBlur(2))
    chance = random.Random(5)  # noqa: S311 - noise, not a secret
    noise = Image.frombytes("L", soft.size, chance.randbytes(soft.width * soft.height))
    return Image.blend(soft, noise, 0.12)
