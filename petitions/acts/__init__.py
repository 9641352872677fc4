"""One function per lawful act: lock, check, transition, event, deadlines; one transaction."""

from petitions.acts.assignment import hand_over, reassign, send_back, take
from petitions.acts.calendar import Declaration, ListChanged, declare, foresee
from petitions.acts.conflict import clear_officer, name_officer
from petitions.acts.intake import register
from petitions.acts.issuing import (
    Delivery,
    confirm_receipt,
    deliver,
    issue_acceptance,
    issue_decision,
    issue_refusal,
    report,
)
from petitions.acts.papers import Paper, attach
from petitions.acts.protection import (
    black_out,
    destroy_identity,
    grant_opening,
    open_identity,
    protect,
    revoke_opening,
)
from petitions.acts.recall import recall
from petitions.acts.registration import PartyEntry, Registration
from petitions.acts.reminding import remind
from petitions.acts.settlement import (
    Finding,
    approve,
    draft,
    mark_complex,
    return_draft,
    verify,
)
from petitions.acts.suspension import resume, send_notice, suspend, terminate
from petitions.acts.triage import Proposal, approve_refusal, assign, propose, rework

__all__ = [
    "Declaration",
    "Delivery",
    "Finding",
    "ListChanged",
    "Paper",
    "PartyEntry",
    "Proposal",
    "Registration",
    "approve",
    "approve_refusal",
    "assign",
    "attach",
    "black_out",
    "clear_officer",
    "confirm_receipt",
    "declare",
    "deliver",
    "destroy_identity",
    "draft",
    "foresee",
    "grant_opening",
    "hand_over",
    "issue_acceptance",
    "issue_decision",
    "issue_refusal",
    "mark_complex",
    "name_officer",
    "open_identity",
    "propose",
    "protect",
    "reassign",
    "recall",
    "register",
    "remind",
    "report",
    "resume",
    "return_draft",
    "revoke_opening",
    "rework",
    "send_back",
    "send_notice",
    "suspend",
    "take",
    "terminate",
    "verify",
]
