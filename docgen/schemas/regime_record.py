"""The schemas of what NIS2, GDPR and Form 8-K ask for, each key with its provision."""

from __future__ import annotations

from docgen.incident.regulatory import Delay, Gdpr, Importance, Likelihood, Nis2, Sec
from docgen.schemas import filing_synonym as synonym
from docgen.schemas.choice_field import Choice
from docgen.schemas.collection_field import Items, Part
from docgen.schemas.dora_record import ContactRecord
from docgen.schemas.filing_field import Count, YesOrNo
from docgen.schemas.record import Record
from docgen.schemas.text_field import Line, Markdown
from docgen.schemas.time_field import Day


class Nis2Record(Record):
    """A significant incident under Art. 23 of Directive (EU) 2022/2555."""

    makes = Nis2
    synonyms = synonym.NIS2

    entity = Line("Art. 23(1) The entity that notifies; document.organization when absent.")
    importance = Choice(Importance, "Art. 3 Whether the entity is essential or important.")
    sector = Line("Annexes I and II: its sector.")
    contact = Part(ContactRecord, "Who can be asked.")
    trust_services = YesOrNo("Art. 23(4): whether trust services are affected, which leaves 24 hours.")
    malicious_act_suspected = Choice(
        Likelihood, "Art. 23(4)(a) Whether unlawful or malicious acts are suspected to have caused it."
    )
    cross_border_possible = Choice(Likelihood, "Art. 23(4)(a) Whether it could have a cross-border impact.")
    update = Markdown("Art. 23(4)(b) What has changed since the early warning. Markdown.")
    initial_impact = Markdown(
        "Art. 23(4)(b) Impact as first assessed; customer_impact when absent. Markdown."
    )
    indicators_of_compromise = Markdown("Art. 23(4)(b) Indicators of compromise, if there are any. Markdown.")
    description = Markdown(
        "Art. 23(4)(d)(i) Detailed description; the executive summary when absent. Markdown."
    )
    final_impact = Markdown("Art. 23(4)(d)(i) Impact in the end; impact when absent. Markdown.")
    cause = Markdown("Art. 23(4)(d)(ii) Type of threat or root cause; root_cause when absent. Markdown.")
    mitigation_applied = Markdown(
        "Art. 23(4)(d)(iii) Mitigation applied; actions that are done when absent. Markdown."
    )
    mitigation_ongoing = Markdown(
        "Art. 23(4)(d)(iii) Mitigation ongoing; other actions when absent. Markdown."
    )
    cross_border_impact = Markdown("Art. 23(4)(d)(iv) Cross-border impact, where there is one. Markdown.")


class GdprRecord(Record):
    """A personal data breach under Art. 33 of Regulation (EU) 2016/679."""

    makes = Gdpr
    synonyms = synonym.GDPR

    controller = Line("Art. 33(1) The controller; document.organization when absent.")
    nature = Markdown("Art. 33(3)(a) Nature of the breach. Markdown.")
    data_subject_categories = Items(Line(required=True), "Art. 33(3)(a) Categories of data subjects.")
    data_subjects = Count("Art. 33(3)(a) Approximate number of data subjects.")
    record_categories = Items(Line(required=True), "Art. 33(3)(a) Categories of personal data records.")
    records = Count("Art. 33(3)(a) Approximate number of personal data records.")
    contact = Part(ContactRecord, "Art. 33(3)(b) Data protection officer or other contact.")
    likely_consequences = Markdown("Art. 33(3)(c) Likely consequences of the breach. Markdown.")
    measures = Markdown(
        "Art. 33(3)(d) Measures taken or proposed to address it; action_items when absent. Markdown."
    )
    mitigating_measures = Markdown(
        "Art. 33(3)(d) Measures to mitigate its possible adverse effects. Markdown."
    )
    to_follow = Markdown("Art. 33(4) What is not known yet and will follow. Markdown.")
    facts = Markdown("Art. 33(5) The facts, for the record; the executive summary when absent. Markdown.")
    effects = Markdown("Art. 33(5) The effects, for the record; impact.customer when absent. Markdown.")
    remedial_action = Markdown(
        "Art. 33(5) Remedial action, for the record; action_items when absent. Markdown."
    )


class DelayRecord(Record):
    """The Attorney General's delay of disclosure, Item 1.05(c)."""

    makes = Delay

    determined_on = Day("When the Attorney General notified the Commission of the determination.")
    until = Day("Until when disclosure waits.")
    grounds = Line("On what grounds: national security or public safety.")


class SecRecord(Record):
    """A material cybersecurity incident, Form 8-K Item 1.05."""

    makes = Sec
    synonyms = synonym.SEC

    registrant = Line("Exact name of the registrant; document.organization when absent.")
    file_number = Line("Commission file number of the registrant.")
    nature = Markdown("Item 1.05(a) Material aspects of the incident's nature. Markdown.")
    scope = Markdown("Item 1.05(a) Material aspects of its scope. Markdown.")
    timing = Markdown("Item 1.05(a) Material aspects of its timing; its moments when absent. Markdown.")
    impact = Markdown("Item 1.05(a) Material impact, or what is reasonably likely. Markdown.")
    financial_impact = Markdown("Item 1.05(a) Impact on financial condition and results. Markdown.")
    not_determined = Markdown("Instruction 2: what is not determined or unavailable yet. Markdown.")
    delay = Part(DelayRecord, "Item 1.05(c) The Attorney General's delay.")
    closed_days = Items(Day(required=True), "Working days on which the Commission did not open.")
