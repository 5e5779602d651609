# SPDX-License-Identifier: EUPL-1.2
"""A document appears whole or not at all: it is written beside its place, then put there in one move."""

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from accomp_desktop.domain.errors import UserError


class CannotWriteDocument(UserError):
    """The place of a document cannot be written: no right, no room, or the file is open elsewhere."""

    def __init__(self, path: Path) -> None:
        """Take the file that could not be written."""
        super().__init__(
            f"Le fichier «\u202f{path.name}\u202f» n’a pas pu être écrit dans «\u202f{path.parent}\u202f». "
            "Fermez-le s’il est ouvert dans un autre logiciel, vérifiez la place et vos droits dans ce dossier, "
            "puis recommencez."
        )


class WrongEnding(UserError):
    """A document would bear a name under which its program refuses to open it, or another file’s."""

    def __init__(self, path: Path, ending: str) -> None:
        """Take the file named, and the ending it must have."""
        super().__init__(
            f"«\u202f{path.name}\u202f»\u202f: le nom de ce document doit finir par {ending} pour qu’un logiciel "
            "l’ouvre. Changez-le, puis recommencez."
        )


def check_ending(path: Path, ending: str) -> None:
    """Refuse a name that does not say what the file is."""
    if path.suffix.lower() != ending:
        raise WrongEnding(path, ending)


@contextmanager
def writing(path: Path) -> Generator[Path, None, None]:
    """Give the path to write at; once written, the document replaces what stood at its place."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with TemporaryDirectory(prefix=".accomp-", dir=path.parent) as folder:
            partial = Path(folder) / path.name
            yield partial
            partial.replace(path)
    except OSError as wrong:
        raise CannotWriteDocument(path) from wrong
