"""The tables of the legal record."""

from petitions.models.attachment import Attachment, Scan
from petitions.models.calendar import DayDeclaration, Say
from petitions.models.event import OPENING_ACTS, Deadline, Event, LegalFact
from petitions.models.findings import (
    DeliveryWay,
    Outcome,
    Resolution,
    Triage,
    Verdict,
    Verification,
    outcomes_of,
)
from petitions.models.ledger_head import LedgerHead, LedgerLine
from petitions.models.party import Identity, PaperKind, Party, PartyRole
from petitions.models.person import Appointment, Capacity, Role, User
from petitions.models.petition import Channel, ContestedKind, Petition, PetitionWords
from petitions.models.protection import Grant, NamedOfficer
from petitions.models.seal import Seal
from petitions.models.unit import Unit

__all__ = [
    "OPENING_ACTS",
    "Appointment",
    "Attachment",
    "Capacity",
    "Channel",
    "ContestedKind",
    "DayDeclaration",
    "Deadline",
    "DeliveryWay",
    "Event",
    "Grant",
    "Identity",
    "LedgerHead",
    "LedgerLine",
    "LegalFact",
    "NamedOfficer",
    "Outcome",
    "PaperKind",
    "Party",
    "PartyRole",
    "Petition",
    "PetitionWords",
    "Resolution",
    "Role",
    "Say",
    "Scan",
    "Seal",
    "Triage",
    "Unit",
    "User",
    "Verdict",
    "Verification",
    "outcomes_of",
]
