"""Joining what two logs know of a field: by every way the same, and never less than both knew."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from organiser_app.domain.rules.joining import Written, conflicting, joined

DEVICES = 3
Known = tuple[Written, ...]


def version(ticks: int, device: int) -> bytes:
    return ticks.to_bytes(8, "big") + device.to_bytes(8, "big")


def write_over(known: Known, ticks: int, device: int, value: str) -> Known:
    """What a device knows of a field once it wrote it: it saw all that it knew."""
    later = max((int.from_bytes(one.version[:8], "big") for one in known), default=0) + 1 + ticks
    new = Written(version(later, device), value)
    return (new, *(Written(one.version, one.value, False) for one in known))


def handed(known: Known) -> Known:
    """What others are told of it: of what was seen and written over not the value."""
    return tuple(one if one.open else replace(one, value="null") for one in known)


steps = st.tuples(st.integers(0, DEVICES - 1), st.booleans(), st.integers(0, 3), st.integers(0, 9))


@st.composite
def histories(draw: st.DrawFn) -> list[Known]:
    """All that three devices came to know of a field, as they wrote it and told each other."""
    known: list[Known] = [()] * DEVICES
    told: list[Known] = [()]
    for device, writes, ticks, pick in draw(st.lists(steps, min_size=1, max_size=12)):
        if writes:
            known[device] = write_over(known[device], ticks, device, str(pick % 3))
        else:
            known[device] = joined(known[device], told[pick % len(told)])
        told.append(handed(joined(known[device], ())))
    return told


@given(histories())
def test_the_order_of_two_does_not_matter(told: list[Known]) -> None:
    for one, other in pairwise(told):
        assert joined(one, other) == joined(other, one)


@given(histories(), st.data())
def test_the_way_by_which_it_came_does_not_matter(told: list[Known], data: st.DataObject) -> None:
    one, other, third = (data.draw(st.sampled_from(told)) for _ in range(3))
    assert joined(joined(one, other), third) == joined(one, joined(other, third))


@given(histories())
def test_repetition_does_not_matter(told: list[Known]) -> None:
    for one in told:
        assert joined(one, one) == one


@given(histories())
def test_the_latest_write_of_all_stands(told: list[Known]) -> None:
    everything: Known = ()
    for one in told:
        everything = joined(everything, one)
    latest = max((write.version for one in told for write in one), default=None)
    assert (everything[0].version if everything else None) == latest
    assert all(stands.open for stands, *_ in (known for known in told if known))


def test_two_who_wrote_apart_are_both_kept() -> None:
    base = write_over((), 0, 0, "housing")
    one, other = write_over(base, 0, 0, "homes"), write_over(base, 5, 1, "damp")
    known = joined(one, other)
    assert known[0].value == "damp"
    assert [write.value for write in conflicting(known)] == ["homes"]


def test_who_writes_having_seen_both_has_chosen() -> None:
    base = write_over((), 0, 0, "housing")
    known = joined(write_over(base, 0, 0, "homes"), write_over(base, 5, 1, "damp"))
    chosen = joined(write_over(known, 0, 2, "warm homes"), known)
    assert chosen[0].value == "warm homes"
    assert conflicting(chosen) == ()
    assert conflicting(joined(known, chosen)) == ()


def test_two_who_wrote_the_same_do_not_disagree() -> None:
    base = write_over((), 0, 0, "housing")
    known = joined(write_over(base, 0, 0, "homes"), write_over(base, 5, 1, "homes"))
    assert conflicting(known) == ()


def test_an_old_copy_asks_nobody_again() -> None:
    old = write_over((), 0, 0, "housing")
    new = write_over(old, 0, 1, "homes")
    assert conflicting(joined(joined(new, ()), old)) == ()
    assert joined(new, old)[0].value == "homes"


def test_a_value_that_is_told_without_its_words_takes_them_from_nobody() -> None:
    base = write_over((), 0, 0, "housing")
    apart = joined(write_over(base, 0, 0, "homes"), write_over(base, 5, 1, "damp"))
    chosen = write_over(apart, 0, 2, "warm homes")
    told = write_over(handed(chosen), 0, 3, "warm, dry homes")
    for known in (joined(chosen, handed(told)), joined(handed(told), chosen)):
        assert [one.value for one in known[1:]] == ["warm homes", "damp", "homes"]
