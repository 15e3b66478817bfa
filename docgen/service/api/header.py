"""The headers of requests and of answers, as the description of the API has them (OpenAPI 3.1)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

KEY = "^[ -~]{0,255}$"
"""What an idempotency key may be: letters, digits and signs of ASCII; without any it is none."""


def _asked(name: str, description: str, **schema: Any) -> Mapping[str, Any]:
    return {
        "in": "header",
        "name": name,
        "required": False,
        "description": description,
        "schema": {"type": "string", **schema},
    }


def _told(description: str, kind: str = "string", **schema: Any) -> Mapping[str, Any]:
    return {"description": description, "schema": {"type": kind, **schema}}


PREFER = _asked("Prefer", "wait=30: wait so many seconds for the end of the job (RFC 7240).")
IDEMPOTENCY_KEY = _asked(
    "Idempotency-Key",
    "A request with a key that was used before is answered with the same job, but for one that failed at "
    "the service itself.",
    pattern=KEY,
)
IF_NONE_MATCH = _asked("If-None-Match", "What the caller has, by its ETag (RFC 9110, 13.1.2).")

_LOCATION = _told("Where the job is to be asked for.")
_RETRY = _told("After how many seconds it is worth while to ask again.", "integer", minimum=1)
_ETAG = _told("The digest of what is sent, by which it is known.", pattern='^"[0-9a-f]{64}"$')
_DIGEST = _told("The SHA-256 of the document (RFC 9530).", pattern="^sha-256=:.+:$")
_DISPOSITION = _told("The name of the file.")
_APPLIED = _told("wait, where the caller asked for it.")

OF_ANSWERS: Mapping[tuple[str, str], Mapping[str, Any]] = {
    ("render", "202"): {"Location": _LOCATION, "Retry-After": _RETRY},
    ("render", "200"): {"Location": _LOCATION, "Preference-Applied": _APPLIED},
    ("batch", "202"): {"Location": _LOCATION, "Retry-After": _RETRY},
    ("batch", "200"): {"Location": _LOCATION, "Preference-Applied": _APPLIED},
    ("job", "200"): {"Retry-After": _RETRY, "Preference-Applied": _APPLIED},
    ("document", "200"): {"ETag": _ETAG, "Repr-Digest": _DIGEST, "Content-Disposition": _DISPOSITION},
    ("document", "304"): {"ETag": _ETAG},
    ("documents", "200"): {"Content-Disposition": _DISPOSITION},
    ("layouts", "200"): {"ETag": _ETAG},
    ("layouts", "304"): {"ETag": _ETAG},
    ("schema", "200"): {"ETag": _ETAG},
    ("schema", "304"): {"ETag": _ETAG},
}
"""By operation and status."""

OF_PROBLEMS: Mapping[str, Mapping[str, Any]] = {
    "401": {"WWW-Authenticate": _told("How to say who asks (RFC 6750).")},
    "429": {"Retry-After": _RETRY},
    "503": {"Retry-After": _RETRY},
}
"""By status."""
