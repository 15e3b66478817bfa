"""The report of differences: two versions of one document, and every change between them.

It is made from a comparison and not from a dossier, so that it is no layout that ``--layout`` takes.
"""

from .report import assemble

__all__ = ["assemble"]
