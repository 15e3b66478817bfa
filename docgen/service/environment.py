"""The settings of a service as the environment has them, for a process that is started by another server.

    DOCGEN_DATA, DOCGEN_DATABASE, DOCGEN_STORE, DOCGEN_THEMES, DOCGEN_POLICY, DOCGEN_REGISTER
    DOCGEN_TIMEOUT, DOCGEN_KEEP, DOCGEN_QUEUE, DOCGEN_MAX_BODY, DOCGEN_PROXIES

They mean what the options of ``docgen serve`` and ``docgen work`` mean, which read the same variables.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from docgen.amount import BYTES, SECONDS, read_amount
from docgen.errors import ServiceError
from docgen.service.settings import Limits, Settings

_COUNT: Mapping[str, float] = {"": 1}
_AMOUNTS = {
    "DOCGEN_TIMEOUT": ("document", SECONDS, 0.1, "10m"),
    "DOCGEN_KEEP": ("keep", SECONDS, 0.1, "7d"),
    "DOCGEN_QUEUE": ("queue", _COUNT, 1, "1000"),
    "DOCGEN_MAX_BODY": ("body", BYTES, 2**10, "128M"),
}
_MOST_PROXIES = 8


def settings_of(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment; nobody is let in without a token, since who connects is not known.

    Raises:
        ServiceError: something is wrong with them; all of it is said.
    """
    faults: list[str] = []
    given = {name: environment.get(f"DOCGEN_{name}", "").strip() for name in _NAMES}
    if not given["DATA"]:
        faults.append("DOCGEN_DATA is not set (the folder in which the service keeps its things)")
    for name, right in (("THEMES", Path.is_dir), ("POLICY", Path.is_file)):
        if given[name] and not right(Path(given[name])):
            kind = "folder" if right is Path.is_dir else "file"
            faults.append(f"DOCGEN_{name}: there is no {kind} {given[name]!r}")
    limits = _limits(environment, faults)
    if faults:
        raise ServiceError("\n".join(faults))
    return Settings(
        data=Path(given["DATA"]).absolute(),
        database=given["DATABASE"],
        store=given["STORE"],
        themes=Path(given["THEMES"]) if given["THEMES"] else None,
        policy=Path(given["POLICY"]) if given["POLICY"] else None,
        register=given["REGISTER"],
        open=False,
        limits=limits,
    )


_NAMES = ("DATA", "DATABASE", "STORE", "THEMES", "POLICY", "REGISTER")


def proxies_of(environment: Mapping[str, str]) -> int:
    """How many proxies stand in front, each of which adds to the headers that tell of the client.

    Raises:
        ServiceError: it is no such number.
    """
    text = environment.get("DOCGEN_PROXIES", "").strip() or "0"
    if not text.isascii() or not text.isdigit() or int(text) > _MOST_PROXIES:
        raise ServiceError(f"DOCGEN_PROXIES: {text!r} is no number of proxies (0 to {_MOST_PROXIES})")
    return int(text)


def _limits(environment: Mapping[str, str], faults: list[str]) -> Limits:
    found: dict[str, float] = {}
    for name, (field, units, least, example) in _AMOUNTS.items():
        text = environment.get(name, "").strip()
        if not text:
            continue
        amount = read_amount(text, units)
        if amount is None or amount < least or (units is _COUNT and amount % 1):
            faults.append(f"{name}: {text!r} is no such amount (such as {example}; at least {least:g})")
        else:
            found[field] = type(getattr(Limits(), field))(amount)
    return Limits(**found)  # type: ignore[arg-type] # each of the field's own type
