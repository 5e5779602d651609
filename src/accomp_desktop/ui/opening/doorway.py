# SPDX-License-Identifier: EUPL-1.2
"""How the pages before a register open one: through one callable, so that only one of them hears that it is open."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from accomp_desktop.store.register import Register


class Doorway(Protocol):
    """Opens a register: `then` once it is on the desk, `failed` with the reason if it is not."""

    def __call__(
        self,
        path: Path,
        opening: Callable[[], "Register"],
        then: Callable[[], None],
        failed: Callable[[BaseException], None],
    ) -> None:
        """Run `opening` in the lane that will own the register."""
        ...


def opened(path: Path, secret: str, author: str) -> "Register":
    """Open a register; the heavy imports are paid in the lane that calls this."""
    from accomp_desktop.store.register import Register

    return Register.open(path, secret, author=author)


def opened_by_key(path: Path, key: str, author: str) -> "Register":
    """Open a register by its recovery key, refusing what cannot be one before trying it as a passphrase."""
    from accomp_desktop.store import recovery
    from accomp_desktop.store.mistakes import RecoveryKeyMistyped

    if not recovery.is_shaped_like_one(key):
        raise RecoveryKeyMistyped
    return opened(path, key, author)
