# SPDX-License-Identifier: EUPL-1.2
"""The acts of the application without a window, for scripts and checks."""
