"""The description of the API is valid, and everything that is answered is as it says, whatever is asked."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from running import SMALL, Running, served

_EXAMPLES = 3
"""Of each operation and phase, besides those that go through the bounds of every parameter."""
_MORE = 15
"""Of those that take an incident, in the place of all the bounds of its schema: those are 8,000."""

# Data that are wrong are told in the answer of validate, and in the job of render and batch; verify tells
# what a file is. A key that was used before, for something else, is refused although it is as it should be;
# so is an exhibit without the name of a file, which a schema cannot ask for.
_CONFIGURATION = """
[generation]
deterministic = true
max-examples = {examples}

[phases.examples]
enabled = false

[[operations]]
include-path-regex = "^/v1/(batch|verify)$"
[operations.checks]
negative_data_rejection.expected-statuses = ["200", "202", "4xx"]
positive_data_acceptance.expected-statuses = ["200", "202", "422"]

[[operations]]
include-path-regex = "^/v1/(render|validate)$"
[operations.checks]
negative_data_rejection.expected-statuses = ["200", "202", "4xx"]
positive_data_acceptance.expected-statuses = ["200", "202", "400", "422"]
[operations.generation]
max-examples = {more}
[operations.phases.coverage]
enabled = false

[[operations]]
include-path-regex = "^/v1/jobs/.id./documents"
[operations.parameters]
"path.id" = "{job}"
"path.name" = "{document}"
"""


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with served(tmp_path_factory.mktemp("s"), "--jobs", "1") as service:
        yield service


@pytest.fixture(scope="module")
def description(running: Running) -> dict[str, Any]:
    found: dict[str, Any] = running.get("/v1/openapi.json").json()
    return found


def test_the_description_is_valid_openapi(description: dict[str, Any]) -> None:
    errors = [each.message for each in OpenAPIV31SpecValidator(description).iter_errors()]
    assert errors == []
    assert description["openapi"].startswith("3.1")


def test_every_operation_has_a_name_of_its_own_and_says_what_it_does(description: dict[str, Any]) -> None:
    operations = [
        each
        for path in description["paths"].values()
        for method, each in path.items()
        if method in ("get", "post", "delete")
    ]
    names = [each["operationId"] for each in operations]
    assert len(set(names)) == len(names) == 14
    assert all(each["summary"].endswith(".") for each in operations)


def test_the_description_says_what_there_is_to_choose_from(description: dict[str, Any]) -> None:
    asked = {
        each["name"]: each["schema"] for each in description["paths"]["/v1/render"]["post"]["parameters"]
    }
    assert "postmortem" in asked["layout"]["items"]["enum"]
    assert asked["format"]["items"]["enum"] == ["docx", "pdf"]
    assert "internal" in asked["audience"]["enum"]


def test_no_answer_is_outside_of_the_description(running: Running, tmp_path: Path) -> None:
    job = running.ended(running.submit(SMALL.format(id="SCHEMA"), "format=docx"))
    given = {"examples": _EXAMPLES, "more": _MORE, "job": job["id"], "document": job["documents"][0]["name"]}
    configuration = tmp_path / "schemathesis.toml"
    configuration.write_text(_CONFIGURATION.format(**given), "utf-8")
    command = [Path(sys.executable).with_name("schemathesis"), "--config-file", configuration]
    done = subprocess.run(
        [*command, "run", f"{running.address}v1/openapi.json", "--no-color"],
        cwd=tmp_path,
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Tested: 14" in done.stdout
    assert "Missing test data" not in done.stdout
