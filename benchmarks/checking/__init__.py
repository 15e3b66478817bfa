"""Whether a document holds what it should: asked of every peer before anything is timed."""
