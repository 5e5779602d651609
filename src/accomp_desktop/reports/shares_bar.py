# SPDX-License-Identifier: EUPL-1.2
"""Parts of a whole as one bar in SVG, told apart by their hatching so that a grey photocopy says as much."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

from accomp_desktop.reports.markup import writable

INK = "#000000"
SPACING = 6.0
"""Between two lines of a hatching."""

Filling: TypeAlias = Callable[[float, float, float, float], Iterator[str]]


def shares_svg(shares: Sequence[tuple[str, float]], width: float, height: float) -> str:
    """Draw parts side by side, each with its filling, over the width."""
    whole, x, parts = sum(share for _, share in shares), 1.0, list[str]()
    for filling, share in shares:
        part = (width - 2) * share / whole
        parts += [*FILLINGS[filling](x, 1, part, height - 2), _box(x, 1, part, height - 2, "none")]
        x += part
    return _svg(width, height, parts)


def swatch_svg(filling: str, side: float) -> str:
    """Draw the filling of a part as a small square, for the words beside it."""
    return shares_svg(((filling, 1),), side, side)


def _svg(width: float, height: float, parts: Sequence[str]) -> str:
    return writable(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}"'
        f' viewBox="0 0 {width:g} {height:g}">{"".join(parts)}</svg>'
    )


def _box(x: float, y: float, width: float, height: float, fill: str) -> str:
    stroke = f'stroke="{INK}" stroke-width="1.4"' if fill == "none" else 'stroke="none"'
    return f'<rect x="{x:.2f}" y="{y:.2f}" width="{width:.2f}" height="{height:.2f}" fill="{fill}" {stroke}/>'


def _line(x: float, y: float, to_x: float, to_y: float) -> str:
    return (
        f'<line x1="{x:.2f}" y1="{y:.2f}" x2="{to_x:.2f}" y2="{to_y:.2f}" stroke="{INK}" stroke-width="1.6"'
        ' stroke-linecap="butt"/>'
    )


def _plain(colour: str) -> Filling:
    return lambda x, y, width, height: iter((_box(x, y, width, height, colour),))


def _hatched(x: float, y: float, width: float, height: float) -> Iterator[str]:
    """Draw slanting lines, each cut where it leaves the box."""
    yield _box(x, y, width, height, "#FFFFFF")
    offset = SPACING - height
    while offset < width:
        left, right = max(offset, 0.0), min(offset + height, width)
        yield _line(x + left, y + height - (left - offset), x + right, y + height - (right - offset))
        offset += SPACING


def _upright(x: float, y: float, width: float, height: float) -> Iterator[str]:
    yield _box(x, y, width, height, "#FFFFFF")
    for rank in range(1, int(width / SPACING) + 1):
        yield _line(x + rank * SPACING, y, x + rank * SPACING, y + height)


FILLINGS: Mapping[str, Filling] = {
    "dark": _plain("#3A3A3A"),
    "slanting": _hatched,
    "upright": _upright,
    "white": _plain("#FFFFFF"),
}
FILLING_OF: Mapping[str, str] = {
    "Cotisations et taxes": "dark",
    "Achats": "slanting",
    "Frais fixes": "upright",
    "Il me reste": "white",
}
"""Where turnover goes → the filling of its part."""
