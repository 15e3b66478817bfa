"""The seal: what a finished file was when docgen made it, kept inside it, so that a change can be found.

A seal is no signature: whoever changes a file on purpose can make a new one. It says what has changed since,
part by part, and its own digest tells what a signature or a register of digests then has to vouch for.
This room needs nothing but the standard library, so that writers make seals and finishing reads them.
"""

from docgen.seal.word import Seal, opened, sealed

__all__ = ["Seal", "opened", "sealed"]
