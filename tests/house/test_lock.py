# SPDX-License-Identifier: EUPL-1.2
"""Whoever installs on Windows compiles nothing: each locked package of the application has a wheel for it."""

import tomllib
from typing import Any

import pytest
from packaging.markers import Marker
from packaging.tags import Tag, compatible_tags, cpython_tags
from packaging.utils import parse_wheel_filename

from tests.house.sources import ROOT

Package = dict[str, Any]

LOCKED: dict[str, Package] = {
    package["name"]: package for package in tomllib.loads((ROOT / "uv.lock").read_text("utf-8"))["package"]
}
WINDOWS = {
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "sys_platform": "win32",
}


def windows_tags(python: tuple[int, int]) -> set[Tag]:
    """What a CPython of this version takes on Windows, `abi3` and pure wheels included."""
    platforms = ["win_amd64"]
    return {*cpython_tags(python, platforms=platforms), *compatible_tags(python, platforms=platforms)}


def needed_on_windows(python: tuple[int, int]) -> set[str]:
    """The names of all packages that the application needs there, and those that they need."""
    version = "{}.{}".format(*python)
    machine = WINDOWS | {"python_version": version, "python_full_version": f"{version}.0"}
    needed: set[str] = set()
    ahead = ["accomp-desktop"]
    while ahead:
        for dependency in LOCKED[ahead.pop()].get("dependencies", []):
            applies = "marker" not in dependency or Marker(dependency["marker"]).evaluate(machine)
            if applies and dependency["name"] not in needed:
                needed.add(dependency["name"])
                ahead.append(dependency["name"])
    return needed


def has_wheel(package: Package, tags: set[Tag]) -> bool:
    names = (wheel["url"].rpartition("/")[2] for wheel in package.get("wheels", []))
    return any(parse_wheel_filename(name)[3] & tags for name in names)


@pytest.mark.parametrize("python", [(3, 11), (3, 13)])
def test_every_package_has_a_wheel_for_windows(python: tuple[int, int]) -> None:
    tags = windows_tags(python)
    needed = needed_on_windows(python)
    assert {"sqlcipher3", "shiboken6"} <= needed
    without = sorted(name for name in needed if not has_wheel(LOCKED[name], tags))
    assert not without, f"no wheel for Windows and Python {python[0]}.{python[1]}"


def test_a_package_with_sources_only_is_seen() -> None:
    sources_only = {"name": "invented", "sdist": {"url": "https://example.org/invented-1.0.tar.gz"}}
    for_linux = {"name": "invented", "wheels": [{"url": "https://example.org/i-1.0-cp311-cp311-linux_x86_64.whl"}]}
    pure = {"name": "invented", "wheels": [{"url": "https://example.org/invented-1.0-py3-none-any.whl"}]}
    tags = windows_tags((3, 11))
    assert [has_wheel(package, tags) for package in (sources_only, for_linux, pure)] == [False, False, True]
