# SPDX-License-Identifier: EUPL-1.2
"""What a new register is made of, and its making, in the lane that will own it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from accomp_desktop.domain.kit import ADVISERS, Kit
from accomp_desktop.domain.operation import Operation, Structure
from accomp_desktop.domain.questions import Item

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register

FIRST_ACT = "Première ouverture"


@dataclass(frozen=True)
class Founding:
    """What the steps have gathered; `operation` is `None` when there is none yet."""

    path: Path
    passphrase: str
    author: str
    structure: Structure
    kit: Kit
    operation: Operation | None = None


def with_team(kit: Kit, names: tuple[str, ...]) -> Kit:
    """Give a kit its team."""
    team = tuple(Item(f"adviser_{rank}", name) for rank, name in enumerate(dict.fromkeys(names), 1))
    return replace(kit, lists={**kit.lists, ADVISERS: team})


def found(founding: Founding, print_key: Callable[[str], None]) -> "Register":
    """Create a register; the recovery key goes to `print_key`."""
    from accomp_desktop.exchange.kits import kit_to_data
    from accomp_desktop.store.register import Register

    register, key = Register.create(
        founding.path,
        founding.passphrase,
        structure=founding.structure,
        kit=kit_to_data(founding.kit),
        author=founding.author,
    )
    if founding.operation is not None:
        register.apply([founding.operation], FIRST_ACT)
    print_key(key)
    return register


def read_kits(_progress: object) -> tuple[Kit, ...]:
    """Read the kits that travel with the application."""
    from accomp_desktop.exchange.kits import kits, read_kit

    return tuple(read_kit(folder) for folder in kits())


def read_a_kit(path: Path) -> Kit:
    """Read a kit received from another structure; raises `KitError`."""
    from accomp_desktop.exchange.kit_package import read_any_kit

    return read_any_kit(path)
