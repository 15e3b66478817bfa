"""Who may: tokens and their scopes, the guard before every view, sessions of the page, and the audit log.

A view says who may see it, and one that does not is open to nobody::

    @blueprint.get("/jobs")
    @needs("read")
    def jobs(): ...

What is asked of every request, and in which order, stands in ``guard``; whom an open service takes for
somebody on this machine in ``loopback``; what a page of another site cannot do in ``forgery``.
"""

from docgen.service.access.audit import record
from docgen.service.access.guard import guard
from docgen.service.access.identity import caller, caller_or_none
from docgen.service.access.limits import read_json
from docgen.service.access.mark import needs, public, unmarked
from docgen.service.access.refusal import RefusedError
from docgen.service.access.scope import SCOPES, Caller, Means

__all__ = [
    "SCOPES",
    "Caller",
    "Means",
    "RefusedError",
    "caller",
    "caller_or_none",
    "guard",
    "needs",
    "public",
    "read_json",
    "record",
    "unmarked",
]
