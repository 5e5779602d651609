# SPDX-License-Identifier: EUPL-1.2
"""Figures or a record in, a document out."""
