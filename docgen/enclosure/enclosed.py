"""What is enclosed: the one place that decides which files travel inside a document."""

from __future__ import annotations

from docgen.document import Attachment, Relationship
from docgen.enclosure.canonical import canonical_json
from docgen.enclosure.name import free_name, plain_name
from docgen.enclosure.sums import digest_of_sums
from docgen.evidence import Dossier
from docgen.incident import Incident
from docgen.schemas import dump_incident

_DATA = "incident.json"
_JSON = "application/json"
_UNKNOWN = "application/octet-stream"


def enclosed(dossier: Dossier) -> tuple[Attachment, ...]:
    """The validated data, then the file of each exhibit, byte for byte as it was given.

    A file that several appendices name travels once. What an exhibit holds as text in the data travels with
    the data.
    """
    files: dict[str, Attachment] = {}
    for exhibit in dossier.exhibits:
        path = exhibit.appendix.path
        if path is not None and exhibit.original is not None:
            name = plain_name(path)
            kind = exhibit.media_type or _UNKNOWN
            title = f"Exhibit as it was given: {exhibit.appendix.title}"
            files.setdefault(name, Attachment(name, exhibit.original, kind, Relationship.SUPPLEMENT, title))
    data = _LATEST.data_of(dossier.incident)
    name = free_name(_DATA, files)
    source = Attachment(name, data, _JSON, Relationship.SOURCE, "The data that this document was made from")
    return (source, *files.values())


class _Latest:
    """The data of the incident that was asked for last: its digest is wanted first, then itself."""

    def __init__(self) -> None:
        self._kept: tuple[Incident, bytes] | None = None

    def data_of(self, incident: Incident) -> bytes:
        """The incident as canonical JSON."""
        kept = self._kept
        if kept is None or kept[0] is not incident:
            kept = self._kept = incident, canonical_json(dump_incident(incident))
        return kept[1]


_LATEST = _Latest()


def content_digest(dossier: Dossier) -> str:
    """The content digest of all that is enclosed: the SHA-256 of its sums, in hexadecimal."""
    return digest_of_sums({each.name: each.sha256 for each in enclosed(dossier)})
