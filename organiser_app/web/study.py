"""One look at the web: its layout first, since that is seen, then its measures and the words."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import TypeVar
from uuid import UUID

from organiser_app.services.web_places import Place
from organiser_app.store.queries.web import Web
from organiser_app.web.layout import Places, beside_those_known, laid_out
from organiser_app.web.links import links_of
from organiser_app.web.measures import Measures, measured
from organiser_app.web.words import Findings, found

Step = TypeVar("Step")
Result = TypeVar("Result")


@dataclass(frozen=True, slots=True)
class Study:
    """A web and what was made of it; `whole` once nothing more is to come."""

    web: Web
    places: Places = field(default_factory=dict)
    measures: Measures = field(default_factory=Measures)
    findings: Findings = field(default_factory=Findings)
    whole: bool = False


Studies = Generator[Callable[[], Study], None, Study]
"""A study on its way: each step gives what makes a study so far, the end the whole of it."""


def studied(web: Web, kept: Mapping[UUID, Place]) -> Studies:
    """Study a web step by step, each step of a few hundredths of a second.

    `kept` are the places at which people stood before.
    """
    links = links_of(web)
    places = yield from _showing(laid_out(links, kept), lambda so_far: Study(web, so_far()))
    places = places | beside_those_known(web, places)
    measures = yield from _showing(measured(links), lambda _: Study(web, places))
    people = {person.id: person for person in web.people}
    return Study(web, places, measures, found(people, measures), whole=True)


def _showing(
    steps: Generator[Step, None, Result], shown: Callable[[Step], Study]
) -> Generator[Callable[[], Study], None, Result]:
    """Go through steps, each with what makes a study of it; what came of them in the end."""
    while True:
        try:
            step = next(steps)
        except StopIteration as done:
            result: Result = done.value
            return result
        yield partial(shown, step)
