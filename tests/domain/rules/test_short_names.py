"""First names that stand for one another."""

from __future__ import annotations

from organiser_app.domain.rules.short_names import forms_of, stand_for_one_another


def test_a_short_form_stands_for_each_name_that_it_may_be_short_for() -> None:
    assert stand_for_one_another("bill", "william")
    assert stand_for_one_another("pat", "patrick")
    assert stand_for_one_another("pat", "patricia")
    assert not stand_for_one_another("patrick", "patricia")


def test_a_name_that_is_not_in_the_list_stands_for_nothing_but_itself() -> None:
    assert not stand_for_one_another("zebedee", "zebedee")
    assert forms_of("zebedee") == {"zebedee"}


def test_the_forms_of_a_name_are_those_of_all_its_groups() -> None:
    assert forms_of("will") >= {"will", "william", "bill"}
    assert {"samuel", "samantha"} <= forms_of("sam")
