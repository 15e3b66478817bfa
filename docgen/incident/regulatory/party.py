"""Who can be asked about an incident."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Contact:
    """A person or an office, and how to reach them."""

    name: str | None = None
    email: str | None = None
    phone: str | None = None
