"""The words of a project's way, as the board and the strip are labelled."""

from __future__ import annotations

from organiser_app.domain.values import ProjectStage
from organiser_app.language import tr


def stage_word(stage: ProjectStage) -> str:
    """How far a project has come."""
    return {
        ProjectStage.HEARD: tr("Heard"),
        ProjectStage.IDEA: tr("Idea"),
        ProjectStage.GETTING_GOING: tr("Getting going"),
        ProjectStage.RUNNING: tr("Running"),
        ProjectStage.RESIDENTS_OWN: tr("Residents’ own"),
        ProjectStage.ENDED: tr("Ended"),
    }[stage]
