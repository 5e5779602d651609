# SPDX-License-Identifier: EUPL-1.2
"""How long the application takes, beside what a bare tool takes for the same: `python -m benchmarks`."""
