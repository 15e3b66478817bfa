"""Storage: where data, exhibits and documents lie, be it a folder of this machine or any store of fsspec.

fsspec, and the package of a store, load when the first URL is opened; local paths never load them.
A store's own errors are translated here, and the secrets of an address never leave this room in a message.
"""

from docgen.output import is_leftover
from docgen.storage.exhibits import appendix_paths
from docgen.storage.fetching import fetched
from docgen.storage.input import Input, PassedOver, Survey, find_inputs, survey
from docgen.storage.place import Place, open_place
from docgen.storage.shelf import Shelf

__all__ = [
    "Input",
    "PassedOver",
    "Place",
    "Shelf",
    "Survey",
    "appendix_paths",
    "fetched",
    "find_inputs",
    "is_leftover",
    "open_place",
    "survey",
]
