"""Loading the demonstration: all of it in one transaction, through the acts that officers do."""

from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from petitions.models import Appointment, Grant, Petition, User
from workflow.demo.timetable import key_of, refs, timetable
from workflow.journey.running import Runner
from workflow.journey.staffing import default_agency, ensure

#: Plainly no secret; `manage.py load_demo` refuses to run where petitions are real.
PASSWORD = "Don-thu-trinh-dien"
ADMINISTRATOR = ("quantri", "Quản trị hệ thống trình diễn")
#: The petition whose lookup page is shown as an example.
EXAMPLE = "cho-bao-cao"


class BadDemonstration(Exception):
    """The demonstration cannot be loaded or is not whole; the text says why, in Vietnamese."""


@dataclass(frozen=True)
class Account:
    """A log-in name, whose it is, and which roles it holds where; no role for the administrator."""

    username: str
    full_name: str
    held: str


def is_loaded() -> bool:
    """Whether the demonstration is in the database. Raises BadDemonstration for a part of it."""
    wanted = refs()
    found = Petition.objects.filter(idempotency_key__in=map(key_of, wanted)).count()
    if 0 < found < len(wanted):
        raise BadDemonstration(
            f"Cơ sở dữ liệu chỉ có {found} trong {len(wanted)} đơn trình diễn của bản này. Số vào "
            "sổ theo thứ tự ngày nên không nạp thêm vào giữa được. Hãy dùng một cơ sở dữ liệu mới: "
            "đặt VAR_DIR hoặc DATABASE_URL khác rồi chạy migrate và load_demo."
        )
    return found > 0


def load(today: date) -> int:
    """Make the agencies, the people and the petitions; how many petitions there are.

    Nothing stays unless all of it does. Raises BadDemonstration when an act is refused.
    """
    with transaction.atomic():
        agency = default_agency()
        ensure(agency)
        _administrator()
        _open_accounts([str(entry["username"]) for entry in agency.people])
        runner = Runner()
        for number, (ref, step) in enumerate(timetable(today), 1):
            line = runner.step(ref, number, step)
            if "error" in line:
                raise BadDemonstration(f"{ref}, {step.act.label}: {line['error']['message']}")
    return len(runner.petitions)


def _administrator() -> None:
    username, full_name = ADMINISTRATOR
    User.objects.get_or_create(
        username=username,
        defaults={"full_name": full_name, "is_staff": True, "is_superuser": True, "password": "!"},
    )


def _open_accounts(usernames: list[str]) -> None:
    """Give the password to the accounts that have none; one that somebody has set stays."""
    hashed = make_password(PASSWORD)  # once: the hash is slow on purpose, and this is no secret
    for user in User.objects.filter(username__in=[*usernames, ADMINISTRATOR[0]]):
        if not user.has_usable_password():
            user.password = hashed
            user.save()


def accounts(on: date) -> list[Account]:
    """Who can log in, in the order of the agencies' file, the administrator last."""
    names = [str(entry["username"]) for entry in default_agency().people] + [ADMINISTRATOR[0]]
    users = {user.username: user for user in User.objects.filter(username__in=names)}
    return [_account(users[name], on) for name in names if name in users]


def _account(user: User, on: date) -> Account:
    held = Appointment.objects.on(on).filter(user=user).select_related("unit__agency")
    roles = [f"{h.get_role_display()} – {_place(h)}" for h in held]
    return Account(
        user.username, user.get_full_name(), "; ".join(roles) or "Quản trị, không xử lý đơn"
    )


def _place(held: Appointment) -> str:
    agency = held.unit.agency
    return held.unit.name if agency in (None, held.unit) else f"{held.unit.name}, {agency.name}"


def openers(at: datetime) -> list[tuple[str, str]]:
    """Who may open an identity at that moment: log-in name, and the petition's register number."""
    live = Grant.objects.live(at).select_related("to", "petition").order_by("pk")
    return [(grant.to.username, grant.petition.register_number) for grant in live]


def example_code() -> str:
    """The lookup code of one petition, as its receipt shows it."""
    return Petition.objects.get(idempotency_key=key_of(EXAMPLE)).code
