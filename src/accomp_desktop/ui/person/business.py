# SPDX-License-Identifier: EUPL-1.2
"""The businesses of the person, the papers to see, and what it earned, dated, with its proof."""

from collections.abc import Callable, Hashable
from decimal import Decimal

from accomp_desktop.domain.business import INCOME_PROOFS, LEGAL_FORMS, Business, Income
from accomp_desktop.domain.identifiers import Siret
from accomp_desktop.domain.kinds import Choice, Day, Money
from accomp_desktop.reports.chart import Series
from accomp_desktop.ui.components.bar_chart import BarChart
from accomp_desktop.ui.components.card import Card
from accomp_desktop.ui.components.rows_model import Column
from accomp_desktop.ui.person.pieces import PiecesCard, expected_papers
from accomp_desktop.ui.person.tab import PersonTab
from accomp_desktop.ui.record_list import Listed, RecordList

DRAWN = 8
"""Incomes drawn in the chart, the latest."""
LEGAL_FORM, PROOF = Choice(LEGAL_FORMS), Choice(INCOME_PROOFS)


class BusinessTab(PersonTab):
    """What the person lives from, and whether it earns more than before."""

    key = "business"

    def build(self) -> None:
        """Lay out the lists."""
        self._businesses = RecordList(self.desk, self._listed_businesses())
        self._incomes = RecordList(self.desk, self._listed_incomes())
        self._chart = BarChart()
        self._earned = Card(self.tr("Revenu d’activité, euros par mois"))
        self._earned.add(self._chart)
        self._pieces = PiecesCard(self.desk, self.dossier)
        for part in (self._businesses, self._pieces, self._incomes, self._earned):
            self.put(part)
        self.rows.addStretch()

    def refresh(self) -> None:
        """Show the lists, the newest first."""
        self._businesses.show_records(self.dossier.file.businesses[::-1])
        self._incomes.show_records(self.dossier.file.incomes[::-1])
        self._pieces.show_dossier(self.dossier)
        self._draw_incomes()

    def shape(self) -> Hashable:
        """The fields depend on the kit alone, the lines of papers on those there are."""
        return self.dossier.kit.version, tuple(one.sort for one in expected_papers(self.dossier))

    def _draw_incomes(self) -> None:
        known = [one for one in self.dossier.file.incomes if one.from_activity is not None][-DRAWN:]
        self._earned.setVisible(len(known) > 1)
        self._chart.show_bars(
            self.tr("Revenu d’activité, euros par mois"),
            [Day().show(one.on) for one in known],
            (
                Series(self.tr("Activité indépendante"), [_whole(one.net_activity) for one in known]),
                Series(self.tr("Salaires"), [_whole(one.wages) for one in known]),
            ),
            stacked=True,
        )

    def _listed_businesses(self) -> Listed[Business]:
        return Listed(
            title=self.tr("Entreprises"),
            empty=self.tr("Aucune entreprise n’est notée."),
            add=self.tr("Ajouter une entreprise"),
            columns=(
                Column(self.tr("Activité"), lambda one: one.trade, stretches=True, strong=True),
                Column(self.tr("Statut"), lambda one: LEGAL_FORM.show(one.legal_form), width=160),
                Column(self.tr("SIRET"), lambda one: one.siret, text=lambda one: Siret().show(one.siret), width=172),
                Column(self.tr("Début"), lambda one: one.since, width=110),
                Column(
                    self.tr("Fin"),
                    lambda one: one.ended,
                    text=lambda one: Day().show(one.ended) or self.tr("en cours"),
                    width=110,
                ),
            ),
            fields=self.dossier.kit.fields_of("business"),
            context=self.dossier.told,
            make=lambda: Business(person_id=self.dossier.file.person.id),
        )

    def _listed_incomes(self) -> Listed[Income]:
        return Listed(
            title=self.tr("Revenus par mois"),
            empty=self.tr("Aucun revenu n’est noté\u202f: sans eux, une sortie positive ne peut pas être comptée."),
            add=self.tr("Ajouter des revenus"),
            columns=(
                Column(self.tr("Date"), lambda one: one.on, width=110),
                _euros(self.tr("Activité"), lambda one: one.net_activity),
                _euros(self.tr("Salaires"), lambda one: one.wages),
                _euros(self.tr("Ensemble"), lambda one: one.from_activity, strong=True),
                _euros(self.tr("RSA"), lambda one: one.rsa),
                _euros(self.tr("Prime d’activité"), lambda one: one.ppa, width=130),
                Column(self.tr("Justificatif"), lambda one: PROOF.show(one.proof), stretches=True),
            ),
            fields=self.dossier.kit.fields_of("income"),
            make=lambda: Income(person_id=self.dossier.file.person.id, on=self.dossier.today),
        )


def _whole(amount: Decimal | None) -> int | None:
    return None if amount is None else round(amount)


def _euros(
    title: str, amount: Callable[[Income], Decimal | None], *, width: int = 104, strong: bool = False
) -> Column[Income]:
    return Column(title, amount, text=lambda one: Money().show(amount(one)), width=width, right=True, strong=strong)
