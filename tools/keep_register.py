# SPDX-License-Identifier: EUPL-1.2
"""Keeps a register of the present schema in tests/registers, for the versions to come to open.

    uv run python -m tools.keep_register

Run once for each schema, before its first release; its passphrase is that of `tests/registering.py`.
"""

from pathlib import Path

from accomp_desktop.store.files import companion_of
from accomp_desktop.store.schema import HEAD
from tests.registering import create, one_of_each

REGISTERS = Path(__file__).resolve().parents[1] / "tests" / "registers"


def main() -> None:
    """Write the register, with an invented person in the middle of the path, an act undone and a second kit."""
    path = REGISTERS / f"{HEAD}.accomp"
    for old in (path, companion_of(path)):
        old.unlink(missing_ok=True)
    register, _ = create(path)
    with register:
        register.apply(one_of_each().values(), "Import")
        register.save_kit({**register.kit_data(), "label": "Rebondir"}, "Nom du kit")
        register.undo()
    print(path.name, path.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
