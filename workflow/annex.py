"""The annex "Bảng tính thời hạn": who prints it, for which facts, in which language."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import get_language

from documents.letters import annex
from documents.letters.annex import Annex
from petitions import access
from petitions.deadlines import clocks_of, facts_of
from petitions.errors import NotAllowed
from petitions.law.casefields import Language
from petitions.law.clock import Clock
from petitions.law.facts import CaseFacts
from petitions.models import Appointment, Petition, User


def annex_of_facts(facts: CaseFacts, clocks: Iterable[Clock], *, by: User) -> Annex:
    """The annex of facts that were typed in, under the head of the agency of `by`.

    Raises NotAllowed for an account that holds no role in an agency, LetterError where nothing
    was computed.
    """
    held = _held(by)
    if held is None or held.unit.agency is None:
        raise NotAllowed(
            "Bảng in mang tiêu đề của cơ quan; tài khoản này chưa giữ chức vụ ở cơ quan nào."
        )
    return annex.build(
        unit=held.unit.agency,
        facts=facts,
        clocks=clocks,
        officer=by.get_full_name(),
        officer_title=held.title,
        printed_at=timezone.localtime(),
        language=_language(),
    )


def annex_of_petition(petition: Petition, *, by: User) -> Annex:
    """The annex of a petition: its number, its subject and its dates, and nobody's name."""
    held = _held(by)
    return annex.build(
        unit=petition.unit,
        facts=facts_of(petition),
        clocks=clocks_of(petition),
        register_number=petition.register_number,
        subject=petition.subject,
        officer=by.get_full_name(),
        officer_title=held.title if held else "",
        printed_at=timezone.localtime(),
        language=_language(),
    )


def _held(user: User) -> Appointment | None:
    """The first role that a person holds today."""
    return next(iter(access.appointments_of(user, on=timezone.localdate())), None)


def _language() -> Language:
    return Language.EN if get_language() == "en" else Language.VI
