"""The tables of the legal record."""

from petitions.models.attachment import Attachment, Scan
from petitions.models.calendar import DayDeclaration, Say
from petitions.models.event import Deadline, Event, LegalFact
from petitions.models.findings import (
    DeliveryWay,
    Outcome,
    Resolution,
    Triage,
    Verdict,
    Verification,
)
from petitions.models.party import Identity, PaperKind, Party, PartyRole
from petitions.models.person import Appointment, Role, User
from petitions.models.petition import Channel, ContestedKind, Petition, PetitionWords
from petitions.models.unit import Unit

__all__ = [
    "Appointment",
    "Attachment",
    "Channel",
    "ContestedKind",
    "DayDeclaration",
    "Deadline",
    "DeliveryWay",
    "Event",
    "Identity",
    "LegalFact",
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
    "Triage",
    "Unit",
    "User",
    "Verdict",
    "Verification",
]
