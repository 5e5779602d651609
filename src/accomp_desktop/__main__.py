# SPDX-License-Identifier: EUPL-1.2
"""The application: its windows, or a command; nothing heavy is imported before it is needed."""

import os
import sys
from collections.abc import Sequence
from pathlib import Path

REGISTER_ENDING = ".accomp"


def main(arguments: Sequence[str] | None = None) -> int:
    """Open the windows, on a register if one is named, or carry out a command; give the exit code."""
    words = sys.argv[1:] if arguments is None else list(arguments)
    match words:
        case ["read-sheet", path]:  # what a frozen application starts to read a received file
            from accomp_desktop.exchange.sheet_reader import main as read_sheet

            return read_sheet(path)
        case []:
            return open_windows(None)
        case [path] if path.endswith(REGISTER_ENDING):
            return open_windows(Path(path))
        case _:
            from accomp_desktop.cli.run import run

            return run(words, photograph)


def open_windows(register: Path | None) -> int:
    """Show the application until its window is closed; `ACCOMP_PASSPHRASE`, if set, opens the register named."""
    from accomp_desktop.ui import preferences
    from accomp_desktop.ui.application import make_application
    from accomp_desktop.ui.bug_report import watch
    from accomp_desktop.ui.desk import Desk
    from accomp_desktop.ui.lanes import Lanes
    from accomp_desktop.ui.screens import SCREENS
    from accomp_desktop.ui.window import Window

    application, appearance = make_application()
    appearance.choose(preferences.appearance())
    lanes = Lanes()
    window = Window(Desk(lanes, lanes), appearance, SCREENS)
    watch(window.show_failure, window)
    window.begin(register)
    window.show()
    code = application.exec()
    lanes.close()
    return code


def photograph(register: Path, passphrase: str, folder: Path) -> Sequence[Path]:
    """Leave in a folder a picture of each screen on a register, on a virtual screen where there is no display."""
    if sys.platform == "linux" and not (os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from accomp_desktop.ui.gallery import photograph_screens

    return photograph_screens(register, passphrase, folder)


if __name__ == "__main__":
    sys.exit(main())
