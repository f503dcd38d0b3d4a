"""Who walks beside whom, in words."""

from __future__ import annotations

from datetime import date

from organiser_app.domain.models import Companionship, Organiser
from organiser_app.domain.relationship_values import CompanionKind
from organiser_app.store.log import Log
from organiser_app.store.queries.companions import companions
from organiser_app.ui.companion_words import row_words
from tests.making import TODAY, making


def test_a_key_worker_who_left_is_marked_as_gone(log: Log) -> None:
    begun, left = TODAY.replace(month=1), date(TODAY.year, 2, 3)
    with making(log) as make:
        for name, left_on in (("Samir Haddad", left), ("Ruth Ellery", None)):
            make.put(
                Companionship,
                subject_id=make.resident(f"Joyce, beside {name}"),
                organiser_id=make.put(Organiser, name=name, left_on=left_on),
                kind=CompanionKind.KEY_WORKER,
                begun_on=begun,
            )
    told = {row.companion: row_words(row, TODAY) for row in log.read(companions)}
    assert told == {
        "Samir Haddad": "key worker since 2 Jan, left 3 Feb",
        "Ruth Ellery": "key worker since 2 Jan",
    }
