"""What an application has at hand when it answers a request."""

from __future__ import annotations

from dataclasses import dataclass

from flask import current_app

from docgen.service.database import Database
from docgen.service.settings import Settings


@dataclass(frozen=True, slots=True)
class Service:
    """Everything that is kept."""

    settings: Settings
    database: Database


def current() -> Service:
    """The service of the application that answers this request."""
    found: Service = current_app.extensions["docgen"]
    return found
