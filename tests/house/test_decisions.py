# SPDX-License-Identifier: EUPL-1.2
"""Each package we take, and each choice someone will ask about, has its short record in docs/decisions."""

import re
import tomllib
from itertools import chain

from packaging.requirements import Requirement

from tests.house.sources import ROOT

RECORDS = {file.name: file.read_text("utf-8") for file in sorted((ROOT / "docs" / "decisions").glob("*.md"))}
PARTS = ("**Context.**", "**Choice.**", "**Price.**")


def packages_taken() -> set[str]:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lists = (
        project["project"]["dependencies"],
        project["build-system"]["requires"],
        *project["dependency-groups"].values(),
    )
    return {Requirement(line).name for line in chain(*lists)}


def packages_recorded() -> set[str]:
    lines = re.findall(r"^Packages: (.+)$", "\n".join(RECORDS.values()), re.MULTILINE)
    return {name for line in lines for name in re.findall(r"`([^`]+)`", line)}


def test_each_package_has_its_record() -> None:
    assert packages_taken() - packages_recorded() == set()


def test_no_record_speaks_of_a_package_that_left() -> None:
    assert packages_recorded() - packages_taken() == set()


def test_a_record_has_a_number_of_its_own_and_its_three_parts() -> None:
    numbers = [name.partition("-")[0] for name in RECORDS]
    assert len(set(numbers)) == len(numbers), numbers
    assert not [name for name in RECORDS if not re.fullmatch(r"\d{4}-[a-z0-9-]+\.md", name)]
    assert not [name for name, text in RECORDS.items() if not all(part in text for part in PARTS)]
