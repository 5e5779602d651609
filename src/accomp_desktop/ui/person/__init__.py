# SPDX-License-Identifier: EUPL-1.2
"""One person’s record: who it is, what was done, what became of it; a tab for each step of the accompaniment."""
