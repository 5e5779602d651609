# SPDX-License-Identifier: EUPL-1.2
"""What comes in and goes out as files of others."""
