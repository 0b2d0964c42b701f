"""Prove that a running Lab does what a trainee needs: pages, book, our extension, a kernel."""

import asyncio
import json
import uuid
from datetime import UTC, datetime
from html import unescape
from pathlib import Path
from typing import Any

import attrs
from tornado.httpclient import AsyncHTTPClient, HTTPError, HTTPRequest
from tornado.websocket import WebSocketError, websocket_connect

from ngos_and_co.lab.lab_server import LabError, LabServer

LABEXTENSION = "ngos-and-co"
KERNEL_SECONDS = 90
CODE = "%load_ext ngos_and_co\nprint(6 * 7)"
EXPECTED = "42"


@attrs.frozen
class Client:
    """Speaks HTTP with one server."""

    server: LabServer

    async def ask(self, path: str, method: str = "GET", body: object = None) -> bytes:
        """Give the body of an answer.

        Raises
        ------
        LabError
            If there is none, or it is an error's.
        """
        request = HTTPRequest(
            f"{self.server.address}{path}",
            method=method,
            headers={"Authorization": f"token {self.server.token}"},
            body=None if body is None else json.dumps(body),
            request_timeout=60,
        )
        try:
            response = await AsyncHTTPClient().fetch(request)
        except (HTTPError, OSError) as error:
            raise LabError(f"/{path} does not answer as it should: {error}.") from None
        return bytes(response.body)


def check_lab(server: LabServer) -> None:
    """Check a server that runs.

    Raises
    ------
    LabError
        With the first thing that is not as it should be.
    """
    try:
        asyncio.run(_check(Client(server)))
    except (HTTPError, WebSocketError, OSError, ValueError, LookupError) as error:
        raise LabError(f"Lab was asked, and its answer was not understood: {error!r}") from None


async def _check(client: Client) -> None:
    page = (await client.ask("lab")).decode()
    if f'"{LABEXTENSION}"' not in unescape(page):
        raise LabError("/lab answers, but the course's extension is not among Lab's.")
    await client.ask(f"lab/extensions/{LABEXTENSION}/static/remoteEntry.js")
    await client.ask("ngos-and-co/static/course.css")
    await _check_book(client)
    await _check_kernel(client)


async def _check_book(client: Client) -> None:
    title = book_title(client.server.course_root)
    await client.ask("book/")
    page = (await client.ask("book/course/index.html")).decode()
    if title not in unescape(page):
        raise LabError(f"/book/ answers, but its first page does not hold the title {title!r}.")


def book_title(course_root: Path) -> str:
    """Read the book's title from its configuration."""
    import yaml

    configuration = yaml.safe_load((course_root / "_config.yml").read_text("utf-8"))
    return str(configuration["title"])


async def _check_kernel(client: Client) -> None:
    kernel = json.loads(await client.ask("api/kernels", "POST", {"name": "python3"}))["id"]
    try:
        said = await asyncio.wait_for(_execute(client, kernel), KERNEL_SECONDS)
    except TimeoutError:
        raise LabError(f"A kernel did not answer within {KERNEL_SECONDS} seconds.") from None
    finally:
        await client.ask(f"api/kernels/{kernel}", "DELETE")
    if said.strip() != EXPECTED:
        raise LabError(
            f"A kernel was asked for {EXPECTED} and answered: {said.strip() or 'nothing'}."
        )


async def _execute(client: Client, kernel: str) -> str:
    address = client.server.address.replace("http", "ws", 1)
    request = HTTPRequest(
        f"{address}api/kernels/{kernel}/channels",
        headers={"Authorization": f"token {client.server.token}"},
    )
    connection = await websocket_connect(request)
    try:
        message = _execute_request()
        await connection.write_message(json.dumps(message))
        said = ""
        while (text := await connection.read_message()) is not None:
            answer = json.loads(text)
            if answer.get("parent_header", {}).get("msg_id") != message["header"]["msg_id"]:
                continue
            if answer["msg_type"] == "stream":
                said += answer["content"]["text"]
            elif answer["msg_type"] == "error":
                said += f"{answer['content']['ename']}: {answer['content']['evalue']}"
            elif answer["msg_type"] == "status" and answer["content"]["execution_state"] == "idle":
                break
        return said
    finally:
        connection.close()


def _execute_request() -> dict[str, Any]:
    identity = uuid.uuid4().hex
    return {
        "channel": "shell",
        "header": {
            "msg_id": identity,
            "msg_type": "execute_request",
            "username": "check",
            "session": identity,
            "date": datetime.now(UTC).isoformat(),
            "version": "5.4",
        },
        "parent_header": {},
        "metadata": {},
        "content": {"code": CODE, "silent": False, "store_history": False, "allow_stdin": False},
    }
