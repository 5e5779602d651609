# SPDX-License-Identifier: EUPL-1.2
"""Accomp: the support of self-employed people on RSA, on one machine, without a server."""
