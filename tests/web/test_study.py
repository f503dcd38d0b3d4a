"""One look at the web, step by step."""

from __future__ import annotations

from organiser_app.web.study import studied
from tests.web.running import finished
from tests.web.webs import made_web, person_id

EDGES = [(number, (number * 3 + 1) % 30) for number in range(30)]


def test_places_come_first_and_words_at_the_end() -> None:
    steps = list(studied(made_web(30, EDGES), {}))
    first, last = steps[0](), steps[-1]()
    assert set(first.places) == {person_id(number) for number in range(30)}
    assert not last.whole
    assert last.measures.links == {}


def test_what_is_whole_has_measures_and_words() -> None:
    study = finished(studied(made_web(31, EDGES), {}))
    assert study.whole
    assert study.measures.links[person_id(30)] == 0
    assert [one.title for one in study.findings.lone] == ["P30"]
