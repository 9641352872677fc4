"""The canary sings: with a defence taken out, the same search finds who is secret."""

import logging
from collections.abc import Callable
from typing import Any

import pytest
from django.test import override_settings

from config import logs
from documents.models import Document
from petitions import vault
from petitions.acts import protection
from petitions.law.facts import Kind
from petitions.sealed import crypto
from petitions.text import each_word
from tests.secrecy import places_kept, places_seen
from tests.secrecy.looking import Held, found_in, inside_pdf, leaks
from tests.secrecy.secrets import DENOUNCER, scan, traces
from tests.secrecy.story import Story, days_ago, enter, of_secret, seal_late
from tests.secrecy.visiting import client_of
from workflow import wording

pytestmark = pytest.mark.django_db
Patch = pytest.MonkeyPatch


def page(story: Story, url: str, who: str = "head") -> list[Held]:
    return [(url, client_of(story, who).get(url).content)]


def one_more(story: Story) -> Any:
    at = days_ago(2)
    return enter(story, of_secret(Kind.DENUNCIATION, at), at)


def test_every_way_of_writing_is_recognised() -> None:
    for trace in traces():
        assert found_in(b"before " + trace + b" after")
    assert found_in("Trịnh &#x110;".encode()) == []
    assert found_in(b"Tr&#7883;nh V&#297;nh Khu&#7845;t")
    assert leaks([("scan", scan())])
    assert found_in(" ".join(each_word("Chủ tịch xã An Mẫu")).encode()) == []


def test_without_masks_the_page_on_people_tells(story: Story, monkeypatch: Patch) -> None:
    url = f"/ho-so/{story['denounced'].pk}/nguoi/"
    assert leaks(page(story, url)) == []
    shown = vault.known_people(story["denounced"])
    monkeypatch.setattr(vault, "people", lambda _petition: shown)
    assert leaks(page(story, url))


def test_without_masks_a_list_tells(story: Story, monkeypatch: Patch) -> None:
    assert leaks(page(story, "/ho-so/")) == []
    names = {p.pk: DENOUNCER.name for p in story.petitions.values()}
    monkeypatch.setattr(vault, "names_of_petitioners", lambda _petitions: names)
    assert leaks(page(story, "/ho-so/"))


def test_without_the_mask_a_receipt_tells(story: Story, monkeypatch: Patch) -> None:
    monkeypatch.setattr(vault, "mask", lambda _kind, _role: DENOUNCER)
    receipt = Document.objects.filter(petition=one_more(story)).get()
    assert leaks(inside_pdf("receipt", bytes(receipt.content.pdf)))


def test_without_the_vault_tables_dumps_and_searches_tell(story: Story, monkeypatch: Patch) -> None:
    monkeypatch.setattr(vault, "is_sealed", lambda _petition, _role: False)
    one_more(story)
    assert leaks(places_kept.tables(story))
    assert leaks(places_kept.dumps(story))
    assert leaks(places_seen.searches(story))
    assert leaks(places_seen.checks(story))


def test_without_encryption_the_vault_tells(story: Story, monkeypatch: Patch) -> None:
    monkeypatch.setattr(crypto, "seal", lambda value, **_: value)
    one_more(story)
    assert leaks(places_kept.vault_tables(story))


@pytest.mark.parametrize("place", [places_kept.tables, places_kept.dumps])
def test_without_striking_a_petition_sealed_later_tells(
    place: Callable[[Story], Any], story: Story, monkeypatch: Patch
) -> None:
    monkeypatch.setattr(protection, "struck", lambda text, _people: text)
    story.petitions["again"] = story["sealed_late"]
    story.petitions["sealed_late"] = seal_late(story, days_ago(3))
    found = leaks(place(story))
    story.petitions["sealed_late"] = story.petitions.pop("again")
    assert [one for one in found if "petitions_petition" in one or "petitions.petition" in one]


def test_the_record_tells_where_it_is_not_struck(story: Story, monkeypatch: Patch) -> None:
    url = f"/ho-so/{story['sealed_late'].pk}/nhat-ky/"
    assert leaks(page(story, url)) == []
    monkeypatch.setattr(wording, "struck", lambda text, _people: text)
    assert leaks(page(story, url))


def test_with_the_text_of_an_exception_the_log_tells(story: Story, monkeypatch: Patch) -> None:
    usual = logging.Formatter().formatException
    monkeypatch.setattr(logs.PlacesOnly, "formatException", lambda _self, error: usual(error))
    assert [one for one in leaks(places_kept.failures(story)) if one.startswith("log")]


@override_settings(DEFAULT_EXCEPTION_REPORTER="django.views.debug.ExceptionReporter")
def test_with_the_usual_report_the_mail_tells(story: Story) -> None:
    assert [one for one in leaks(places_kept.failures(story)) if one.startswith("mail")]


@override_settings(
    FILE_UPLOAD_HANDLERS=["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
)
def test_with_the_usual_handlers_a_large_scan_lies_in_the_open(story: Story) -> None:
    assert leaks(places_kept.temporary_files(story))
