# SPDX-License-Identifier: EUPL-1.2
"""The lines of a list counted in words: those read are the sum of what they became."""

from collections.abc import Mapping

from accomp_desktop.domain.import_plan import Status

ONE_AND_SEVERAL: Mapping[Status, tuple[str, str]] = {
    "created": ("nouvelle", "nouvelles"),
    "updated": ("à mettre à jour", "à mettre à jour"),
    "unchanged": ("inchangée", "inchangées"),
    "duplicate": ("en double", "en double"),
    "possible": ("à confirmer", "à confirmer"),
    "conflict": ("en conflit", "en conflit"),
    "refused": ("refusée", "refusées"),
    "skipped": ("laissée de côté", "laissées de côté"),
    "elsewhere": ("pour une autre structure", "pour une autre structure"),
}


def balance(counts: Mapping[str, int]) -> str:
    """Say it as a sum: « 31 lignes lues = 20 nouvelles + 11 inchangées »."""
    read = counts.get("read", 0)
    parts = [
        f"{count} {ONE_AND_SEVERAL[status][count > 1]}" for status in ONE_AND_SEVERAL if (count := counts.get(status))
    ]
    return f"{_of(read, 'ligne lue', 'lignes lues')} = {' + '.join(parts) or '0'}"


def _of(count: int, one: str, several: str) -> str:
    return f"{count} {several if count > 1 else one}"
