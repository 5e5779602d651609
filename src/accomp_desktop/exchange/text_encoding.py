# SPDX-License-Identifier: EUPL-1.2
"""In which encoding a text was written: UTF leaves no doubt; of the older ones, that in which the words look French.

Windows-1252, ISO-8859-15, CP850 (DOS) and MacRoman give a sign to nearly every byte: the right one shows words, the
others « LEFéVRE », « H╔L╚NE », « l'Èquipe ». Each sign beyond ASCII is weighed with the two that stand around it.
"""

import codecs
import re
from collections import Counter

UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
MANY_NULS = 0.2
"""In UTF-16 a French text is nearly one NUL out of two bytes, always at the same rank."""

OTHERS = ("cp1252", "iso8859-15", "cp850", "mac-roman", "utf-8")
"""When a text looks as French in two of them, the first is taken; UTF-8 again, for one spoilt by a few bytes."""

SAMPLE = 250_000
SAME_AT_MOST = 8
"""What one group of signs weighs at most: a town written on every line proves no more."""

GROUPS = re.compile(rb"([\x00-\x7f]?)([\x80-\xff]+)(?=([\x00-\x7f]?))")

WEIGHTS = {
    **dict.fromkeys("ÁÍÓÚÑÃÕÄÅØÌÒæìòšžŠŽÙÿ²½§£…•—", 0),
    **dict.fromkeys("üöœÂÀÛŒáíóúñãõäåøßÜÖ«»“”°€–\u00a0", 2),
    **dict.fromkeys("âîïëûùÊÇÔËÏÎ", 3),
    **dict.fromkeys("êçôÈ", 4),
    **dict.fromkeys("èà’", 5),
    **dict.fromkeys("É", 6),
    **dict.fromkeys("é", 9),
    **dict.fromkeys(map(chr, range(0x80, 0xA0)), -20),
}
UNLIKELY = -3
"""The weight of a sign that a French list hardly ever holds: ╔, ƒ, ¶, ∂."""

MISPLACED = -10
WRONG_CASE = re.compile(r"aA|AAa|.aA")
"""With a for a small letter and A for a capital: « prÉnom », « HÈlène », « LEFèVRE »."""
LETTER = r"[^\W\d_]"
SIGNS = {
    "\u00a0": re.compile("(?!)"),
    "’": re.compile(f"(?!{LETTER})"),
    "°": re.compile(f"(?![nN]){LETTER}.{LETTER}"),
    **dict.fromkeys("«“", re.compile(LETTER)),
    **dict.fromkeys("»”…", re.compile(f"..{LETTER}")),
    **dict.fromkeys("–—•", re.compile(f"{LETTER}.{LETTER}")),
}
BESIDE_A_LETTER = re.compile(f"{LETTER}|..{LETTER}")
"""Where a sign may not stand: an apostrophe after no letter, a quotation mark on the wrong side, most in a word."""
ENDS_A_WORD, INSIDE_A_WORD = "àùÀÙ", "êâîôïÊÂÎÔÏ"


def _as_windows(fault: UnicodeError) -> tuple[str, int]:
    if not isinstance(fault, UnicodeDecodeError):
        raise fault
    return fault.object[fault.start : fault.end].decode("cp1252", "replace"), fault.end


AS_WINDOWS = "as-windows"
codecs.register_error(AS_WINDOWS, _as_windows)


def decoded(data: bytes) -> str:
    """Decode a text; what its encoding does not hold is read as Windows-1252, or else shown as « � »."""
    return data.decode(encoding_of(data), AS_WINDOWS)


def encoding_of(data: bytes) -> str:
    """Name the encoding of a text."""
    if data.startswith(UTF_16):
        return "utf-16"
    if data.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    half = max(len(data) // 2, 1)
    first, second = data[::2].count(0) / half, data[1::2].count(0) / half
    if max(first, second) > MANY_NULS:
        return "utf-16-be" if first > second else "utf-16-le"
    try:
        data.decode()
    except UnicodeDecodeError:
        groups = Counter(GROUPS.findall(data[:SAMPLE]))
        return max(OTHERS, key=lambda encoding: _likeness(groups, encoding))
    return "utf-8"


def _likeness(groups: Counter[tuple[bytes, bytes, bytes]], encoding: str) -> int:
    """Weigh how French the groups of signs look in an encoding."""
    total = 0
    for group, times in groups.items():
        text = f" {b''.join(group).decode(encoding, AS_WINDOWS)} "
        total += min(times, SAME_AT_MOST) * sum(
            _weight(text[place - 1 : place + 2]) for place, sign in enumerate(text) if sign > "\x7f"
        )
    return total


def _weight(around: str) -> int:
    """Weigh the sign in the middle of three."""
    sign = around[1]
    shape = "".join("A" if one.isupper() else "a" if one.isalpha() else " " for one in around)
    if shape[1] == " ":
        misplaced = SIGNS.get(sign, BESIDE_A_LETTER).match(around)
    else:
        misplaced = WRONG_CASE.match(shape)
        ends = shape[2] == " "
        misplaced = misplaced or (sign in ENDS_A_WORD and not ends) or (sign in INSIDE_A_WORD and ends)
    return WEIGHTS.get(sign, UNLIKELY) + (MISPLACED if misplaced else 0) + (UNLIKELY if shape[:2] == " a" else 0)
