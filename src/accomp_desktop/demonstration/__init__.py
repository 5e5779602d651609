# SPDX-License-Identifier: EUPL-1.2
"""The demonstration register: invented people, listed, imported and accompanied by the paths of real use."""

MOST_PEOPLE = 4000
"""Beyond this, the invented names would repeat themselves."""
