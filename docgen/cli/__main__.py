"""``python -m docgen.cli`` and the ``docgen`` command."""


def run() -> None:
    """Run the command line."""
