"""From statistics to the bytes of a PDF: the one door to the reports.

Nothing is read but the statistics: the same statistics give the same bytes, whenever and
wherever they are rendered.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from organiser_app.reports import faces, pages
from organiser_app.reports.documents.listening_report import listening_report
from organiser_app.reports.documents.project_report import project_report

if TYPE_CHECKING:
    from organiser_app.domain.figures import Statistics


class Document(StrEnum):
    """The reports that can be made."""

    LISTENING = "listening"
    PROJECT = "project"


def render(document: Document, statistics: Statistics) -> bytes:
    """The report as a PDF; `NotFound` where a project report is wanted and there is no project."""
    faces.register()
    write = {Document.LISTENING: listening_report, Document.PROJECT: project_report}[document]
    story, furniture = write(statistics)
    return pages.build(story, furniture)
