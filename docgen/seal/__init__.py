"""Seals: by what a file shows that it is as it was made.

A seal is no signature: whoever can change a file can seal it anew. It finds what was changed by mistake, by a
program or on the way, and says where; against forgery stands a manifest kept elsewhere.
"""
