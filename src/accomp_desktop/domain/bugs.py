# SPDX-License-Identifier: EUPL-1.2
"""Our own bugs: a report to send that holds no value of any record, only where in our code it happened.

What it imports is imported when there is one: every start would pay for it.
"""

from pathlib import PurePath

PACKAGE = "accomp_desktop"


def bug_report(bug: BaseException) -> str:
    """Say the sort of error and the lines of our code it went through, last first; never its text, never a value."""
    import platform
    import traceback
    from importlib.metadata import version

    places = [
        f"{_inside(frame.filename)}:{frame.lineno}"
        for frame in traceback.extract_tb(bug.__traceback__)
        if PACKAGE in PurePath(frame.filename).parts
    ]
    where = " ← ".join(reversed(places)) or "hors d’Accomp"
    system = f"Accomp {version('accomp-desktop')}, Python {platform.python_version()}, {platform.system()}"
    return f"{type(bug).__name__}, {where} ({system})"


def _inside(file: str) -> str:
    parts = PurePath(file).parts
    return "/".join(parts[len(parts) - parts[::-1].index(PACKAGE) :])
