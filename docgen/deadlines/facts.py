"""What clocks are computed from: moments, notifications, and the place whose days count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum

from docgen.incident import Moment, Notification, Regime


class Event(Enum):
    """A moment that a clock is counted from, by its key in the data."""

    AWARE = "aware_at"
    CLASSIFIED = "classified_major_at"
    MATERIAL = "materiality_determined_at"
    DETERMINED = "notification_incident_determined_at"
    RECOVERED = "impact_end"
    HANDLED = "resolved_at"


class EntityKind(Enum):
    """What the reporting entity is, as far as a rule asks."""

    CREDIT_INSTITUTION = "credit_institution"
    CENTRAL_COUNTERPARTY = "central_counterparty"
    TRADING_VENUE = "trading_venue"
    NIS2_ENTITY = "essential_or_important_entity"
    TRUST_SERVICE = "trust_service_provider"


@dataclass(frozen=True, slots=True)
class Place:
    """Whose local days count, and which of them are working days.

    ``timezone`` is an IANA zone. ``country`` is an ISO 3166-1 code and ``subdivision`` a part of it (``HE``);
    without a country only Saturdays and Sundays are known not to be working days. ``closed`` are further
    days that are none there: what a government decreed, what the library of holidays does not know.
    """

    timezone: str = "UTC"
    country: str | None = None
    subdivision: str | None = None
    closed: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True)
class Facts:
    """All that the rules ask.

    ``individuals`` are the people whose protected health information is concerned (HIPAA). ``relief_denied``
    says that the authority has told the entity that weekends and holidays move nothing (RTS (EU) 2025/301
    Art. 5(6)). ``commission_closed`` are working days on which the SEC did not open for business, and
    ``disclosure_delayed_until`` is the day to which the Attorney General put the disclosure off.
    """

    regimes: tuple[Regime, ...]
    moments: Mapping[Event, Moment] = field(default_factory=dict)
    notifications: tuple[Notification, ...] = ()
    place: Place = Place()
    kinds: frozenset[EntityKind] = frozenset()
    individuals: int | None = None
    relief_denied: bool = False
    commission_closed: frozenset[date] = frozenset()
    disclosure_delayed_until: date | None = None
