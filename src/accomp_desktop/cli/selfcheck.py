# SPDX-License-Identifier: EUPL-1.2
"""The self-check: the whole path in a temporary folder, on a handful of invented people."""

from argparse import Namespace
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from accomp_desktop.cli.answers import Answer
from accomp_desktop.cli.demo import Photograph, report_on
from accomp_desktop.cli.documents import write_documents
from accomp_desktop.demonstration.build import AUTHOR, FILE_NAME, PASSPHRASE, build
from accomp_desktop.domain.bugs import bug_report
from accomp_desktop.domain.errors import UserError
from accomp_desktop.store.register import Register

PEOPLE = 8
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
"""The smallest photograph, in base 64."""

Step: TypeAlias = Callable[[Path, Photograph], Iterator[str]]
"""Does a part of the path in the folder, and says in French what is not as it should be."""


def self_check(_options: Namespace, photograph: Photograph) -> Answer:
    """Go the whole path and say each thing that fails; when all is well, nothing."""
    with TemporaryDirectory(prefix="accomp-") as folder:
        return Answer((), faults=tuple(faults(Path(folder), photograph)))


def faults(folder: Path, photograph: Photograph, steps: Iterable[str] = ()) -> Iterator[str]:
    """Go through the steps (all, or those named); one that breaks is one sentence, the next ones are still tried."""
    for name in steps or STEPS:
        step = STEPS[name]
        try:
            yield from (f"{name}\u202f: {fault}" for fault in step(folder, photograph))
        except UserError as mistake:
            yield f"{name}\u202f: {mistake}"
        except Exception as bug:  # noqa: BLE001  whatever breaks is what the self-check is there to say
            yield f"{name}\u202f: {bug_report(bug)}"


def _register(folder: Path, _photograph: Photograph) -> Iterator[str]:
    with Register.open(build(folder, people=PEOPLE), PASSPHRASE, author=AUTHOR) as register:
        yield from register.check()
        if (there := len(register.people())) != PEOPLE:
            yield f"{there} personnes au lieu de {PEOPLE}."


def _documents(folder: Path, _photograph: Photograph) -> Iterator[str]:
    report = report_on(folder / FILE_NAME)
    if (counted := report.figures.to_data()["accompanied"]) != PEOPLE:
        yield f"{counted} personnes accompagnées au lieu de {PEOPLE}."
    yield from _empty(write_documents(report, folder))


def _pictures(folder: Path, photograph: Photograph) -> Iterator[str]:
    pictures = photograph(folder / FILE_NAME, PASSPHRASE, folder / "images")
    if not pictures:
        yield "aucune image."
    yield from _empty(pictures)


def _scan(folder: Path, _photograph: Photograph) -> Iterator[str]:
    from accomp_desktop.exchange.scan_files import read_scan

    scanned = folder / "piece.png"
    scanned.write_bytes(b64decode(PIXEL))
    if not read_scan(scanned).content:
        yield "la photo lue est vide."


def _empty(files: Iterable[Path]) -> Iterator[str]:
    return (f"«\u202f{file.name}\u202f» est vide." for file in files if not file.stat().st_size)


STEPS: Mapping[str, Step] = {
    "Registre et import": _register,
    "Classeur et bilan": _documents,
    "Écrans": _pictures,
    "Numérisation": _scan,
}
