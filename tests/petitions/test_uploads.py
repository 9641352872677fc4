"""Scans: what is let in, what is not, and what an officer is told."""

import hashlib
import io
from dataclasses import replace

import pytest
from PIL import Image
from pytest_django.fixtures import Settings

from petitions.access import Act
from petitions.acts import Paper
from petitions.errors import BadFact
from petitions.models import Attachment, Scan
from tests.factories import Office, a_registration
from tests.paths import at_point, do, registered
from tests.petitions.snapshots import refused

pytestmark = pytest.mark.django_db


def scan(kind: str) -> bytes:
    """What a scanner makes: a small picture, or a PDF of one."""
    target = io.BytesIO()
    Image.new("RGB", (8, 8), "white").save(target, kind)
    return target.getvalue()


def paper(file_name: str, content: bytes) -> Paper:
    return Paper(name="Quyết định số 11", pages=2, file_name=file_name, content=content)


@pytest.mark.parametrize(
    ("kind", "file_name", "media_type"),
    [
        ("PDF", "quyet-dinh.pdf", "application/pdf"),
        ("PDF", "QUYẾT ĐỊNH.PDF", "application/pdf"),
        ("PNG", "anh.png", "image/png"),
        ("JPEG", "anh.jpg", "image/jpeg"),
        ("JPEG", "anh.JPEG", "image/jpeg"),
        ("TIFF", "anh.tif", "image/tiff"),
        ("TIFF", "anh.tiff", "image/tiff"),
        ("PNG", "", "image/png"),
    ],
)
def test_what_a_scanner_makes_is_kept_byte_for_byte(
    kind: str, file_name: str, media_type: str
) -> None:
    content = scan(kind)
    petition = registered(Office(), a_registration(papers=(paper(file_name, content),)))
    kept = Attachment.objects.get(petition=petition)
    assert (kept.media_type, kept.size) == (media_type, len(content))
    assert kept.sha256 == hashlib.sha256(content).hexdigest()
    assert bytes(Scan.objects.get(attachment=kept).content) == content


@pytest.mark.parametrize(
    ("file_name", "content", "words"),
    [
        ("don.pdf", b"MZ\x90\x00" + bytes(200), "không phải là PDF, JPEG, PNG hoặc TIFF"),
        ("don.pdf", b"<html><script>alert(1)</script></html>", "không phải là PDF"),
        ("don.pdf", b"PK\x03\x04" + bytes(200), "không phải là PDF"),
        ("don.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "không phải là PDF"),
        ("don.pdf", b"Kinh gui: UBND", "không phải là PDF"),
        ("don.pdf", b"\x00", "không phải là PDF"),
        ("don.gif", scan("GIF"), "không phải là PDF"),
        ("don.pdf", scan("PNG"), "đuôi tên không khớp với nội dung"),
        ("don.exe", scan("PDF"), "đuôi tên không khớp với nội dung"),
        ("don.pdf.exe", scan("PDF"), "đuôi tên không khớp với nội dung"),
        ("don", scan("PDF"), "đuôi tên không khớp với nội dung"),
        ("don.pdf", b"", "rỗng"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_no_scanner_makes_is_not_let_in(file_name: str, content: bytes, words: str) -> None:
    office = Office()
    given = (paper("anh.png", scan("PNG")), paper(file_name, content))
    with refused(BadFact, words, field="papers"):
        registered(office, a_registration(papers=given))
    petition = registered(office)
    with refused(BadFact, words, field="papers"):
        do(Act.ATTACH, petition, office, office.reception, papers=given)


def test_a_scan_may_be_as_large_as_the_limit_and_no_larger(settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 1024 * 1024
    office = Office()
    content = scan("PDF")
    largest = content + bytes(settings.ATTACHMENT_MAX_BYTES - len(content))
    registered(office, a_registration(papers=(paper("don.pdf", largest),)))
    with refused(BadFact, "lớn hơn 1 MB", field="papers"):
        registered(office, a_registration(papers=(paper("don.pdf", largest + b"\0"),)))


def test_a_petition_has_so_many_papers_and_no_more(settings: Settings) -> None:
    settings.ATTACHMENT_MAX_COUNT = 3
    office = Office()
    listed = Paper(name="Đơn khiếu nại")
    with refused(BadFact, "nhiều nhất 3 tài liệu", field="papers"):
        registered(office, a_registration(papers=(listed,) * 4))
    petition = registered(office, a_registration(papers=(listed,) * 2))
    with refused(BadFact, "nhiều nhất 3 tài liệu", field="papers"):
        do(Act.ATTACH, petition, office, office.reception, papers=[listed] * 2)
    do(Act.ATTACH, petition, office, office.reception, papers=[listed])
    with refused(BadFact, "nhiều nhất 3 tài liệu", field="papers"):
        do(Act.ATTACH, petition, office, office.reception, papers=[listed])


def test_a_paper_has_a_name_and_pages() -> None:
    office = Office()
    listed = Paper(name="Đơn khiếu nại")
    for wrong, words in (
        (replace(listed, name=" "), "Ghi tên của từng tài liệu"),
        (replace(listed, pages=0), "từ 1 đến 5000"),
        (replace(listed, pages=5001), "từ 1 đến 5000"),
    ):
        with refused(BadFact, words, field="papers"):
            registered(office, a_registration(papers=(listed, wrong)))


def test_something_is_added_where_papers_are_added() -> None:
    office = Office()
    petition = at_point("registered", office)
    with refused(BadFact, "Chưa có tài liệu nào", field="papers"):
        do(Act.ATTACH, petition, office, office.reception, papers=[])


def test_the_record_names_added_papers_by_their_content() -> None:
    office = Office()
    petition = at_point("taken", office)
    content = scan("PDF")
    do(Act.ATTACH, petition, office, office.handler, papers=[paper("don.pdf", content)])
    event = petition.events.get(act="attach")
    kept = Attachment.objects.get(petition=petition)
    sha256 = hashlib.sha256(content).hexdigest()
    assert event.after["attachments"] == [{"id": kept.pk, "sha256": sha256}]
    assert (kept.added_by, kept.added_at) == (office.handler, event.happened_at)
