"""A webhook receiver: what an incident tool posts becomes data, of which docgen's service makes the report.

    DOCGEN_URL=http://127.0.0.1:8080 DOCGEN_TOKEN=docgen_... WEBHOOK_SECRET=... python3 webhook.py 8090

The tool signs each delivery (X-Signature: sha256=<HMAC of the body>) and repeats it until it is answered with
2xx. It is an example with an invented tool: ``incident_data`` is what is yours to write. It needs no package.
"""

from __future__ import annotations

import hmac
import json
import os
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

MOST_BYTES = 1 << 20
REFUSED = (400, 413, 415, 422)
"""What docgen answers where the data are at fault: the same delivery would be refused again."""
SEVERITIES = {"critical": "S0", "major": "S1", "minor": "S2", "cosmetic": "S3"}


def incident_data(event: dict[str, Any]) -> dict[str, Any]:
    """The data of an incident as docgen knows them, of an event as the tool knows it."""
    incident = event["incident"]
    return {
        "id": incident["reference"],
        "title": incident["name"],
        "severity": SEVERITIES[incident["severity"]],
        "date": incident["declared_at"][:10],
        "detected_at": incident["declared_at"],
        "resolved_at": incident["closed_at"],
        "executive_summary": incident["summary"],
        "timeline": [{"at": each["at"], "event": each["message"]} for each in incident["updates"]],
    }


def submit(data: dict[str, Any], delivery: str) -> tuple[int, dict[str, Any]]:
    """Ask docgen for the documents, once a delivery however often it comes: its status and its answer."""
    request = Request(  # noqa: S310 - the address is the operator's
        os.environ["DOCGEN_URL"].rstrip("/") + "/v1/render?layout=postmortem&format=pdf&format=docx",
        json.dumps(data).encode(),
        {
            "Authorization": f"Bearer {os.environ['DOCGEN_TOKEN']}",
            "Content-Type": "application/json",
            "Accept": "application/json",
            "Idempotency-Key": delivery,
        },
    )
    try:
        with urlopen(request, timeout=30) as answer:  # noqa: S310 - as above
            return answer.status, json.load(answer)
    except HTTPError as error:  # which is an answer all the same
        with error:
            return error.code, json.load(error)


class Receiver(BaseHTTPRequestHandler):
    """Answers 202 with the job where docgen took the data, 422 with what is wrong, 503 to be asked again."""

    timeout = 10

    def do_POST(self) -> None:
        """Take one delivery."""
        length = self.headers.get("Content-Length", "")
        if not length.isdigit() or int(length) > MOST_BYTES:
            return self.answer(413, {"error": "the delivery is too large, or does not say how large it is"})
        body = self.rfile.read(int(length))
        signature = "sha256=" + hmac.digest(os.environ["WEBHOOK_SECRET"].encode(), body, "sha256").hex()
        if not hmac.compare_digest(signature.encode(), self.headers.get("X-Signature", "").encode()):
            return self.answer(401, {"error": "the signature is not right"})
        try:
            event = json.loads(body)
            data, delivery = incident_data(event), f"webhook-{event['id']}"
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            return self.answer(422, {"error": f"the event is none of those that are known: {error!r}"})
        try:
            status, said = submit(data, delivery)
        except (URLError, TimeoutError, ValueError):
            return self.answer(503, {"error": "docgen does not answer"})
        if status == 202:  # noqa: PLR2004 - accepted
            return self.answer(202, {"job": said["href"]})
        told = {"error": said["title"], "problems": said.get("problems", [])}
        return self.answer(422 if status in REFUSED else 503, told)

    def answer(self, status: int, said: dict[str, Any]) -> None:
        """Answer in JSON."""
        body = json.dumps(said).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


if __name__ == "__main__":
    ThreadingHTTPServer(("127.0.0.1", int(sys.argv[1])), Receiver).serve_forever()
