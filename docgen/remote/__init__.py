"""Remote: what is here is sent to a docgen service elsewhere, and the documents that it makes are fetched.

    data, and the exhibits that they name ── send ──> job ── wait ──> documents, compared with their digests

Whatever a server says is as hostile as data: answers are bounded, checked, and never followed to another
address.
"""

from docgen.remote.connection import Connection
from docgen.remote.parcel import Parcel, pack
from docgen.remote.rendering import Fetched, Wish, render_there
from docgen.remote.server import Server, read_server

__all__ = ["Connection", "Fetched", "Parcel", "Server", "Wish", "pack", "read_server", "render_there"]
