# SPDX-License-Identifier: EUPL-1.2
"""What is wrong in a kit: where, what was expected, what was found, and the word that was perhaps meant."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from accomp_desktop.domain.errors import UserError
from accomp_desktop.domain.grammar import nearest, quoted
from accomp_desktop.domain.kinds import NARROW
from accomp_desktop.exchange.toml_lines import Steps


@dataclass(frozen=True)
class Fault:
    """One fault; `file` and `line` are empty when the kit comes from a register."""

    steps: Steps
    expected: str
    found: str = ""
    nearest: str = ""
    file: str = ""
    line: int = 0

    @property
    def path(self) -> str:
        """Write ("tracks", 2, "code") as « tracks[2].code »."""
        return "".join(f"[{one}]" if isinstance(one, int) else f".{one}" for one in self.steps).removeprefix(".")

    @property
    def sentence(self) -> str:
        """Say all of it, the place first, as the middle of a sentence."""
        line = f"ligne {self.line}" if self.line else ""
        where = ", ".join(part for part in (self.file, line, self.path) if part)
        perhaps = f" ({quoted(self.nearest)} peut-être)" if self.nearest else ""
        found = f"\u202f; trouvé\u202f: {self.found}" if self.found else ""
        return f"{where + NARROW + ': ' if where else ''}il faut {self.expected}{perhaps}{found}"


def unknown(steps: Steps, expected: str, found: str, known: Collection[str], *, listed: bool = False) -> Fault:
    """Refuse a word that is none of those known, which are all shown when they are few."""
    shown = f"\u202f: {', '.join(known)}" if listed else ""
    return Fault(steps, expected + shown, quoted(found), nearest(found, known))


class KitError(UserError):
    """A kit that cannot be used; its sentence shows the first fault and how many others there are."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Take the faults, at least one."""
        self.faults = tuple(faults)
        more = len(self.faults) - 1
        others = f" (et {more} autre{'s' if more > 1 else ''} erreur{'s' if more > 1 else ''})" if more else ""
        super().__init__(f"Kit de programme, {self.faults[0].sentence}{others}.")
