"""The columns of pages tell of the record that is asked for, and of none on the way to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtTest import QSignalSpy

from organiser_app.domain.models import Ask, Companionship, Group, Partner
from organiser_app.domain.relationship_values import CompanionKind, PartnerKind
from organiser_app.store.log import Log
from organiser_app.ui.actions import PageName
from organiser_app.ui.main_window import MainWindow
from organiser_app.ui.pages.beside import SideColumn
from organiser_app.ui.tables.model import PAGE
from tests.making import TODAY, Maker, making

NAMES = ("Ashes", "Birches")
Two = Callable[[Maker], list[UUID]]


def projects(make: Maker) -> list[UUID]:
    return [make.project(name) for name in NAMES]


def waves(make: Maker) -> list[UUID]:
    days = (TODAY - timedelta(days=60), TODAY)
    return [
        make.wave(name, day, day + timedelta(days=30))
        for name, day in zip(NAMES, days, strict=True)
    ]


def groups(make: Maker) -> list[UUID]:
    return [make.put(Group, patch_id=make.patch, name=name) for name in NAMES]


def asks(make: Maker) -> list[UUID]:
    partner = make.put(Partner, name="Moor Housing", kind=PartnerKind.LANDLORD)
    return [make.put(Ask, patch_id=make.patch, partner_id=partner, what=name) for name in NAMES]


def companions(make: Maker) -> list[UUID]:
    one, *others = [make.resident(name) for name in ("Terri", *NAMES)]
    walk = {"kind": CompanionKind.BEFRIENDER, "begun_on": TODAY, "other_subject_id": one}
    return [make.put(Companionship, subject_id=other, **walk) for other in others]


def people(make: Maker) -> list[UUID]:
    """More than a page of them, so that the last is not among those that were read."""
    crowd = [make.resident(f"Resident {number:03}") for number in range(PAGE + 2)]
    return [crowd[0], crowd[-1]]


def column_of(window: MainWindow) -> Any:
    """The column of the page that is seen; each has `chosen` and `list`."""
    page = window.stack.currentWidget()
    assert page is not None
    return page.findChild(SideColumn)


@pytest.mark.parametrize(
    ("name", "two"),
    [
        (PageName.PROJECTS, projects),
        (PageName.WAVES, waves),
        (PageName.GROUPS, groups),
        (PageName.ASKS, asks),
        (PageName.SIDE_BY_SIDE, companions),
        (PageName.PEOPLE, people),
    ],
)
def test_a_record_that_is_asked_for_is_told_and_not_the_one_in_hand_before(
    owned_log: Log, window: MainWindow, name: PageName, two: Two
) -> None:
    with making(owned_log) as make:
        before, wanted = two(make)
    window.desk.show(name, before)
    column = column_of(window)
    told = QSignalSpy(column.chosen)
    window.desk.show(name, wanted)
    assert [told.at(place)[0] for place in range(told.count())] == [wanted]
    assert column.list.current_row().key == str(wanted)
