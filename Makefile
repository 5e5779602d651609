# SPDX-License-Identifier: EUPL-1.2
# Les commandes du projet sous Linux ; chacune fait sa propre installation. Sous Windows : voir README.md.
.PHONY: run test check package bench clean
export PATH := $(PATH):$(CURDIR)/.tools/bin
export UV_FROZEN := 1
export UV_PYTHON_DOWNLOADS ?= never
KIT ?= 35
OUT := out$(if $(filter-out 35,$(KIT)),/$(KIT))
DEMO := uv run accomp-desktop demo --kit $(KIT) --out $(OUT)

# L’application sur le registre de démonstration ; sans écran, ses images, son classeur et son PDF dans out/.
# « make run KIT=22 » : la même, sur le programme d’un autre Département.
run:
	@tools/setup-debian.sh run
	@if [ -n "$$DISPLAY$$WAYLAND_DISPLAY" ]; then \
	    { [ -f $(OUT)/demo.accomp ] || $(DEMO); } && \
	    ACCOMP_PASSPHRASE=demonstration uv run accomp-desktop $(OUT)/demo.accomp; \
	else \
	    xvfb-run -a -s "-screen 0 1366x768x24" $(DEMO); \
	fi

# Installation, puis tout ce qu’une modification doit passer.
test:
	@tools/setup-debian.sh test
	@$(MAKE) --no-print-directory check

# Le même contrôle, sans installation.
check:
	@uv run python tools/gate.py

# L’application figée dans dist/, puis son autocontrôle.
package:
	@tools/setup-debian.sh package
	@uv run python installers/build.py

# Les temps mesurés à côté de ce qu’un outil nu mettrait.
bench:
	@tools/setup-debian.sh bench
	@uv run python -m benchmarks

clean:
	@rm -rf build dist out .coverage .pytest_cache .ruff_cache .import_linter_cache .hypothesis
