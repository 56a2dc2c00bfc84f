"""Spoilt minutes are read or refused, never a crash; endless lines end."""

from __future__ import annotations

import contextlib
import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data_sources.ingest.minutes.containers.files import opened
from data_sources.ingest.minutes.printed import as_json_dict
from data_sources.ingest.minutes.reading import read_minutes
from data_sources.ingest.minutes.refusal import NotMinutesError

MINUTES = Path(__file__).parent / "minutes"
SOURCES = sorted(path for path in MINUTES.iterdir() if path.suffix in {".txt", ".docx", ".pdf"})
IN_EACH_PART = (
    "ПРОТОКОЛ № 1\nзаседания {0}\n14.02.2024\n{0}\nПредседатель: Ясенева А.А.{0}\n"
    "Присутствовали: Кленов П.П., {0}\nПовестка:\n1. О плане {0}\nСЛУШАЛИ:\n{0}\n"
    "РЕШИЛИ:\n1. Провести {0}\nОтв.: {0}\nСрок: {0}\nГолосовали: «за» – {0}\nПредседатель {0}"
)


def spoilt(lines: list[str], dice: random.Random) -> list[str]:
    """Lines with one kind of damage."""
    damages = (
        lambda: [line for line in lines if dice.random() > 0.15],
        lambda: [line.replace("–", dice.choice("-—−")) for line in lines],
        lambda: [line.replace(" ", "\u00a0") for line in lines],
        lambda: [line.upper() if dice.random() < 0.4 else line for line in lines],
        lambda: [line.lower() if dice.random() < 0.4 else line for line in lines],
        lambda: dice.sample(lines, len(lines)),
        lambda: [line[: dice.randrange(len(line) + 1)] for line in lines],
        lambda: ["".join(sign for sign in line if dice.random() > 0.03) for line in lines],
        lambda: [" ".join(lines)],
        lambda: lines + lines,
    )
    return dice.choice(damages)()


@settings(max_examples=120, deadline=None)
@given(seed=st.integers(0, 10**6), source=st.sampled_from(SOURCES), times=st.integers(1, 3))
def test_spoilt_minutes_never_crash(
    tmp_path_factory: pytest.TempPathFactory, seed: int, source: Path, times: int
) -> None:
    dice = random.Random(seed)
    lines = [line.text for line in opened(source).paragraphs]
    for _ in range(times):
        lines = spoilt(lines, dice)
    path = tmp_path_factory.mktemp("spoilt") / "minutes.txt"
    path.write_text("\n".join(lines), encoding="utf-8")
    draft = None
    with contextlib.suppress(NotMinutesError):
        draft = read_minutes(path)

    if draft is not None:
        size, last_line = len(draft.text), draft.text.count("\n") + 1
        assert json.dumps(as_json_dict(draft))
        assert all(0 <= each.place.start <= each.place.end <= size for each in draft.points)
        assert all(1 <= each.line <= last_line for each in draft.warnings)


@pytest.mark.parametrize("sign", ["а", "А", " ", "(", "1", "1.", "до ", "Аб "])
def test_endless_lines_end(tmp_path: Path, sign: str) -> None:
    path = tmp_path / "minutes.txt"
    path.write_text(IN_EACH_PART.format(sign * (90_000 // len(sign))), encoding="utf-8")

    assert read_minutes(path).number is not None
