"""The places that a machine keeps: tables, dumps, logs, reports, exports, files, processes."""

import io
import json
import logging
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from unittest.mock import patch

from django.conf import settings
from django.core import mail
from django.core.management import CommandError, call_command
from django.db import connections
from django.test import override_settings
from django.utils import timezone
from django.utils.log import AdminEmailHandler

from config.logs import PlacesOnly, WithoutCodes
from petitions import ledger, vault
from petitions.uploads import apart
from petitions.uploads.checking import check_scan
from tests.architecture.sources import files
from tests.secrecy.looking import Held, inside_pdf
from tests.secrecy.secrets import DENOUNCER, FILE_NAME, scan
from tests.secrecy.story import Story
from tests.secrecy.visiting import client_of
from tests.workflow.screens import rows, typed

Place = Callable[[Story], Iterator[Held]]


def tables(story: Story) -> Iterator[Held]:
    """Every row of every table of the main database; of the record what was typed before sealing.

    An entry is never changed: what somebody typed into one before the petition was sealed stays
    there, and is struck whenever it is shown (docs/secrecy.md).
    """
    sealed_late = story["sealed_late"].pk
    with connections["default"].cursor() as cursor:
        for table in connections["default"].introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                told = dict(zip(columns, row, strict=True))
                if table == "petitions_event" and told["petition_id"] == sealed_late:
                    told["reason"] = ""
                yield table, b"\n".join(_bytes(value) for value in told.values())


def tables_as_text() -> Iterator[str]:
    """Every row of the main database."""
    with connections["default"].cursor() as cursor:
        for table in connections["default"].introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from ("\n".join(map(str, row)) for row in cursor.fetchall())


def _bytes(value: Any) -> bytes:
    return bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()


def vault_tables(story: Story) -> Iterator[Held]:
    """The vault itself, without the key: nothing in it can be read."""
    with connections["vault"].cursor() as cursor:
        for table in connections["vault"].introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            for row in cursor.fetchall():
                yield table, b"\n".join(map(_bytes, row))


def dumps(story: Story) -> Iterator[Held]:
    """`manage.py dumpdata` of everything; of the record again without what was typed before."""
    said = io.StringIO()
    call_command("dumpdata", stdout=said)
    for row in json.loads(said.getvalue()):
        if row["model"] == "petitions.event":
            late = row["fields"]["petition"] == story["sealed_late"].pk
            row["fields"]["reason"] = "" if late else row["fields"]["reason"]
        yield row["model"], json.dumps(row, ensure_ascii=False).encode()


def commands(story: Story) -> Iterator[Held]:
    """What every command of ours says, and what it says of a fault."""
    for name, arguments in (
        ("escalate", ()),
        ("ledger", ("verify",)),
        ("vault", ("status",)),
        ("vault", ("check", "--bytes")),
        ("access_table", ()),
    ):
        said = io.StringIO()
        call_command(name, *arguments, stdout=said, stderr=said)
        yield " ".join((name, *arguments)), f"{name}\n{said.getvalue()}".encode()


def exports(story: Story) -> Iterator[Held]:
    """The daily head of the record as it is kept elsewhere, as a file and on paper."""
    folder = Path(tempfile.mkdtemp())
    with_head = ("--export", str(folder / "head"), "--print", str(folder / "head.pdf"))
    whose = ("--keeper", story.people["auditor"].username, "--unit", story.office.agency.code)
    call_command("ledger", "head", *with_head, *whose, stdout=io.StringIO())
    yield "export", (folder / "head").read_bytes()
    yield from inside_pdf("sheet", (folder / "head.pdf").read_bytes())
    head = ledger.make_head(timezone.localdate())
    yield "line", ledger.export(head).encode()


