# SPDX-License-Identifier: EUPL-1.2
"""The search for cycles is set aside and given back as it was, whatever happens meanwhile."""

import gc
from collections.abc import Iterator
from contextlib import suppress

import pytest

from accomp_desktop.domain.cycles import no_search_for_cycles


@pytest.fixture(autouse=True)
def _as_it_was() -> Iterator[None]:
    was = gc.isenabled()
    yield
    (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("searching", [True, False])
def test_the_search_is_given_back_as_it_was(*, searching: bool) -> None:
    (gc.enable if searching else gc.disable)()
    with suppress(KeyError), no_search_for_cycles():
        assert not gc.isenabled()
        raise KeyError
    assert gc.isenabled() is searching
