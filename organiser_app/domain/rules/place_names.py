"""What streets, doors and places are called, folded so that two ways to write one are the same."""

from __future__ import annotations

import math
import re
from functools import lru_cache

from organiser_app.domain.rules.matching import plain
from organiser_app.domain.rules.word_stems import stem

_EARTH_METRES = 6_371_000
_WORD = re.compile(r"\d+|[^\W\d_]+")
_THEME_WORD = re.compile(r"[^\W_]+")
_APOSTROPHES = str.maketrans(dict.fromkeys("'’‘`\N{ACUTE ACCENT}"))
_IN_FULL = {
    "rd": "road", "ave": "avenue", "av": "avenue", "cl": "close", "cres": "crescent",
    "crst": "crescent", "dr": "drive", "gdn": "garden", "gdns": "gardens", "gr": "grove",
    "grv": "grove", "ln": "lane", "pl": "place", "sq": "square", "ter": "terrace",
    "terr": "terrace", "ct": "court", "crt": "court", "pk": "park", "hse": "house",
    "bldgs": "buildings", "est": "estate", "mt": "mount", "nr": "near", "ctr": "centre",
    "cntr": "centre", "center": "centre", "sch": "school", "comm": "community",
}  # fmt: skip
_OF_THE_DOOR = frozenset({"no", "nr", "number", "num", "house", "door"})
_FLAT = {"flt": "flat", "apt": "flat", "apartment": "flat", "unit": "flat", "room": "flat"}
_SKIPPED = frozenset({"the", "and"})


@lru_cache(maxsize=20_000)
def name_words(name: str) -> tuple[str, ...]:
    """The words of a name as they are compared: "The Kendal Rd." gives kendal and road.

    "St" is a saint at the beginning and a street at the end.
    """
    said = [word for word in _words(name) if word not in _SKIPPED]
    words = [_IN_FULL.get(word, word) for word in said]
    for place, word in enumerate(words):
        if word == "st":
            words[place] = "street" if 0 < place == len(words) - 1 else "saint"
    return tuple(words)


def name_key(name: str) -> str:
    """A name as it is compared; names with the same key are one name, written in two ways."""
    return " ".join(name_words(name))


@lru_cache(maxsize=20_000)
def label_key(label: str) -> str:
    """A door's label as it is compared: "No 14 A", "14a" and "14A" are one.

    So are "Flat 2, 14", "14, Flat 2" and "Apartment 2, No. 14"; "14" alone is another door.
    """
    words = [_FLAT.get(word, word) for word in _words(label)]
    kept = [word for word in words if word not in _OF_THE_DOOR] or words
    if "flat" not in kept:
        return _lettered(kept)
    at = kept.index("flat")
    end = at + 2 + (len(kept) > at + 2 and len(kept[at + 2]) == 1)
    of_flat, of_house = kept[at + 1 : end], kept[:at] + kept[end:]
    return " ".join(filter(None, (_lettered(of_house), "flat", _lettered(of_flat))))


@lru_cache(maxsize=20_000)
def theme_key(name: str) -> str:
    """A theme's name as it is compared: "play areas" and "Area, play" are one."""
    return " ".join(sorted(set(map(stem, _THEME_WORD.findall(plain(name))))))


def metres_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """How far two places lie apart in metres, each as latitude and longitude in degrees.

    By the haversine formula on a sphere, which errs by half a per cent at most.
    """
    (north, east), (other_north, other_east) = (
        (math.radians(latitude), math.radians(longitude)) for latitude, longitude in (one, other)
    )
    half = (
        math.sin((other_north - north) / 2) ** 2
        + math.cos(north) * math.cos(other_north) * math.sin((other_east - east) / 2) ** 2
    )
    return 2 * _EARTH_METRES * math.asin(math.sqrt(min(1.0, half)))


def _words(text: str) -> list[str]:
    return _WORD.findall(plain(text.translate(_APOSTROPHES)).replace("&", " and "))


def _lettered(words: list[str]) -> str:
    """Words put together again, a single letter joined to the number before it."""
    joined: list[str] = []
    for word in words:
        if joined and len(word) == 1 and word.isalpha() and joined[-1].isdigit():
            joined[-1] += word
        else:
            joined.append(word)
    return " ".join(joined)
