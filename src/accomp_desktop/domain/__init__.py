# SPDX-License-Identifier: EUPL-1.2
"""What the structure knows, decides and counts."""
