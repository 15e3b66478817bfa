"""The page of the API says all that the description says."""

from __future__ import annotations

from flask.testing import FlaskClient

from docgen.service.page.description import operations

SMALL = {
    "paths": {
        "/v1/things/{id}": {
            "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
            "post": {
                "tags": ["things"],
                "summary": "Change a thing.",
                "parameters": [{"$ref": "#/components/parameters/Deep"}],
                "requestBody": {
                    "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}
                },
                "responses": {
                    "200": {"$ref": "#/components/responses/Changed"},
                    "422": {"description": "Wrong"},
                },
            },
        }
    },
    "components": {
        "parameters": {
            "Deep": {
                "name": "deep",
                "in": "query",
                "description": "How deep.",
                "schema": {"type": "array", "items": {"enum": ["very", "little"]}},
            }
        },
        "responses": {"Changed": {"description": "It is changed", "content": {"text/plain": {"schema": {}}}}},
    },
}


def test_references_are_followed_and_kinds_are_said() -> None:
    ((tag, found),) = operations(SMALL)
    assert (tag, found.method, found.path) == ("things", "POST", "/v1/things/{id}")
    assert [(each.name, each.place, each.kind, each.required) for each in found.parameters] == [
        ("id", "path", "string", True),
        ("deep", "query", "list of very or little", False),
    ]
    assert found.bodies == (("application/json", "Thing"),)
    assert [(status, text) for status, text, _ in found.answers] == [
        ("200", "It is changed"),
        ("422", "Wrong"),
    ]


def test_every_operation_parameter_and_answer_is_on_the_page(client: FlaskClient) -> None:
    described = client.get("/v1/openapi.json").get_json()
    page = client.get("/api").get_data(as_text=True)
    found = list(operations(described))
    assert len(found) == sum(
        method in ("get", "post", "put", "patch", "delete")
        for path in described["paths"].values()
        for method in path
    )
    for _, each in found:
        assert f'<span class="method">{each.method}</span>{each.path}</h3>' in page
        for one in each.parameters:
            assert f"<code>{one.name}</code>" in page
        for status, _, _ in each.answers:
            assert f"<code>{status}</code>" in page
