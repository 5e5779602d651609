# SPDX-License-Identifier: EUPL-1.2
"""Locked workbooks as the Offices of 2007 and of 2003 write them, with salts that do not change."""

import hashlib
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from struct import pack, unpack_from

import olefile
from cryptography.hazmat.decrepit.ciphers.algorithms import ARC4
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import ECB
from msoffcrypto.method.container.ecma376_encrypted import ECMA376Encrypted

sha1, md5 = (partial(one, usedforsecurity=False) for one in (hashlib.sha1, hashlib.md5))
SALT, VERIFIER = bytes(range(16)), bytes(range(16, 32))
SPINS = 50_000
BOF, FILE_PASS, WRITE_ACCESS, BOUND_SHEET = 0x809, 0x2F, 0x5C, 0x85
BLOCK = 1024


def locked_2007(package: bytes, password: str) -> bytes:
    """Lock an .xlsx as Excel 2007 does: « standard » encryption, AES of 128 bits."""
    spun = sha1(SALT + password.encode("utf-16-le")).digest()
    for turn in range(SPINS):
        spun = sha1(pack("<I", turn) + spun).digest()
    spun = sha1(spun + bytes(4)).digest() + bytes(44)
    key = sha1(bytes(byte ^ 0x36 for byte in spun)).digest()[:16]

    def encrypted(clear: bytes) -> bytes:
        return Cipher(AES(key), ECB()).encryptor().update(clear + bytes(-len(clear) % 16))  # noqa: S305  so it is written

    provider = "Microsoft Enhanced RSA and AES Cryptographic Provider\0".encode("utf-16-le")
    header = pack("<8I", 0x24, 0, 0x660E, 0x8004, 128, 0x18, 0, 0) + provider
    verifier = pack("<I", 16) + SALT + encrypted(VERIFIER) + pack("<I", 20) + encrypted(sha1(VERIFIER).digest())
    out = BytesIO()
    ECMA376Encrypted(
        pack("<Q", len(package)) + encrypted(package), pack("<HHII", 3, 2, 0x24, len(header)) + header + verifier
    ).write_to(out)
    return out.getvalue()


def locked_2003(workbook: bytes, password: str) -> bytes:
    """Lock an .xls as Excel 2003 does: RC4 over each record, started anew every 1,024 bytes."""
    ole = olefile.OleFileIO(BytesIO(workbook))
    clear = _with_file_pass(ole.openstream("Workbook").read(), password)
    out = bytearray(clear)
    stream = b"".join(_rc4(password, block, bytes(BLOCK)) for block in range(len(clear) // BLOCK + 1))
    for start, kind, length in _records(clear):
        kept = length if kind in {BOF, FILE_PASS} else 4 if kind == BOUND_SHEET else 0
        for at in range(start + 4 + kept, start + 4 + length):
            out[at] ^= stream[at]
    whole = BytesIO(workbook)
    written = olefile.OleFileIO(whole, write_mode=True)
    written.write_stream("Workbook", bytes(out))
    return whole.getvalue()


def _records(stream: bytes) -> Iterator[tuple[int, int, int]]:
    start = 0
    while start + 4 <= len(stream):
        kind, length = unpack_from("<HH", stream, start)
        if not kind:
            return
        yield start, kind, length
        start += 4 + length


def _with_file_pass(stream: bytes, password: str) -> bytes:
    """Say after the first record how the stream is locked, in place of half the name of its author: no byte moves."""
    said = pack("<HHH", 1, 1, 1) + SALT + _rc4(password, 0, VERIFIER + md5(VERIFIER).digest())
    file_pass = pack("<HH", FILE_PASS, len(said)) + said
    first, *between = _records(stream)
    start, _, length = next(record for record in between if record[1] == WRITE_ACCESS)
    after_first, left = 4 + first[2], length - len(file_pass)
    author = pack("<HH", WRITE_ACCESS, left) + stream[start + 4 : start + 4 + left]
    return stream[:after_first] + file_pass + stream[after_first:start] + author + stream[start + 4 + length :]


def _rc4(password: str, block: int, clear: bytes) -> bytes:
    short = md5((md5(password.encode("utf-16-le")).digest()[:5] + SALT) * 16).digest()[:5]
    return Cipher(ARC4(md5(short + pack("<I", block)).digest()), None).encryptor().update(clear)
