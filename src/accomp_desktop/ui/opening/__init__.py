# SPDX-License-Identifier: EUPL-1.2
"""Before a register is open: create one, open one, or discover the demonstration."""
