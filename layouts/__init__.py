"""The layouts that come with docgen: each turns an incident into a document, and knows no format.

They use the same door as anybody else's: the contract :mod:`docgen.layout_api`, and the entry-point group
``docgen.layouts``. What two of them show the same way lives once, in :mod:`docgen.layouts.parts`.
"""
