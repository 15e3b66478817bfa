"""What the tests of the API share: a job whose documents are made."""

from __future__ import annotations

import pytest
from bench import Bench, fake_documents

from docgen.service.job import Job


@pytest.fixture
def job(bench: Bench) -> Job:
    """A job that is done, of data whose name no header can hold as it is."""
    bench.crew.instead = fake_documents
    made = bench.submit(name="Störung 7 €.yaml")
    bench.make()
    return bench.job(made.id)
