# SPDX-License-Identifier: EUPL-1.2
"""Where the files that travel with the application are: its resources and the workbooks to fill."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def _folder(name: str) -> Path:
    """Find a folder inside the package, where a wheel and the frozen application carry it, or atop the sources."""
    inside = _PACKAGE / name
    return inside if inside.is_dir() else _PACKAGE.parents[1] / name


RESOURCES = _folder("resources")
TEMPLATES = _folder("templates_xlsx")
