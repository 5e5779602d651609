# SPDX-License-Identifier: EUPL-1.2
"""The strength of a passphrase, as it is told while one types."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accomp_desktop.domain.passphrase import LEAST_LENGTH, strength


@pytest.mark.parametrize(
    ("typed", "level", "sentence"),
    [
        ("", "refused", "Trop courte\u202f: encore 12 caractères."),
        ("marmotte bl", "refused", "Trop courte\u202f: encore 1 caractère."),
        ("aaaaaaaaaaaaaaaa", "refused", "Trop répétitive\u202f: variez les mots et les signes."),
        ("marmotte bleue", "fair", "Correcte. Quatre ou cinq mots sans lien entre eux protègent mieux."),
        ("marmotte bleue sur vélo lent", "strong", "Solide."),
    ],
)
def test_tells_how_well_a_passphrase_protects(typed: str, level: str, sentence: str) -> None:
    judged = strength(typed)
    assert (judged.level, judged.sentence) == (level, sentence)


@given(st.text(max_size=60))
def test_a_short_passphrase_is_always_refused(typed: str) -> None:
    assert (strength(typed).level == "refused") >= (len(typed) < LEAST_LENGTH)
