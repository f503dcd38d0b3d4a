"""What the machines of the laws share: what they draw at random, and how long they run.

`make test` tries each of them on a few examples, `make endurance` on as many as it is told to by
ORGANISER_EXAMPLES, with as many devices as ORGANISER_DEVICES says.
"""

from __future__ import annotations

import os
import tempfile
from functools import cache
from pathlib import Path
from unittest import TestCase

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine

from organiser_app.store.log import create_log
from tests.properties.merge_oracle import DEVICES
from tests.store_fixtures import PASSPHRASE, surroundings

_EXAMPLES = os.environ.get("ORGANISER_EXAMPLES")
devices = st.integers(0, DEVICES - 1)
picks = st.integers(0, 1_000)


@cache
def template() -> Path:
    """An empty log, made once."""
    path = Path(tempfile.mkdtemp(prefix="organiser-machines-")) / "Empty.olog"
    create_log(path, PASSPHRASE, surroundings()).close()
    return path


def tried(machine: type[RuleBasedStateMachine], examples: int, steps: int) -> type[TestCase]:
    """The test that runs a machine: on so many examples of so many steps in the gate.

    Whoever asks for more, as `make mutants` does, does not care which is the smallest that fails.
    """
    test: type[TestCase] = machine.TestCase
    test.settings = settings(  # type: ignore[attr-defined]
        max_examples=int(_EXAMPLES or examples),
        phases=[phase for phase in Phase if not (_EXAMPLES and phase is Phase.shrink)],
        stateful_step_count=steps,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    return test
