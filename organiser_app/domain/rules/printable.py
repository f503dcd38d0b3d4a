"""What may stand on paper that can be lost: a time to come back, and a first name."""

from __future__ import annotations

import re

LONGEST = 40
_TIME_WORDS = frozenset(
    """
    about after afternoon afternoons am and any around at before between but by christmas day days
    early easter eight eleven evening evenings every five four friday fri fridays from half holiday
    holidays in late later lunch lunchtime midday monday mon mondays month morning mornings new next
    nine noon not o'clock oclock on one only or past pm quarter saturday sat saturdays seven six
    sunday sun sundays teatime ten term the this three thursday thu thur thurs thursdays till time
    to today tomorrow tonight tuesday tue tues tuesdays twelve two until wednesday wed wednesdays
    week weekday weekdays weekend weekends weeks year years
    """.split()  # noqa: SIM905 (words are easier to read without their marks)
)
_CLOCK = re.compile(r"\d{1,2}(?:[:.]\d\d)?(?:am|pm|ish|th|st|nd|rd)?")
_BETWEEN = re.compile(r"[\s,;/&–-]+")


def time_to_return(note: str) -> str:
    """`note` where every word of it tells of a time ("after seven", "not Fridays"), else nothing.

    Anything else that was remembered of a knock, such as a name or an illness, makes it nothing.
    """
    tidy = " ".join(note.replace("’", "'").strip(" .!").split())
    words = [word.strip(".") for word in _BETWEEN.split(tidy.casefold()) if word.strip(".")]
    known = all(word in _TIME_WORDS or _CLOCK.fullmatch(word) for word in words)
    return tidy if words and known and len(tidy) <= LONGEST else ""


def first_name(name: str) -> str:
    """The first word of a name, without its title; nothing where only a surname follows that."""
    words = name.split()
    titled = bool(words) and words[0].strip(".").casefold() in _TITLES
    if titled:
        return words[1] if len(words) > 2 else ""  # noqa: PLR2004 (title, first name, surname)
    return words[0] if words else ""


_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "sister", "brother", "father"})
