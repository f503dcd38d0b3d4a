"""The project report: the page of one project, with the evidence behind its figures."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from organiser_app.domain.errors import NotFound
from organiser_app.language import tr
from organiser_app.reports import blocks, evidence
from organiser_app.reports.documents.listening_report import furniture
from organiser_app.reports.documents.method import method
from organiser_app.reports.documents.project import project_page
from organiser_app.reports.setter import Setter

if TYPE_CHECKING:
    from reportlab.platypus import Flowable

    from organiser_app.domain.figures import Statistics
    from organiser_app.reports.pages import Furniture


def project_report(figures: Statistics) -> tuple[list[Flowable], Furniture]:
    """The first project's page and the method; `NotFound` where the figures hold no project."""
    if not figures.projects:
        raise NotFound(tr("There is no project to report on. Choose one, and try again."))
    setter = Setter(evidence.of_project(figures))
    project = figures.projects[0]
    pages = [
        project_page(setter, project, tr("Project")),
        method(setter, figures, tr("Method and evidence")),
    ]
    details = furniture(setter, figures, setter.name(project.name))
    return blocks.on_pages(pages), replace(details, has_cover=False)
