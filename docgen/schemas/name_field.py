"""Fields that hold a name from somebody else's register: time zone, language, address."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from docgen.schemas.fault import refuse
from docgen.schemas.field import Worded
from docgen.schemas.suggestion import meant, nearest, quoted

# RFC 5646, 2.1: language, script, region, variants, extensions, private use; or private use alone.
_LANGUAGE = (
    r"[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    r"(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*"
    r"(-[xX](-[A-Za-z0-9]{1,8})+)?"
)
_SLUG = "[a-z][a-z0-9]*(-[a-z0-9]+)*"
_SLUG_LENGTHS = range(2, 61)
_WEB = r"[Hh][Tt][Tt][Pp][Ss]?://[^\s/?#]\S*"


class Zone(Worded[str]):
    """A zone of the IANA time zone database."""

    wanted = "an IANA zone, like Europe/Athens"

    def from_text(self, text: str) -> str:
        """The name of a zone that exists."""
        name = text.strip()
        if name != "UTC" and name not in zones():
            found = nearest(name, zones())
            raise refuse(
                "zone",
                f"{quoted(name)} is no time zone",
                meant(found) if found else self.wanted,
            )
        return name

    def json_schema(self) -> dict[str, Any]:
        """The name of a zone."""
        return {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9_+/-]*$"}


class Language(Worded[str]):
    """A language tag of BCP 47."""

    wanted = "a BCP 47 tag, like en, el or pt-BR"

    def from_text(self, text: str) -> str:
        """A well-formed tag."""
        tag = text.strip()
        if not re.fullmatch(_LANGUAGE, tag):
            raise refuse("language", f"{quoted(tag)} is no language tag", self.wanted)
        return tag

    def json_schema(self) -> dict[str, Any]:
        """A well-formed tag."""
        return {"type": "string", "pattern": f"^{_LANGUAGE}$"}


class Address(Worded[str]):
    """An address on the web."""

    wanted = "an address that begins with https:// or http://"

    def from_text(self, text: str) -> str:
        """An address with a host; without blanks."""
        address = text.strip()
        if not re.fullmatch(_WEB, address) or not _has_host(address):
            raise refuse("address", f"{quoted(address)} is no address on the web", self.wanted)
        return address

    def json_schema(self) -> dict[str, Any]:
        """An address of http or https."""
        return {"type": "string", "format": "uri", "pattern": f"^{_WEB}$"}


class Slug(Worded[str]):
    """A name for references: lower-case letters, digits and hyphens.

    A single letter is none, since it could be taken for the letter of an exhibit, which may change.
    """

    wanted = "2 to 60 lower-case letters, digits and hyphens, like latency-graph"

    def from_text(self, text: str) -> str:
        """A well-formed name."""
        name = text.strip()
        if not re.fullmatch(_SLUG, name) or len(name) not in _SLUG_LENGTHS:
            near = re.sub("[^a-z0-9]+", "-", name.lower()).strip("-")
            fits = re.fullmatch(_SLUG, near) and len(near) in _SLUG_LENGTHS
            raise refuse(
                "name", f"{quoted(name)} is no name for references", meant(near) if fits else self.wanted
            )
        return name

    def json_schema(self) -> dict[str, Any]:
        """A well-formed name."""
        return {"type": "string", "pattern": f"^{_SLUG}$", "minLength": 2, "maxLength": 60}


@cache
def zones() -> frozenset[str]:
    """The names of all zones, from the database that docgen brings along."""
    return frozenset(files("tzdata").joinpath("zones").read_text("utf-8").split())


@cache
def zone(name: str) -> ZoneInfo:
    """The zone of a name that was found good."""
    return ZoneInfo(name)


def _has_host(address: str) -> bool:
    try:
        parts = urlsplit(address)
        return bool(parts.hostname) and (parts.port is None or parts.port >= 0)
    except ValueError:
        return False
