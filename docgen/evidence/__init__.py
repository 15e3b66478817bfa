"""Evidence: pictures decoded once, logs made fit for print, digests taken."""

from docgen.evidence.exhibit import Dossier, Exhibit

__all__ = ["Dossier", "Exhibit"]
