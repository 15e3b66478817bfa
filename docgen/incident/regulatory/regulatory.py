"""The key ``regulatory`` of the data as a whole."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from docgen.incident.moment import Moment
from docgen.incident.regulatory.dora import Dora
from docgen.incident.regulatory.gdpr import Gdpr
from docgen.incident.regulatory.nis2 import Nis2
from docgen.incident.regulatory.notification import Notification
from docgen.incident.regulatory.sec import Sec


@dataclass(frozen=True, slots=True)
class Regulatory:
    """The moments from which time limits count, the notifications, and what each regime asks for.

    ``aware_at`` is when the organisation became aware of the incident; ``country`` (ISO 3166-1 alpha-2) is
    where its working days count, ``subdivision`` a part of it with holidays of its own (``HE``), and
    ``holidays`` are further days there on which banks do not work. ``weekend_relief_denied`` says that the
    authority has told the entity that neither moves a limit (RTS (EU) 2025/301 Art. 5(6)).
    ``individuals_affected`` counts those whose health information is concerned (45 CFR 164.408).
    """

    aware_at: Moment | None = None
    classified_major_at: Moment | None = None
    materiality_determined_at: Moment | None = None
    cause_addressed_at: Moment | None = None
    notification_incident_determined_at: Moment | None = None
    individuals_affected: int | None = None
    country: str | None = None
    subdivision: str | None = None
    holidays: tuple[datetime.date, ...] = ()
    weekend_relief_denied: bool | None = None
    notifications: tuple[Notification, ...] = ()
    dora: Dora = Dora()
    nis2: Nis2 = Nis2()
    gdpr: Gdpr = Gdpr()
    sec: Sec = Sec()
