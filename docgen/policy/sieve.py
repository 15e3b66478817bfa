"""An edition: what one audience may see of an incident, and the record of what was taken out."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import sha256

from docgen.enclosure import content_digest
from docgen.errors import PolicyError
from docgen.evidence import Dossier
from docgen.incident import INTERNAL, RedactionRecord, Removal
from docgen.policy.audience import Policy
from docgen.policy.exhibit import take_exhibits
from docgen.policy.field import take_fields
from docgen.policy.item import take_items
from docgen.policy.passage import take_passages
from docgen.policy.people import call_by_role
from docgen.policy.picture import paint_pictures
from docgen.policy.reference import take_references
from docgen.policy.secret import replace_secrets
from docgen.policy.standing import STANDING
from docgen.policy.trace import take_traces
from docgen.policy.work import Filter, Rules, Work

FILTERS: tuple[Filter, ...] = (
    take_passages,
    take_fields,
    take_items,
    take_exhibits,
    take_references,
    paint_pictures,
    replace_secrets,
    call_by_role,
    take_traces,
)
"""Every filter, in order: those that keep the places of things before those that do not."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What one audience may see: an ordinary dossier, and the redaction record, which is internal."""

    dossier: Dossier
    audience: str
    record: RedactionRecord


def edition(dossier: Dossier, audience: str = INTERNAL, policy: Policy = STANDING) -> Edition:
    """Make the edition of a dossier for an audience.

    Args:
        dossier: validated, with everything in it.
        audience: the name of one of the policy's audiences.
        policy: whose rules hold.

    Raises:
        PolicyError: the policy knows no such audience.
    """
    readers = policy.find(audience)
    if readers is None:
        known = ", ".join(policy.names)
        raise PolicyError(f"the policy knows no audience {audience!r} (one of {known}, or give --policy)")
    if len(dossier.exhibits) != len(dossier.incident.appendices):
        if audience != INTERNAL:
            raise PolicyError(
                "an edition needs an exhibit for each appendix, as docgen.validate gathers them"
            )
        return Edition(replace(dossier, audience=audience), audience, _record(dossier, audience))
    whole = dossier.digest or content_digest(dossier)
    key = sha256(f"docgen pseudonyms\0{audience}\0{whole}".encode()).digest()
    given = Work(dossier.incident, dossier.exhibits, tuple(range(len(dossier.exhibits))))
    rules, work = Rules(policy, readers, dossier.incident, key), given
    for take in FILTERS:
        work = take(work, rules).joined
    made = replace(_made(dossier, given, work), audience=audience)
    return Edition(made, audience, _record(made, audience, work.removals))


def _record(made: Dossier, audience: str, removals: tuple[Removal, ...] = ()) -> RedactionRecord:
    return RedactionRecord(made.incident.id, audience, made.digest, removals)


def _made(dossier: Dossier, given: Work, work: Work) -> Dossier:
    """The dossier of what is left; the given one, with its digest, where nothing was taken out."""
    if work is given:
        return dossier
    made = Dossier(work.incident, work.exhibits)
    return replace(made, digest=content_digest(made))
