"""The English of what keeps a petitioner secret, of a denunciation, and of signing in."""

from datetime import datetime

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone, translation

from petitions.access import Act
from petitions.models import Attachment, Petition, User
from tests.factories import Office, moment
from tests.paths import at_point, do
from tests.secrecy.secrets import entry, registered
from tests.signin.people import (
    give_password,
    recovery_codes,
    signed_in_with_app,
    with_app,
    with_password,
)
from tests.workflow.screens import typed
from tests.workflow.test_english import english, require_english
from workflow.denunciation_words import label_of

pytestmark = pytest.mark.django_db
#: The acts of the line that a denunciation calls otherwise: where it stands, and who does it.
DENOUNCED = [
    ("registered", "reception", Act.PROPOSE),
    ("proposed", "head", Act.ASSIGN),
    ("assigned", "clerk", Act.ISSUE_ACCEPTANCE),
    ("accepted", "handler", Act.TAKE),
    ("taken", "handler", Act.VERIFY),
    ("verified", "handler", Act.DRAFT),
    ("drafted", "head", Act.APPROVE),
    ("approved", "clerk", Act.ISSUE_DECISION),
    ("decided", "clerk", Act.DELIVER),
    ("sent", "handler", Act.REPORT),
]


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> datetime:
    """The moment at which the pages are read."""
    at = moment("2026-12-28 15:00")
    monkeypatch.setattr(timezone, "now", lambda: at)
    return at


def granted(office: Office) -> Petition:
    """A denunciation of which the clerk may open the identity, and has."""
    petition = registered(office)
    at = moment("2026-12-28 14:00")
    do(Act.GRANT_OPENING, petition, office, office.head, at=at)
    do(Act.OPEN_IDENTITY, petition, office, office.clerk, at=at)
    return petition


def require_english_form(user: User, act: Act, petition: Petition) -> None:
    """The page of `act`, and the same after it was sent empty."""
    address = reverse("act", args=[petition.pk, act.value])
    for answer in (english(user).get(address), english(user).post(address, {})):
        assert answer.status_code in (200, 422)
        require_english(answer, petition)


@pytest.mark.parametrize(("point", "who", "act"), DENOUNCED)
def test_the_work_on_a_denunciation_is_english(point: str, who: str, act: Act) -> None:
    office = Office()
    petition = at_point(point, office, entry())
    client = english(getattr(office, who))
    page = client.get(reverse("act", args=[petition.pk, act.value]))
    with translation.override("en"):
        assert label_of(act, petition) in page.text
    require_english(page, petition)
    require_english(client.get(reverse("petition", args=[petition.pk])), petition)
    require_english(client.get(reverse("inbox")), petition)


@pytest.mark.parametrize("point", ["declined", "reported"])
def test_what_became_of_a_denunciation_is_english(point: str) -> None:
    office = Office()
    petition = at_point(point, office, entry())
    for tab in ("thoi-han", "van-ban", "nguoi", "bao-mat", "nhat-ky"):
        answer = english(office.head).get(reverse("petition_tab", args=[petition.pk, tab]))
        require_english(answer, petition)
    require_english(english().get(reverse("lookup_result", args=[petition.code])), petition)


def test_protecting_a_complaint_is_english() -> None:
    office = Office()
    petition = at_point("taken", office)
    require_english_form(office.reception, Act.PROTECT, petition)
    do(Act.PROTECT, petition, office, office.head)
    petition.refresh_from_db()
    for tab in ("bao-mat", "nguoi", "nhat-ky"):
        answer = english(office.head).get(reverse("petition_tab", args=[petition.pk, tab]))
        require_english(answer, petition)


def test_grants_and_named_officers_are_english() -> None:
    office = Office()
    petition = granted(office)
    for act in (Act.GRANT_OPENING, Act.REVOKE_OPENING, Act.NAME_OFFICER):
        require_english_form(office.head, act, petition)
    do(Act.NAME_OFFICER, petition, office, office.reception)
    require_english_form(office.head, Act.CLEAR_OFFICER, petition)
    tab = reverse("petition_tab", args=[petition.pk, "bao-mat"])
    answer = english(office.head).get(tab)
    assert "Opened 1 time." in answer.text
    require_english(answer, petition)


def test_destroying_an_identity_is_english() -> None:
    office = Office()
    petition = at_point("declined", office, entry())
    require_english_form(office.head, Act.DESTROY_IDENTITY, petition)


@pytest.mark.parametrize("view", ["", "?xem=cho-phep"])
def test_the_history_of_openings_is_english(view: str) -> None:
    office = Office()
    nothing = english(office.auditor).get(reverse("openings") + view)
    require_english(nothing)
    petition = granted(office)
    require_english(english(office.auditor).get(reverse("openings") + view), petition)


def test_opening_an_identity_is_english_from_the_question_to_the_answer() -> None:
    office = Office()
    petition = granted(office)
    client = english()
    give_password(client, with_password(office.clerk))
    scan = Attachment.objects.get(petition=petition)
    addresses = [
        reverse("open_identity", args=[petition.pk]),
        reverse("open_scan", args=[petition.pk, scan.pk]),
        reverse("black_out", args=[petition.pk, scan.pk]),
    ]
    for address in addresses:
        for answer in (client.get(address), client.post(address, {})):
            assert answer.status_code in (200, 422)
            require_english(answer, petition)
    shown = client.post(addresses[0], {"reason": "Ghi bì thư."})
    assert "Identity of the petitioner" in shown.text
    roles = [card.role for card in shown.context["people"]]
    assert roles == ["Denouncer", "Person with related rights and obligations"]


def test_registering_a_denunciation_is_english() -> None:
    office = Office()
    client = english(office.reception)
    entered = client.post(reverse("intake"), typed(kind="denunciation"), follow=True)
    petition = Petition.objects.get()
    assert petition.is_sealed
    require_english(entered, petition)


def test_signing_in_and_the_second_factor_are_english() -> None:
    office = Office()
    recovery_codes(with_app(office.head))
    client = signed_in_with_app(with_password(office.head))
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "en"
    for name in (
        *("mfa_index", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_add_webauthn"),
        *("mfa_view_recovery_codes", "mfa_generate_recovery_codes", "change_password"),
        *("account_reauthenticate", "mfa_reauthenticate"),
    ):
        answer = client.get(reverse(name), follow=True)
        assert answer.status_code == 200
        require_english(answer)
