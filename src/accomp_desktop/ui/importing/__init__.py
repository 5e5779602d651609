# SPDX-License-Identifier: EUPL-1.2
"""The import of a list in three steps: the file, what was understood, what it would do."""
