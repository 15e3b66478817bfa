"""Filings with authorities: one layout for each report that a regime asks for, all of one making.

Every field of the regulation has its row, with its own number and name, whether the data answers it or not.
Where a value was taken from the report or counted from its moments, the row says so. The numbered sections of
a DORA report are those of the template.
"""

from docgen.layout_api import Document, Dossier, Layout, Options, filing

from .report import assemble


def _layout(name: str, purpose: str) -> Layout:
    chosen = filing.FILINGS[name]

    def of_filing(dossier: Dossier, options: Options) -> Document:
        return assemble(chosen, dossier, options)

    return Layout(name, purpose, of_filing)


dora_initial = _layout("dora-initial", "DORA initial notification, every field of ITS (EU) 2025/302 Annex I.")
dora_intermediate = _layout("dora-intermediate", "DORA intermediate report, every field up to section 3.")
dora_final = _layout("dora-final", "DORA final report, every field of sections 1 to 4.")
dora_reclassified = _layout("dora-reclassified", "DORA report of an incident that is no longer major.")
nis2_early_warning = _layout("nis2-early-warning", "NIS2 early warning, Art. 23(4)(a).")
nis2_notification = _layout("nis2-notification", "NIS2 incident notification, Art. 23(4)(b).")
nis2_final = _layout("nis2-final", "NIS2 final report, Art. 23(4)(d).")
gdpr = _layout("gdpr", "GDPR notification of a personal data breach, Art. 33.")
sec_8k = _layout("sec-8k", "SEC Form 8-K, Item 1.05: material cybersecurity incident.")
