"""The headers that every answer has, so that a browser does nothing with it that was not meant.

A view may have its own Cache-Control and Referrer-Policy; the others are the same for all.
"""

from __future__ import annotations

from flask import Response

_POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' blob:",
    "connect-src": "'self'",
    "font-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
    "base-uri": "'none'",
}

FIXED = {
    "Content-Security-Policy": "; ".join(f"{name} {sources}" for name, sources in _POLICY.items()),
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}


def add_headers(response: Response) -> Response:
    """Give an answer its headers."""
    response.headers.update(FIXED)
    # A form of a page with "no-referrer" would be sent with "Origin: null" (WHATWG Fetch, 3.2), as if it were
    # from anywhere, and be refused as forged.
    policy = "same-origin" if response.mimetype == "text/html" else "no-referrer"
    response.headers.setdefault("Referrer-Policy", policy)
    response.headers.setdefault("Cache-Control", "no-store")
    return response
