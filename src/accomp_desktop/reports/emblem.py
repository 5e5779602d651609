# SPDX-License-Identifier: EUPL-1.2
"""The European emblem: its shape and colours, and the mention beside it (Regulation 2021/1060, annex IX)."""

from math import cos, pi, sin

MENTION = "Cofinancé par l’Union européenne"
BLUE = (0, 51, 153)
YELLOW = (255, 204, 0)
WIDTH_OVER_HEIGHT = 1.5

Points = tuple[tuple[float, float], ...]


def stars(height: float) -> tuple[Points, ...]:
    """Give the twelve stars of an emblem of this height, as points counted from its bottom left corner.

    They stand upright like the hours of a clock, on a circle whose radius is a third of the height; the points of each
    lie on a circle whose radius is an eighteenth of it.
    """
    centre_x, centre_y, ring = height * WIDTH_OVER_HEIGHT / 2, height / 2, height / 3
    return tuple(
        _star(centre_x + ring * sin(hour * pi / 6), centre_y + ring * cos(hour * pi / 6), height / 18)
        for hour in range(12)
    )


def _star(x: float, y: float, radius: float) -> Points:
    """Give the ten points of an upright five-pointed star."""
    inner = radius * sin(pi / 10) / sin(3 * pi / 10)
    return tuple(
        (x + reach * sin(step * pi / 5), y + reach * cos(step * pi / 5))
        for step, reach in enumerate((radius, inner) * 5)
    )
