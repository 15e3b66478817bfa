"""Addresses: which are URLs, which of those are local paths, and how they are shown without their secrets."""

from __future__ import annotations

import os
import re
from urllib.parse import unquote, urlsplit

from docgen.errors import StorageError

_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*(?:::[A-Za-z][A-Za-z0-9+.-]*)*://")
_LOCAL = ("file", "local")
_WEB = ("http", "https")
_USER = re.compile(r"(?<=://)[^/?#\s]*@")
# In the address of a web page everything after "?" may be secret; elsewhere "?" is also a glob's.
_WEB_QUERY = re.compile(r"(\bhttps?://[^\s?#\"']*)[?#][^\s\"']*")
_QUERY = re.compile(r"(://[^\s?#\"']*)[?#][^\s\"'=]*=[^\s\"']*")
_HIDDEN = "…"
_SHORT = len("key")  # what is this short is found in any message
_LONGEST_REASON = 300


def is_url(address: str) -> bool:
    """Whether an address is a URL, and no path of this machine."""
    return _URL.match(address) is not None


def scheme(url: str) -> str:
    """The scheme of a URL, in small letters."""
    return url.partition("://")[0].lower()


def local_path(address: str) -> str | None:
    """The path of an address on this machine, as it was written; ``None`` where it lies in a store.

    Raises:
        StorageError: it is empty or holds what no path can, is a ``file://`` URL of another machine, or
            names one store within another.
    """
    if not address or "\x00" in address:
        raise StorageError([f"{address!r}: is no path (name a file, a folder or a URL)"])
    if not is_url(address):
        return address
    if "::" in address:
        raise StorageError(
            [f"{shown(address)}: one store within another is not read (name the store itself)"]
        )
    if scheme(address) not in _LOCAL:
        return None
    host, slash, path = address.partition("://")[2].partition("/")
    if host not in ("", "localhost") or not slash:
        raise StorageError([f"{shown(address)}: names the machine {host!r} (a local file is file:///path)"])
    return unquote("/" + path)


def parted(url: str) -> tuple[str, str]:
    """A URL and its query, which a web server wants at the end of the address of every file."""
    if scheme(url) not in _WEB:
        return url, ""
    whole = url.partition("#")[0]
    path, mark, query = whole.partition("?")
    return path, mark + query


def shown(url: str) -> str:
    """A URL as messages and the manifest show it: without user, password, query and fragment."""
    text = _USER.sub("", url)
    text = _WEB_QUERY.sub(r"\1", text)
    return _QUERY.sub(r"\1", text)


def reason(error: BaseException, url: str = "") -> str:
    """Why something failed, in one line, without any secret that an address or ``url`` holds."""
    text = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    text = shown(" ".join(text.split()))
    for secret in sorted(_secrets(url), key=len, reverse=True):
        text = text.replace(secret, _HIDDEN)
    return text[:_LONGEST_REASON]


def joined(address: str, name: str) -> str:
    """The address of what lies below a folder, as a user would write it."""
    if not name:
        return address
    return name if address in ("", ".") else f"{address.rstrip('/')}/{name}"


def _secrets(url: str) -> set[str]:
    if not is_url(url):
        return set()
    user, _, rest = url.partition("://")[2].partition("/")[0].rpartition("@")
    found = {user, *user.split(":", 1)[1:]} if rest else set()
    try:
        query = urlsplit(url).query
    except ValueError:  # no address of the net: a bracket that is not closed
        query = ""
    found |= {query, *(part.partition("=")[2] for part in query.split("&"))}
    found |= {unquote(each) for each in found}
    return {each for each in found if len(each) > _SHORT}


def home(path: str) -> str:
    """The folder of a local path as the user would write it: ``.`` for a bare name."""
    return os.path.dirname(path) or "."  # noqa: PTH120 - the text as it was written, which Path would change
