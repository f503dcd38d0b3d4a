"""Whatever a pack is made of, it is read rightly or refused with one of our errors.

And it changes no log: one that is refused writes nothing, one that is merged is taken back whole.
`python -m tests.benchmarks.bench_fuzz` tries ten thousand more.
"""

from __future__ import annotations

import json
import random
import resource
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from organiser_app.domain.errors import DamagedPack, PackTooLarge
from organiser_app.sync.pack import open_pack
from organiser_app.sync.unpacking import is_shallow
from tests.sync.attacked import IN_PART, WHOLE, Attacked, attacked
from tests.sync.hostile_packs import KINDS, Kind, bomb, outcome, true_tables
from tests.sync.packs import READER, honest, pack_for, put_together

_MEMORY_KIB = 300 * 1024


@pytest.fixture(scope="module")
def victim(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """A log that all packs are tried on, and which none may change."""
    with attacked(tmp_path_factory.mktemp("victim")) as made:
        yield made


@settings(max_examples=300, deadline=None)
@given(kind=st.sampled_from(KINDS), seed=st.integers(0, 2**32))
def test_a_hostile_pack_is_read_rightly_or_refused_and_changes_no_log(
    victim: Attacked, kind: Kind, seed: int
) -> None:
    with TemporaryDirectory() as folder:
        path, scratch = Path(folder) / "Asha.opack", Path(folder) / "scratch"
        scratch.mkdir()
        allowed = kind(random.Random(seed), path)  # noqa: S311
        content = path.read_bytes()
        came = outcome(path, scratch)
        assert came.lines is None or came.lines == allowed
        assert sorted(each.name for each in Path(folder).rglob("*")) == ["Asha.opack", "scratch"]
        assert path.read_bytes() == content
        said = victim.outcome(path)
        assert came.lines is not None or said not in (WHOLE, IN_PART)


def test_a_pack_of_true_rows_is_merged_and_one_with_a_bad_row_in_part(
    victim: Attacked, tmp_path: Path
) -> None:
    lines = [line for table in true_tables() for line in table]
    for each, said in ((lines, WHOLE), ([*lines, b"[]"], IN_PART)):
        pack_for(tmp_path / "Asha.opack", READER, lines=each)
        assert victim.outcome(tmp_path / "Asha.opack") == said


@pytest.mark.parametrize(
    ("value", "error"), [(0, PackTooLarge), (ord("\n"), DamagedPack), (ord("["), PackTooLarge)]
)
def test_a_bomb_is_refused_at_once_and_fills_no_memory(
    tmp_path: Path, value: int, error: type[Exception]
) -> None:
    payload = bomb(250_000, value)  # 32 GB
    put_together(tmp_path / "Bomb.opack", honest(payload, 10_000_000, 10**10), payload)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    begun = perf_counter()
    with open_pack(tmp_path / "Bomb.opack", READER) as pack, pytest.raises(error):
        list(pack.lines())
    assert perf_counter() - begun < 5  # 0.1 s by itself
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < _MEMORY_KIB


@settings(max_examples=60)
@given(
    st.recursive(
        st.text() | st.integers(), lambda each: st.lists(each) | st.dictionaries(st.text(), each)
    ),
    st.integers(1, 6),
)
def test_a_line_is_as_deep_as_the_json_in_it(content: object, nesting: int) -> None:
    assert is_shallow(json.dumps(content).encode(), nesting) is (depth(content) <= nesting)
    assert is_shallow(json.dumps(content, ensure_ascii=False).encode(), nesting) is (
        depth(content) <= nesting
    )


def depth(content: object) -> int:
    """How deep lists and objects lie in each other."""
    if isinstance(content, dict):
        content = list(content.values())
    return 1 + max(map(depth, content), default=0) if isinstance(content, list) else 0


@pytest.mark.parametrize("line", [b'"' + b'\\"' * 2_000_000, b'["' * 2_000_000, b'"' * 4_000_001])
def test_the_depth_of_a_long_line_is_soon_found(line: bytes) -> None:
    begun = perf_counter()
    is_shallow(b"[" * 3 + line, 2)
    assert perf_counter() - begun < 5  # 0.2 s by itself
