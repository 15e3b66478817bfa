"""What the engine may fetch: what the document holds, and nothing else.

A refusal does not always stop the engine (inside an SVG it goes on without a word), so that every refused
address is kept, for the press to look at when it is done.
"""

from __future__ import annotations

from collections.abc import Mapping

from weasyprint.urls import URLFetcher, URLFetcherResponse

from docgen.typeface import Face
from docgen.writers.html import Resource


class HoldingsFetcher(URLFetcher):  # type: ignore[misc] # the engine has no types
    """Serves the files of one document from memory."""

    def __init__(self, resources: Mapping[str, Resource]) -> None:
        super().__init__(allowed_protocols=("docgen",), allow_redirects=False)
        self._resources = resources
        self.refused: list[str] = []

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The file under an address of the document's own.

        Raises:
            ValueError: the document holds no such file; the engine takes it for a failed download.
        """
        resource = self._resources.get(url)
        if resource is None:
            self.refused.append(url)
            raise ValueError(f"the document holds nothing under {url!r}")
        return URLFetcherResponse(url, resource.data, {"Content-Type": resource.media_type})


class FaceFetcher(URLFetcher):  # type: ignore[misc] # as above
    """Serves the font files of a choice of faces."""

    def __init__(self, faces: Mapping[str, Face]) -> None:
        super().__init__(allowed_protocols=("docgen",), allow_redirects=False)
        self._faces = faces

    def fetch(self, url: str, headers: Mapping[str, str] | None = None) -> URLFetcherResponse:  # noqa: ARG002
        """The font file under an address of the style sheet's own.

        Raises:
            ValueError: there is no such face.
        """
        face = self._faces.get(url)
        if face is None:
            raise ValueError(f"there is no face under {url!r}")
        return URLFetcherResponse(url, face.read(), {"Content-Type": "font/ttf"})
