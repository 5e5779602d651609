# SPDX-License-Identifier: EUPL-1.2
"""The recovery key: the secret of a register, as letters and figures that a person can print, read and type."""

from hashlib import sha256

from accomp_desktop.store.mistakes import RecoveryKeyMistyped

SECRET_BYTES = 20
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("OIL", "011", " -–\u00a0\u202f\t\r\n")
_BODY, _CHECK, _GROUP = 32, 3, 5


def printable(secret: bytes) -> str:
    """Write a secret (20 bytes) as seven groups of five: Crockford’s base 32, then three letters of check."""
    letters = _letters(int.from_bytes(secret), _BODY) + _check(secret)
    return "-".join(letters[start : start + _GROUP] for start in range(0, len(letters), _GROUP))


def is_shaped_like_one(typed: str) -> bool:
    """Tell whether what was typed has the length and the letters of a recovery key."""
    letters = _cleaned(typed)
    return len(letters) == _BODY + _CHECK and set(letters) <= set(_ALPHABET)


def secret_of(typed: str) -> bytes:
    """Read back what `printable` wrote, in any case and spacing; `RecoveryKeyMistyped` if it does not check."""
    letters = _cleaned(typed)
    if not is_shaped_like_one(typed):
        raise RecoveryKeyMistyped
    number = 0
    for letter in letters[:_BODY]:
        number = number * 32 + _ALPHABET.index(letter)
    secret = number.to_bytes(SECRET_BYTES)
    if _check(secret) != letters[_BODY:]:
        raise RecoveryKeyMistyped
    return secret


def _cleaned(typed: str) -> str:
    return typed.upper().translate(_READ_AS)


def _check(secret: bytes) -> str:
    return _letters(int.from_bytes(sha256(b"accomp recovery key" + secret).digest()[:2]) >> 1, _CHECK)


def _letters(number: int, length: int) -> str:
    return "".join(_ALPHABET[(number >> (5 * place)) & 31] for place in reversed(range(length)))