@contextmanager
def heard() -> Iterator[io.StringIO]:
    """Everything that any logger says, from DEBUG on, as the console writes it."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.addFilter(WithoutCodes())
    handler.setFormatter(PlacesOnly("%(name)s %(levelname)s %(message)s"))
    root, level = logging.getLogger(), logging.getLogger().level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        yield said
    finally:
        root.setLevel(level)
        root.removeHandler(handler)


def told_of_everything(**changed: Any) -> dict[str, Any]:
    """An intake form with all that identifies in it, and the scan of the letter."""
    return typed(
        kind="denunciation",
        contested="Nhận tiền khi cấp phép",
        petitioner_name=DENOUNCER.name,
        petitioner_address=DENOUNCER.address,
        petitioner_paper_kind="citizen_card",
        petitioner_paper_number=DENOUNCER.paper_number,
        petitioner_phone=DENOUNCER.phone,
        petitioner_email=DENOUNCER.email,
        **rows("giay-to", {"name": "Đơn", "pages": 1, "file": _upload()}) | changed,
    )


def _upload() -> io.BytesIO:
    file = io.BytesIO(scan())
    file.name = FILE_NAME
    return file


def failures(story: Story) -> Iterator[Held]:
    """A failure in the middle of registering: the page, the log, the mail to whoever keeps it."""
    mailing = AdminEmailHandler(include_html=True)
    logger = logging.getLogger("django.request")
    logger.addHandler(mailing)

    def fail(*_: Any, **__: Any) -> None:
        raise RuntimeError(f"{DENOUNCER.name} {DENOUNCER.paper_number}")

    whom = patch.object(settings, "ADMINS", [("Quản trị", "quan.tri@vi-du.example")])
    with heard() as said, whom, patch.object(vault, "enter", fail):
        response = client_of(story, "reception").post("/tiep-nhan/", told_of_everything())
    logger.removeHandler(mailing)
    assert response.status_code == 500
    yield "page", response.content
    yield "log", said.getvalue().encode()
    for message in mail.outbox:
        yield "mail", message.message().as_bytes()
        yield "mail, text", str(message.body).encode()
        for content, _kind in message.alternatives:
            yield "mail, page", str(content).encode()
    assert mail.outbox


def logs(story: Story) -> Iterator[Held]:
    """Everything logged while somebody registers, searches and is refused, from DEBUG on."""
    with heard() as said:
        client = client_of(story, "reception")
        response = client.post("/tiep-nhan/", told_of_everything())
        assert response.status_code in (200, 302), response.status_code
        client.get("/ho-so/", {"q": DENOUNCER.name})
        client.get("/ho-so/999999/", {"q": DENOUNCER.name})
        client.post("/tiep-nhan/kiem-tra/", told_of_everything())
        client_of(story, "named").get(f"/ho-so/{story['denounced'].pk}/bao-mat/")
    yield "log", said.getvalue().encode()


def temporary_files(story: Story) -> Iterator[Held]:
    """What lies in the folder for temporary files while a large scan is handed in, and after."""
    folder = Path(tempfile.mkdtemp())
    seen: list[Held] = []
    original = vault.enter

    def watch(*given: Any, **kwargs: Any) -> Any:
        seen.extend(_lying_in(folder))
        return original(*given, **kwargs)

    here, small = patch.object(tempfile, "tempdir", str(folder)), {"FILE_UPLOAD_MAX_MEMORY_SIZE": 9}
    with here, override_settings(**small), patch.object(vault, "enter", watch):
        client_of(story, "reception").post("/tiep-nhan/", told_of_everything())
    yield from (("while it is handed in", b"looked"), *seen, *_lying_in(folder))


def _lying_in(folder: Path) -> Iterator[Held]:
    for file in filter(Path.is_file, folder.rglob("*")):
        yield file.name, file.name.encode() + file.read_bytes()


def processes(story: Story) -> Iterator[Held]:
    """What other users of the machine see of the programs that look through a file."""
    started: list[Any] = []
    run = subprocess.run

    def watch(command: Any, **kwargs: Any) -> Any:
        started.append((command, kwargs.get("env"), kwargs.get("cwd")))
        return run(command, **kwargs)

    with patch.object(apart.subprocess, "run", watch):
        check_scan(scan(), FILE_NAME)
    yield from (("process", repr(one).encode()) for one in started)
    yield "own", repr((sys.argv, dict(os.environ))).encode()


def static_files(story: Story) -> Iterator[Held]:
    """What the server hands out to everybody, and the code and samples that it is made of."""
    for folder in (
        "static",
        "templates",
        "locale",
        "samples",
        "workflow",
        "documents",
        "petitions",
    ):
        for path in files(folder):
            yield str(path), path.read_bytes()


def journeys(story: Story) -> Iterator[Held]:
    """What a file of steps leaves behind: its lines and the papers it writes."""
    folder = Path(tempfile.mkdtemp())
    step = {
        "act": "register",
        "at": "2026-09-14T08:15",
        "actor": "tiepnhan",
        "unit": "an-hoa",
        "channel": "in_person",
        "received_on": "2026-09-14",
        "kind": "denunciation",
        "petitioner_name": DENOUNCER.name,
        "petitioner_address": DENOUNCER.address,
        "petitioner_paper_kind": "citizen_card",
        "petitioner_paper_number": DENOUNCER.paper_number,
        "respondent_name": "Ban quản lý chợ An Hòa",
        "respondent_address": "Chợ An Hòa",
        "contested": "Thu tiền ngoài quy định",
        "subject": "Thu tiền ngoài quy định",
        "content": "Sạp nào cũng phải nộp.",
    }
    telling = step | {"content": f"Tôi là {DENOUNCER.name}."}
    file = folder / "journey.json"
    trips = [{"ref": "mot", "steps": [step]}, {"ref": "hai", "steps": [telling]}]
    file.write_text(json.dumps({"petitions": trips}), "utf-8")
    said = io.StringIO()
    with suppress(CommandError):  # the second petition is refused, and says so
        call_command("journey", str(file), out=folder / "out", stdout=said)
    yield "lines", said.getvalue().encode()
    for paper in (folder / "out").rglob("*.pdf"):
        yield "name", paper.name.encode()
        yield from inside_pdf(paper.name, paper.read_bytes())


KEPT: dict[str, Place] = {
    place.__name__: place
    for place in (
        *(tables, vault_tables, dumps, commands, exports, failures, logs, temporary_files),
        *(processes, static_files, journeys),
    )
}
