"""Finishing: what is done to whole files, and read from them, after a writer has made them."""

from docgen.finishing.origin import made_by_docgen

__all__ = ["made_by_docgen"]
