"""The policy that stands where an organisation gives none: who sees what, told field by field.

- **internal** sees everything, with names. Areas to be painted over are painted for it, too.
- **leadership** sees what happened, why and what is done, and what only a board should read (money, effort,
  candour); not the evidence, which is raw, and not the tickets.
- **regulator** sees the whole account with the evidence; not the organisation's internal effort, nor what it
  tells itself about what went well or badly, nor tickets.
- **customer** sees what touched customers and what they were told. Everything else has to be released to
  them by a label.
"""

from __future__ import annotations

from docgen.incident import INTERNAL
from docgen.policy.audience import Audience, Default, Manner, People, Pictures, Policy

_LEADERSHIP, _REGULATOR, _CUSTOMER = "leadership", "regulator", "customer"
_ALL = (_LEADERSHIP, _REGULATOR, _CUSTOMER)
_BOTH = (_LEADERSHIP, _REGULATOR)

_SEEN_BY = {
    **dict.fromkeys(("impact_start", "impact_end", "detected_at", "mitigated_at", "resolved_at"), _ALL),
    **dict.fromkeys(("affected_services", "customer_impact", "postmortem_date"), _ALL),
    **dict.fromkeys(("commander", "author", "executive_summary"), _BOTH),
    "impact.customer": _ALL,
    "impact.business": _BOTH,
    "impact.internal": (_LEADERSHIP,),
    **dict.fromkeys(("timeline", "root_cause", "detection", "response"), _BOTH),
    **dict.fromkeys(("went_well", "could_improve"), (_LEADERSHIP,)),
    **dict.fromkeys(("action_items", "lessons_learned"), _BOTH),
    "action_items.ticket": (),
    "external_communication.customer": _ALL,
    "external_communication.regulatory": _BOTH,
    "appendices": (_REGULATOR,),
    "sign_off": _BOTH,
    "document": _ALL,
    **dict.fromkeys(("document.owner", "document.distribution", "document.retention"), _BOTH),
    "document.revisions": _BOTH,
    "sources": _BOTH,
    "regulatory": _BOTH,
}

STANDING = Policy(
    audiences=(
        Audience(INTERNAL, People.NAMES, Manner.MARKED, Pictures.PAINTED),
        Audience(_LEADERSHIP, People.NAMES, Manner.MARKED, Pictures.PAINTED),
        Audience(_REGULATOR, People.NAMES, Manner.MARKED, Pictures.PAINTED),
        Audience(_CUSTOMER, People.PSEUDONYMS, Manner.SILENT, Pictures.PAINTED),
    ),
    defaults={name: Default(who) for name, who in _SEEN_BY.items()},
)
"""The built-in policy."""
