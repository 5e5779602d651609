# SPDX-License-Identifier: EUPL-1.2
"""The application: its windows, or a command; nothing heavy is imported before it is needed."""

import os
import sys
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.domain.cycles import no_search_for_cycles

if TYPE_CHECKING:
    from accomp_desktop.ui.window import Window

REGISTER_ENDING = ".accomp"
NO_SCREEN = (
    "Accomp n’a pas d’écran où s’ouvrir\u202f: lancez-le depuis une session graphique, "
    "ou employez ses commandes (accomp-desktop --help)."
)


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


def without_screen(platform: str, environment: Mapping[str, str]) -> bool:
    """Tell whether windows have nowhere to be shown, for want of which Qt would stop the program in English."""
    return platform == "linux" and not any(environment.get(one) for one in ("DISPLAY", "WAYLAND_DISPLAY"))


def open_windows(register: Path | None) -> int:
    """Show the application until its window is closed; `ACCOMP_PASSPHRASE`, if there is one, opens the register."""
    if without_screen(sys.platform, os.environ) and not os.environ.get("QT_QPA_PLATFORM"):
        print(NO_SCREEN, file=sys.stderr)
        return 1
    with no_search_for_cycles():  # the lanes look for them at their own moments
        from accomp_desktop.ui import preferences
        from accomp_desktop.ui.application import make_application, watch
        from accomp_desktop.ui.desk import Desk
        from accomp_desktop.ui.lanes import Lanes
        from accomp_desktop.ui.screens import SCREENS
        from accomp_desktop.ui.window import Window

        application, appearance = make_application()
        appearance.choose(preferences.appearance())
        lanes = Lanes()
        window = Window(Desk(lanes, lanes), appearance, SCREENS)
        watch(window.show_failure, window)
        _begin(window, register)
        window.show()
        code = application.exec()
        lanes.close()
        return code


def _begin(window: "Window", register: Path | None) -> None:
    secret = os.environ.get("ACCOMP_PASSPHRASE")
    if register is None or not secret:
        window.begin(register)
        return
    from accomp_desktop.cli.secrets import user_name
    from accomp_desktop.ui import preferences
    from accomp_desktop.ui.opening.doorway import opened

    opening, opened_by = window.opening, preferences.author() or user_name()
    opening.open_register(
        register,
        partial(opened, register, secret, opened_by),
        opening.entered.emit,
        lambda _refused: window.begin(register),
    )


def photograph(register: Path, passphrase: str, folder: Path) -> Sequence[Path]:
    """Leave in a folder a picture of each screen on a register, on a virtual screen where there is no display.

    What this workstation remembers of its user is neither read nor changed.
    """
    if without_screen(sys.platform, os.environ):
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tempfile import TemporaryDirectory

    from PySide6.QtCore import QSettings, qInstallMessageHandler

    from accomp_desktop.ui.gallery import photograph_screens

    with TemporaryDirectory(prefix="accomp-") as nobody:
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, nobody)
        before = qInstallMessageHandler(_say_what_matters)
        try:
            return photograph_screens(register, passphrase, folder)
        finally:
            qInstallMessageHandler(before)


def _say_what_matters(_kind: object, _context: object, message: str | None) -> None:
    """Pass on what Qt says, but for the one thing that the virtual screen says of every window."""
    if message and "propagateSizeHints" not in message:
        print(message, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
