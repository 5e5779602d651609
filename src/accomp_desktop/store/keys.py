# SPDX-License-Identifier: EUPL-1.2
"""The key of a register, and its companion file, which holds the secret wrapped once per slot.

The secret is 160 random bits. The key of the database derives from it, and the printed recovery key is it: a lost
companion is remade from the paper. A slot wraps the secret by argon2id then AES-GCM.
"""

import json
import secrets
import unicodedata
from base64 import b64decode, b64encode
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from accomp_desktop.store import recovery
from accomp_desktop.store.files import companion_of, write_whole
from accomp_desktop.store.mistakes import (
    CompanionMissing,
    CompanionUnreadable,
    EmptyPassphrase,
    RecoveryKeyMistyped,
    RegisterTooNew,
    WrongPassphrase,
    WrongRecoveryKey,
)

MARKER = "accomp register keys"
FORMAT = 1
_MOST_MEMORY_KIB, _MOST_PASSES, _MOST_LANES = 1024 * 1024, 64, 64


@dataclass(frozen=True)
class Cost:
    """What one guess of a passphrase costs: memory in KiB, passes, lanes of argon2id.

    The values are the second recommendation of RFC 9106 §4: about 0.2 s on a laptop five years old.
    """

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    def is_bearable(self) -> bool:
        """Tell whether this machine can pay it: a forged companion must not take all its memory."""
        return (
            8 * self.lanes <= self.memory_kib <= _MOST_MEMORY_KIB
            and 0 < self.passes <= _MOST_PASSES
            and 0 < self.lanes <= _MOST_LANES
        )


@dataclass(frozen=True)
class Slot:
    """The secret wrapped by a passphrase."""

    salt: bytes
    nonce: bytes
    wrapped: bytes
    cost: Cost


@dataclass(frozen=True)
class Companion:
    """What the companion file holds; `identity` tells whose recovery key this is without telling the key."""

    identity: str
    slots: tuple[Slot, ...]


def new_secret() -> bytes:
    """Draw the secret of a new register."""
    return secrets.token_bytes(recovery.SECRET_BYTES)


def database_key(secret: bytes) -> str:
    """Derive the raw key of the database: 256 bits, as 64 hexadecimal figures."""
    return _derived(secret, "accomp database key", 32)


def wrap(secret: bytes, passphrase: str, cost: Cost) -> Companion:
    """Make the companion that a passphrase opens; `EmptyPassphrase` if there is none."""
    if not passphrase.strip():
        raise EmptyPassphrase
    identity = _derived(secret, "accomp register identity", 16)
    empty = Slot(secrets.token_bytes(16), secrets.token_bytes(12), b"", cost)
    lock = AESGCM(_stretched(passphrase, empty))
    slot = replace(empty, wrapped=lock.encrypt(empty.nonce, secret, identity.encode()))
    return Companion(identity, (slot,))


def unlock(register: Path, typed: str) -> tuple[bytes, Companion | None]:
    """Find the secret of a register from a passphrase or a recovery key.

    Also give the companion, or `None` if it is lost or unreadable, which only the recovery key gets over.
    """
    try:
        companion = read_companion(register)
    except (CompanionMissing, CompanionUnreadable):
        if not recovery.is_shaped_like_one(typed):
            raise
        return recovery.secret_of(typed), None
    if recovery.is_shaped_like_one(typed):
        return _by_either(register, companion, typed), companion
    return _by_passphrase(register, companion, typed), companion


def read_companion(register: Path) -> Companion:
    """Read the companion of a register; says if it is missing, unreadable, or of a newer version."""
    path = companion_of(register)
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        raise CompanionMissing(register, path) from None
    except (OSError, UnicodeDecodeError):
        raise CompanionUnreadable(path) from None
    try:
        data = cast("dict[str, object]", json.loads(text))
        if data["marker"] != MARKER:
            raise CompanionUnreadable(path)
        if cast("int", data["format"]) > FORMAT:
            raise RegisterTooNew(register)
        slots = tuple(_slot(one) for one in cast("list[dict[str, object]]", data["slots"]))
        companion = Companion(str(data["identity"]), slots)
    except (ValueError, KeyError, TypeError, AttributeError):
        raise CompanionUnreadable(path) from None
    if not all(slot.cost.is_bearable() for slot in companion.slots):
        raise CompanionUnreadable(path)
    return companion


def is_companion_sound(register: Path) -> bool:
    """Tell whether the companion is there and can be read."""
    try:
        read_companion(register)
    except (CompanionMissing, CompanionUnreadable):
        return False
    return True


def write_companion(register: Path, companion: Companion) -> None:
    """Write the companion of a register, whole."""
    slots = [
        {
            "opens_with": "passphrase",
            "salt": b64encode(slot.salt).decode(),
            "nonce": b64encode(slot.nonce).decode(),
            "wrapped": b64encode(slot.wrapped).decode(),
            "argon2id": asdict(slot.cost),
        }
        for slot in companion.slots
    ]
    data = {"marker": MARKER, "format": FORMAT, "identity": companion.identity, "slots": slots}
    write_whole(companion_of(register), json.dumps(data, indent=2).encode())


def _slot(data: dict[str, object]) -> Slot:
    salt, nonce, wrapped = (b64decode(str(data[name]), validate=True) for name in ("salt", "nonce", "wrapped"))
    cost = cast("dict[str, object]", data["argon2id"])
    memory_kib, passes, lanes = (int(str(cost[name])) for name in ("memory_kib", "passes", "lanes"))
    return Slot(salt, nonce, wrapped, Cost(memory_kib, passes, lanes))


def _by_either(register: Path, companion: Companion, typed: str) -> bytes:
    """Try as a recovery key, then as a passphrase that happens to look like one."""
    wrong: RecoveryKeyMistyped | WrongRecoveryKey = WrongRecoveryKey(register)
    try:
        secret = recovery.secret_of(typed)
    except RecoveryKeyMistyped as mistyped:
        wrong = mistyped
    else:
        if _derived(secret, "accomp register identity", 16) == companion.identity:
            return secret
    try:
        return _by_passphrase(register, companion, typed)
    except WrongPassphrase:
        raise wrong from None


def _by_passphrase(register: Path, companion: Companion, passphrase: str) -> bytes:
    for slot in companion.slots:
        try:
            return AESGCM(_stretched(passphrase, slot)).decrypt(slot.nonce, slot.wrapped, companion.identity.encode())
        except (InvalidTag, ValueError):
            continue
    raise WrongPassphrase(register)


def _stretched(passphrase: str, slot: Slot) -> bytes:
    """Turn a passphrase into a key; « é » typed as one letter or as two is the same."""
    argon = Argon2id(
        salt=slot.salt,
        length=32,
        iterations=slot.cost.passes,
        lanes=slot.cost.lanes,
        memory_cost=slot.cost.memory_kib,
    )
    return argon.derive(unicodedata.normalize("NFKC", passphrase).encode())


def _derived(secret: bytes, purpose: str, length: int) -> str:
    return HKDF(algorithm=SHA256(), length=length, salt=None, info=purpose.encode()).derive(secret).hex()
