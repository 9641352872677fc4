"""Hủy số: a number is given up by decision, and the register keeps it with the reason.

A number that an issue fails on is free again, so nothing else leaves a number without a paper.
"""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone

from documents import numbering
from documents.errors import NumberMoved
from documents.models import VoidedNumber
from documents.numbering import Series
from petitions import access
from petitions.access import Act
from petitions.acts.performing import busy_is_refused, require_text
from petitions.acts.secrecy import require_unidentifying
from petitions.errors import AlreadyDone, BadFact, Refused
from petitions.models import Event, Petition, Unit, User
from petitions.text import words
from petitions.vietnamese import in_vietnamese

#: A reason of fewer different words explains nothing to whoever reads the book later.
FEWEST_WORDS = 4


class NoReservation(Refused):
    """A number that is not the next one was asked for: numbers are not kept for later."""

    code = "no_reservation"
    house_rule = "Số văn bản cấp liên tiếp, không giữ trước"


def void(series: Series, number: int, *, reason: str, actor: User, at: datetime) -> VoidedNumber:
    """Take the next number of `series`, which has to be `number`, for no paper.

    Raises NotAllowed for whoever is not its clerk or head, BadFact for a reason of fewer than
    FEWEST_WORDS words and for a series that is closed, AlreadyDone where a paper took the number,
    and NoReservation for one that lies further on; then nothing was taken.
    """
    day = timezone.localdate(at)
    with in_vietnamese():
        held = access.require_in(actor, Act.VOID_NUMBER, series.unit, on=day)
        reason = checked_reason(reason, unit=series.unit, actor=actor)
        if series.year != numbering.year_of(series.regime, series.unit, day):
            raise BadFact(f"{series.name.capitalize()} đã khóa; chỉ hủy được số của sổ đang dùng.")
        row = VoidedNumber(
            **series.key,
            number=number,
            reason=reason,
            voided_by=actor,
            appointment=held,
            voided_at=at,
        )
        _require_next(series, number)
        try:
            with busy_is_refused(), transaction.atomic():
                row.save()
                numbering.take(series, number)
        except NumberMoved:
            raise _gone(series, number) from None
        except IntegrityError:
            # Another void of this number may show first as a clash of unique keys.
            if numbering.peek(series) <= number:
                raise
            raise _gone(series, number) from None
    return row


def checked_reason(reason: str, *, unit: Unit, actor: User) -> str:
    """`reason` as the register keeps it. Raises BadFact where it says too little, or too much."""
    text = require_text(reason, "Ghi lý do hủy số.", field="reason")
    if len(words(text)) < FEWEST_WORDS:
        raise BadFact(
            f"Lý do hủy số phải có ít nhất {FEWEST_WORDS} từ khác nhau, để người đọc sổ sau này "
            "hiểu vì sao số này không có văn bản.",
            field="reason",
        )
    require_nobody_secret(text, unit=unit, actor=actor)
    return text


def require_nobody_secret(text: str, *, unit: Unit, actor: User) -> None:
    """Refuses a line of the register that names somebody secret whom `actor` has met."""
    own = Event.objects.filter(petition=OuterRef("pk"), actor=actor)
    for petition in Petition.objects.filter(Exists(own), unit=unit, is_sealed=True):
        require_unidentifying(petition, actor, text)


def _require_next(series: Series, number: int) -> None:
    following = numbering.peek(series)
    if number > following:
        raise NoReservation(
            f"Số tiếp theo của {series.name} là {following:02d}; không cấp trước và không giữ số "
            f"{number:02d}. Số chỉ lấy khi ban hành văn bản.",
            field="number",
        )
    if number < following:
        raise _gone(series, number)


def _gone(series: Series, number: int) -> AlreadyDone:
    return AlreadyDone(
        f"Số {number:02d} của {series.name} vừa được cấp cho văn bản khác nên không hủy được. "
        f"Số tiếp theo bây giờ là {numbering.peek(series):02d}; xem lại sổ rồi quyết định.",
        field="number",
    )
