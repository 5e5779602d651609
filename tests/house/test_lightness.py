# SPDX-License-Identifier: EUPL-1.2
"""The first window shows before anything heavy is imported: what start-up time rests on."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = {
    "alembic", "cryptography", "filelock", "lxml", "msoffcrypto", "olefile", "psutil", "pydantic", "python_calamine",
    "reportlab", "sqlalchemy", "sqlcipher3", "svglib", "tomli_w", "xlsxwriter",
}  # fmt: skip
"""The libraries of the register, of the spreadsheets and of the documents, each imported by what needs it."""

SHOWN_AND_LEFT = """
import sys
from PySide6.QtCore import QTimer
from accomp_desktop.__main__ import main
from accomp_desktop.ui.application import make_application

application, _ = make_application()
QTimer.singleShot(0, application.quit)
code = main([])
print(*{name.partition(".")[0] for name in sys.modules})
sys.exit(code)
"""


def test_the_first_window_imports_nothing_heavy(tmp_path: Path) -> None:
    """Neither the program nor the window in which a register is chosen needs any of these."""
    settings = {"QT_QPA_PLATFORM": "offscreen", "XDG_CONFIG_HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path)}
    command = [sys.executable, "-c", SHOWN_AND_LEFT]
    ended = subprocess.run(command, env={**os.environ, **settings}, capture_output=True, text=True, check=True)
    imported = set(ended.stdout.split())
    assert {"PySide6", "accomp_desktop"} <= imported
    assert not imported & HEAVY
