# SPDX-License-Identifier: EUPL-1.2
"""Where a new register and the demonstration are proposed to be written."""

import re
import unicodedata
from pathlib import Path

from PySide6.QtCore import QStandardPaths

_LONGEST = 40


def register_place(structure: str) -> Path:
    """Propose a file of the user's documents named after the structure."""
    from accomp_desktop.domain.kinds import fold

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    plain = unicodedata.normalize("NFKD", fold(structure)).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-")
    return Path(documents) / f"{name or 'registre'}.accomp"


def demonstration_folder() -> Path:
    """Keep the demonstration out of the user's documents."""
    kept = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.AppLocalDataLocation)
    return Path(kept) / "demonstration"
