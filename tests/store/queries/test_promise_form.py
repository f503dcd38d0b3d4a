"""A promise as its form shows it, and who and what may be chosen in it."""

from __future__ import annotations

from organiser_app.domain.models import CommitmentCondition, Group
from organiser_app.domain.relationship_values import ConditionKind, GroupKind
from organiser_app.domain.values import CommitmentState
from organiser_app.store.log import Log
from organiser_app.store.queries.parties import PartyKind, PartyRow, parties
from organiser_app.store.queries.promise_form import agreed_thing, promise_form
from tests.making import making


def test_the_form_of_a_promise_holds_who_to_whom_and_on_what_it_hangs(log: Log) -> None:
    with making(log) as make:
        bill = make.resident("Bill")
        first = make.promise("cook")
        other = make.promise("shop", state=CommitmentState.RELEASED)
        own = make.promise("bake", subject_id=bill, to_organiser_id=make.organiser, joins_id=first)
        make.hangs(own, other)
        kind = ConditionKind.AT_LEAST
        make.put(CommitmentCondition, commitment_id=own, kind=kind, at_least=4)
        kitchen = make.project("Kitchen")
    form = log.read(lambda connection: promise_form(connection, own))
    known = form.promise
    assert known is not None
    assert known.by == PartyRow(PartyKind.RESIDENT, bill, "Bill")
    assert known.to == PartyRow(PartyKind.ORGANISER, make.organiser, "Terri Ashworth")
    assert [row.id for row in known.hangs_on] == [other]
    assert known.at_least == 4
    assert known.joins is not None
    assert known.joins.id == first
    assert form.choices.projects == ((kitchen, "Kitchen"),)
    assert [row.id for row in form.choices.open] == [first]


def test_a_form_of_a_new_promise_has_only_choices(log: Log) -> None:
    with making(log) as make:
        make.promise("cook")
    form = log.read(promise_form)
    assert form.promise is None
    assert len(form.choices.open) == 1


def test_somebody_by_name_alone_is_no_party(log: Log) -> None:
    with making(log) as make:
        own = make.promise("mend the lamps", promised_by="The council")
        step = make.step("ring")
    known = log.read(lambda connection: promise_form(connection, own)).promise
    assert known is not None
    assert (known.by, known.to, known.row.who) == (None, None, "The council")
    found = log.read(lambda connection: agreed_thing(connection, step))
    assert found is not None
    assert found.what == "ring"


def test_organisers_residents_and_if_wanted_groups_are_found_by_name(log: Log) -> None:
    with making(log) as make:
        make.resident("Terri Pell")
        make.resident("Bill")
        make.put(Group, name="Terrace tenants", patch_id=make.patch, kind=GroupKind.TENANTS)
    people = log.read(lambda connection: parties(connection, "terr"))
    assert [(row.kind, row.name) for row in people] == [
        (PartyKind.ORGANISER, "Terri Ashworth"),
        (PartyKind.RESIDENT, "Terri Pell"),
    ]
    everybody = log.read(lambda connection: parties(connection, "terr", groups=True))
    assert PartyKind.GROUP in {row.kind for row in everybody}
