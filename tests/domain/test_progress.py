# SPDX-License-Identifier: EUPL-1.2
"""A part of a long task says how far the whole is."""

from accomp_desktop.domain.progress import within


def test_a_part_goes_from_one_share_of_the_whole_to_another() -> None:
    said: list[tuple[float, str]] = []
    part = within(lambda share, label: said.append((share, label)), 0.5, 0.75)
    for share in (0, 0.5, 1):
        part(share, "Écriture")
    assert said == [(0.5, "Écriture"), (0.625, "Écriture"), (0.75, "Écriture")]
