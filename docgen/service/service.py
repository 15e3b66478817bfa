"""What an application has at hand when it answers a request."""

from __future__ import annotations

from dataclasses import dataclass, fields

from flask import current_app

from docgen.service.desk import Desk
from docgen.service.rooms import Rooms, open_rooms
from docgen.service.settings import Settings
from docgen.service.waiting import Waiting

EXTENSION = "docgen"
"""Under this name an application keeps its service."""


@dataclass(frozen=True, slots=True)
class Service(Rooms):
    """Everything that is kept, the desk for what is answered at once, and the bench for those who wait."""

    desk: Desk
    waiting: Waiting


def open_service(settings: Settings) -> Service:
    """Open everything that requests need.

    Raises:
        DocgenError: as :func:`~docgen.service.rooms.open_rooms`.
    """
    rooms = open_rooms(settings)
    kept = {each.name: getattr(rooms, each.name) for each in fields(rooms)}
    limits = settings.limits
    return Service(**kept, desk=Desk(rooms.policy, limits), waiting=Waiting(rooms.database, limits.waiting))


def current() -> Service:
    """The service of the application that answers this request."""
    found: Service = current_app.extensions[EXTENSION]
    return found
