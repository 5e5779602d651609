# SPDX-License-Identifier: EUPL-1.2
"""The papers of a diagnosis, written by name."""

from datetime import datetime
from pathlib import Path

from accomp_desktop.domain.restitution import Diagnosed, PaperName, for_departement, my_situation, restitution


def write_paper(path: Path, paper: PaperName, told: Diagnosed, made_at: datetime, *, with_marks: bool = False) -> None:
    """Write a paper; `with_marks` once the person agrees that the Département sees them."""
    from accomp_desktop.reports.my_situation import write_my_situation
    from accomp_desktop.reports.restitution import write_restitution

    match paper:
        case "page":
            write_my_situation(path, my_situation(told), made_at)
        case "restitution":
            write_restitution(path, restitution(told), made_at)
        case "departement":
            write_restitution(path, for_departement(told, with_marks=with_marks), made_at)
