# SPDX-License-Identifier: EUPL-1.2
"""The register: one encrypted file."""
