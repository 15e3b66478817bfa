"""docgen: one file of incident data becomes the documents that an organisation signs, files and keeps."""

__version__ = "0.1.0"
