# SPDX-License-Identifier: EUPL-1.2
"""The report on an ESF operation: its figures, the people behind each, what is missing, the documents."""
