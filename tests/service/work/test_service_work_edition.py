"""What a service makes for an audience holds what is for them, by its policy and theme, and leaks nothing."""

from __future__ import annotations

import json
from pathlib import Path

from bench import MINIMAL, Bench, opened

from docgen.service.job import JobKind
from docgen.storage import appendix_paths
from made import FIXTURES, pdf_text
from policy.canaries import planted
from policy.leaks import leaks, said_by_bytes, said_by_file

POLICY = """
audiences:
  partner: {like: customer}
defaults:
  executive_summary: [partner]
"""


def job_with_canaries(bench: Bench, folder: Path, **wanted: object):
    """A job for a fixture with canaries, and the canaries that are not for a customer."""
    path, planting = planted("payment-final", folder)
    data = json.loads(path.read_text("utf-8"))
    exhibits = {
        each: (folder / each).read_bytes()
        for each in dict.fromkeys(appendix_paths(data))
        if (folder / each).is_file()
    }
    job = bench.submit(path.read_bytes(), name=path.name, exhibits=exhibits, audience="customer", **wanted)
    bench.make()
    hidden = {
        word: where for word, (seen_by, where) in planting.canaries.items() if "customer" not in seen_by
    }
    shown = {word for word, (seen_by, _) in planting.canaries.items() if "customer" in seen_by}
    assert hidden
    assert shown
    return bench.job(job.id), hidden, shown


def test_no_canary_reaches_a_document_for_customers_or_to_the_zip_of_them(
    bench: Bench, tmp_path: Path
) -> None:
    job, hidden, shown = job_with_canaries(bench, tmp_path / "canaries")
    assert job.failures == ()
    assert {each.audience for each in job.documents} == {"customer"}
    assert len(job.documents) == 2
    for each in job.documents:
        path = bench.store / job.folder / "out" / each.name
        found = leaks(said_by_file(path), [*hidden, *shown])
        assert {hidden[word] for word in found if word in hidden} == set()
        assert found & shown
        assert each.name.rpartition(".")[0].endswith("-customer")
    archive = bench.client.get(f"/v1/jobs/{job.id}/documents.zip", buffered=True).data
    assert {hidden[word] for word in leaks(said_by_bytes(archive), hidden)} == set()


def test_the_policy_of_the_service_decides(tmp_path: Path) -> None:
    policy = tmp_path / "policy.yaml"
    policy.write_text(POLICY, "utf-8")
    bench = opened(tmp_path / "data", policy=policy)
    data = MINIMAL + "executive_summary: All was quiet.\n"
    jobs = [bench.submit(data, formats=("pdf",), audience=each) for each in ("partner", "customer")]
    bench.make()
    texts = []
    for job in jobs:
        (document,) = bench.job(job.id).documents
        texts.append(pdf_text(bench.store / job.folder / "out" / document.name))
    assert "All was quiet." in texts[0]
    assert "All was quiet." not in texts[1]
    assert bench.client.get("/v1/layouts").json["audiences"].count("partner") == 1


def test_a_theme_of_the_service_is_used_where_it_is_asked_for(tmp_path: Path) -> None:
    bench = opened(tmp_path / "data", themes=FIXTURES / "theme")
    themed, plain = bench.submit(formats=("pdf",), theme="house"), bench.submit(formats=("pdf",))
    shown = bench.submit(kind=JobKind.PREVIEW, theme="house", dpi=36)
    bench.make()
    sizes = {}
    for job in (themed, plain):
        (document,) = bench.job(job.id).documents
        sizes[job.id] = (bench.store / job.folder / "out" / document.name).read_bytes()
    assert sizes[themed.id] != sizes[plain.id]
    texts = [
        pdf_text(next((bench.store / job.folder / "out").iterdir()), cover=True) for job in (themed, plain)
    ]
    assert "Fairlead Assurance Group" in texts[0]
    assert "Fairlead Assurance Group" not in texts[1]
    page = (bench.store / shown.folder / "out" / "page-001.png").read_bytes()
    assert int.from_bytes(page[16:20], "big") == 306  # the width of Letter at 36 dpi
    assert bench.client.get("/v1/layouts").json["themes"] == ["house"]
