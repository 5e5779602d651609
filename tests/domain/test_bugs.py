# SPDX-License-Identifier: EUPL-1.2
"""A bug is told by its sort and by our lines, never by what it was working on."""

import pytest

from accomp_desktop.domain.bugs import bug_report
from accomp_desktop.domain.kinds import Day


def bug() -> BaseException:
    with pytest.raises(AttributeError) as caught:
        Day().show("JEANNE DUPONT")
    return caught.value


def test_a_bug_names_our_lines_and_no_value() -> None:
    said = bug_report(bug())
    assert said.startswith("AttributeError, domain/plain_kinds.py:")
    assert "DUPONT" not in said


def test_a_bug_of_others_names_no_line() -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        int("JEANNE DUPONT")
    assert bug_report(caught.value).startswith("ValueError, hors d’Accomp (Accomp ")
