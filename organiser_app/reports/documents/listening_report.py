"""The listening report: a patch, its days, what was heard and what came of it."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from reportlab.platypus import NextPageTemplate

from organiser_app.language import tr
from organiser_app.reports import blocks, evidence, phrases
from organiser_app.reports.documents.asks import asks, has_asks
from organiser_app.reports.documents.assets import assets, has_assets
from organiser_app.reports.documents.cover import cover
from organiser_app.reports.documents.heard import heard
from organiser_app.reports.documents.method import method
from organiser_app.reports.documents.money import has_money, money
from organiser_app.reports.documents.months import has_months, months
from organiser_app.reports.documents.next_steps import next_steps
from organiser_app.reports.documents.numbers import numbers
from organiser_app.reports.documents.project import project_page
from organiser_app.reports.pages import BODY, Furniture
from organiser_app.reports.setter import Setter

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import Statistics


def listening_report(figures: Statistics) -> tuple[list[Flowable], Furniture]:
    """The whole report as flowables, and what stands on every page."""
    setter = Setter(evidence.of_listening(figures))
    parts = _Parts()
    pages = [
        cover(setter, figures),
        numbers(setter, figures, parts.kicker(tr("The story in numbers"))),
        heard(setter, figures, parts.kicker(tr("What we heard"))),
    ]
    if has_months(figures):
        pages.append(months(setter, figures, parts.kicker(tr("Month by month"))))
    for project in figures.projects:
        pages.append(project_page(setter, project, parts.kicker(tr("Project"))))
    if has_asks(figures):
        pages.append(asks(setter, figures, parts.kicker(tr("What we asked for"))))
    if has_assets(figures):
        pages.append(assets(setter, figures, parts.kicker(tr("What is strong here"))))
    if has_money(figures.money):
        pages.append(money(setter, figures, parts.kicker(tr("Money"))))
    pages.append(next_steps(setter, figures, parts.kicker(tr("What next"))))
    pages.append(method(setter, figures, parts.kicker(tr("Method and evidence"))))
    story = [NextPageTemplate(BODY), *blocks.on_pages(pages)]
    return story, furniture(setter, figures, tr("Listening report"))


class _Parts:
    """Numbers the parts of the report; the cover is the first."""

    def __init__(self) -> None:
        self._numbers: Iterator[int] = count(2)

    def kicker(self, words: str) -> str:
        """The line over a page's title."""
        return f"{next(self._numbers)}  {words}"


def furniture(setter: Setter, figures: Statistics, title: str) -> Furniture:
    """Running head and details of the file, with the host, else the organiser, as author."""
    patch = setter.name(figures.patch)
    return Furniture(
        title=tr("{title}: {patch}", title=title, patch=patch),
        author=setter.name(figures.host or figures.organiser),
        subject=tr("Report on {patch}", patch=patch),
        head_right=phrases.period(figures.period),
    )
