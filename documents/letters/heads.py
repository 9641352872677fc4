"""The head of a letter that an office-holder signs, the same for all of them."""

from collections.abc import Sequence
from datetime import date
from typing import TypedDict

from documents.catalogue import Form
from documents.letterhead import authority, letterhead, signature
from documents.letters.case_orders import bound_of
from documents.letters.common import Letterhead, Number, Signature
from documents.letters.decision_parts import NamedParty, named
from documents.letters.suspension_parts import Cited
from documents.letters.wording import clause
from petitions.models import Appointment, Party, PartyRole, Petition, Unit
from petitions.vault import Person

#: What is kept: by the registry, and in the file.
KEPT = "Lưu: VT, hồ sơ"
#: Several sign, each in a cell; nobody signs for the agency.
NOBODY = Signature(lines=(), name="")


class Head(TypedDict):
    """The fields of `Letter`, but for the recipients."""

    form: Form
    letterhead: Letterhead
    number: Number
    issued_on: date
    signature: Signature


class JointHead(Head):
    """The fields of `Letter` of a paper that several sign and nobody issues."""

    recipients: tuple[str, ...]


class OrderHead(Head):
    """The fields of `CaseOrder`."""

    recipients: tuple[str, ...]
    authority: str
    complainants: tuple[NamedParty, ...]
    bound: tuple[str, ...]
    subject: str
    register_number: str
    received_on: date
    accepted: Cited | None


def head(unit: Unit, form: Form, number: Number, signer: Appointment, issued_on: date) -> Head:
    """The head of a letter of `unit`. Raises LetterError where `signer` cannot sign that day."""
    return Head(
        form=form,
        letterhead=letterhead(unit),
        number=number,
        issued_on=issued_on,
        signature=signature(signer, unit, on=issued_on),
    )


def joint_head(unit: Unit, form: Form, on: date) -> JointHead:
    """The head of a paper of that day without a number, which nobody signs for the agency."""
    return JointHead(
        form=form,
        letterhead=letterhead(unit),
        number=Number(value=None, type_code=form.type_code, agency_symbol=unit.symbol),
        issued_on=on,
        signature=NOBODY,
        recipients=(),
    )


def order_head(
    petition: Petition,
    form: Form,
    *,
    number: Number,
    parties: Sequence[tuple[Party, Person]],
    accepted: Cited | None,
    signer: Appointment,
    issued_on: date,
) -> OrderHead:
    """The head of an order on a complaint, whose third article says who carries it out."""
    return OrderHead(
        **head(petition.unit, form, number, signer, issued_on),
        recipients=("Như Điều 3", KEPT),
        authority=authority(petition.unit),
        complainants=named(parties, (PartyRole.PETITIONER,)),
        bound=bound_of(petition, parties),
        subject=clause(petition.subject),
        register_number=petition.register_number,
        received_on=petition.received_on,
        accepted=accepted,
    )
