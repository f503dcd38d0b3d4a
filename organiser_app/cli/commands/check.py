"""The command that looks a log over."""

from __future__ import annotations

from organiser_app.cli.call import Call
from organiser_app.cli.opening import opened
from organiser_app.cli.output import answer
from organiser_app.domain.errors import DamagedLog
from organiser_app.language import tr
from organiser_app.store.check import Finding
from organiser_app.store.check import check as findings_in


def check(call: Call) -> None:
    """Say whether the log is whole, and if not, what is wrong with it; nothing is changed."""
    findings = _findings(call)
    facts = {"log": call.log_path, "whole": not findings, "findings": findings}
    if not findings:
        answer(call, facts, [tr("{path} is whole.", path=call.log_path)])
        return
    answer(call, facts, [finding.what for finding in findings])
    raise DamagedLog(tr("{path} is not whole.", path=call.log_path))


def _findings(call: Call) -> tuple[Finding, ...]:
    try:
        with opened(call) as log:
            return findings_in(log)
    except DamagedLog as damage:  # so damaged that it cannot be opened, or closed
        return (Finding(damage.message, damage.detail),)
