# SPDX-License-Identifier: EUPL-1.2
"""The parts every screen is made of, one small file each."""
