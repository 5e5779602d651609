# SPDX-License-Identifier: EUPL-1.2
"""The programme of the register: what its kit holds, seen and changed without a text editor."""
