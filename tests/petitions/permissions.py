"""Who may do what at which point of a petition's path, written by hand.

This is the house rule that the program is held to; it is not read from the program.
"""

#: By state, the point of the path at which acts are tried unless ALLOWED names another.
USUAL_POINT = {
    "received": "registered",
    "assigned": "taken",
    "resolved": "decided",
    "reported": "reported",
    "suspended": "suspended",
    "declined": "declined",
    "terminated": "terminated",
}
#: Who exists in each agency. `handler` has the petition, `colleague` sits in the same room,
#: `stranger` handles in another room of the agency, `room_head` heads the handling room.
PEOPLE = (
    "reception",
    "head",
    "deputy",
    "clerk",
    "handler",
    "colleague",
    "stranger",
    "room_head",
    "auditor",
)
#: State, act: the point where its facts are in place, and who of the agency may do it there.
ALLOWED = {
    ("received", "remind"): ("registered", "head deputy head_above deputy_above"),
    ("assigned", "remind"): ("taken", "head deputy head_above deputy_above"),
    ("resolved", "remind"): ("decided", "head deputy head_above deputy_above"),
    ("received", "attach"): ("registered", "reception"),
    ("received", "propose"): ("registered", "reception"),
    ("received", "assign"): ("proposed", "head deputy"),
    ("received", "approve_refusal"): ("refusal_proposed", "head deputy"),
    ("received", "rework"): ("proposed", "head deputy"),
    ("received", "issue_refusal"): ("refusal_approved", "clerk"),
    ("received", "reassign"): ("sent_back", "head deputy"),
    ("received", "terminate"): ("registered", "head deputy"),
    ("assigned", "attach"): ("taken", "reception handler"),
    ("assigned", "issue_acceptance"): ("assigned", "clerk"),
    ("assigned", "take"): ("accepted", "handler colleague room_head"),
    ("assigned", "send_back"): ("accepted", "handler colleague room_head"),
    ("assigned", "hand_over"): ("taken", "head deputy room_head"),
    ("assigned", "verify"): ("taken", "handler"),
    ("assigned", "mark_complex"): ("taken", "head deputy"),
    ("assigned", "draft"): ("verified", "handler"),
    ("assigned", "approve"): ("drafted", "head deputy"),
    ("assigned", "return_draft"): ("drafted", "head deputy"),
    ("assigned", "issue_decision"): ("approved", "clerk"),
    ("assigned", "suspend"): ("taken", "head deputy"),
    ("assigned", "terminate"): ("taken", "head deputy"),
    ("assigned", "send_notice"): ("resumed", "clerk"),
    ("received", "recall"): ("refusal_approved", "head deputy"),
    ("assigned", "recall"): ("approved", "head deputy"),
    ("suspended", "attach"): ("suspended", "reception handler"),
    ("suspended", "hand_over"): ("suspended", "head deputy room_head"),
    ("suspended", "resume"): ("suspended", "head deputy"),
    ("suspended", "terminate"): ("suspended", "head deputy"),
    ("suspended", "send_notice"): ("suspended", "clerk"),
    ("resolved", "send_notice"): ("resumed_decided", "clerk"),
    ("reported", "send_notice"): ("resumed_reported", "clerk"),
    ("terminated", "send_notice"): ("terminated", "clerk"),
    ("resolved", "hand_over"): ("decided", "head deputy room_head"),
    ("resolved", "deliver"): ("decided", "clerk"),
    ("resolved", "confirm_receipt"): ("sent", "clerk"),
    ("resolved", "report"): ("sent", "handler"),
    ("reported", "confirm_receipt"): ("reported", "clerk"),
}
_NAMES = (
    "attach propose assign approve_refusal rework issue_acceptance issue_refusal take send_back "
    "reassign hand_over verify mark_complex draft approve return_draft issue_decision deliver "
    "confirm_receipt report suspend resume terminate send_notice recall remind"
)
ACTS = tuple(_NAMES.split())

#: Acts beside the flow, whatever state the petition is in: who of the agency and above may.
#: "granted" is whoever has been allowed to open this petition's identity.
_ANSWER = "head deputy head_above deputy_above"
BESIDE = {
    "protect": f"reception {_ANSWER}",
    "grant_opening": _ANSWER,
    "revoke_opening": _ANSWER,
    "open_identity": "granted",
    "black_out": "granted",
    "name_officer": f"reception {_ANSWER}",
    "clear_officer": _ANSWER,
    "destroy_identity": _ANSWER,
}
#: Done only where who sent the petition is secret, and only where it is not.
OF_SEALED = ("grant_opening", "revoke_opening", "open_identity", "black_out", "destroy_identity")
OF_OPEN = ("protect",)
#: Done only when the office has closed its file.
AT_THE_END = {"destroy_identity": ("reported", "declined", "terminated")}
#: No act of a denunciation.
OF_COMPLAINTS = ("mark_complex", "suspend", "resume", "terminate", "send_notice", "confirm_receipt")

#: The state into which an act leads; every other act leaves the state as it was.
LEADS_TO = {
    "assign": {"received": "assigned"},
    "reassign": {"received": "assigned"},
    "send_back": {"assigned": "received"},
    "recall": {"assigned": "received"},  # of a decision to accept; of a draft it stays assigned
    "issue_refusal": {"received": "declined"},
    "issue_decision": {"assigned": "resolved"},
    "report": {"resolved": "reported"},
    "suspend": {"assigned": "suspended"},
    "resume": {"suspended": "assigned"},
    "terminate": dict.fromkeys(("received", "assigned", "suspended"), "terminated"),
}

#: Who answers to whom in the office of the tests: when one of the latter is named, so is barred the
#: former. Nobody answers to a head of another agency.
_AGENCY = ("head", "deputy")
ANSWERS_TO = {
    **dict.fromkeys(("reception", "clerk", "auditor", "stranger", "room_head"), _AGENCY),
    **dict.fromkeys(("handler", "colleague"), (*_AGENCY, "room_head")),
    "deputy": ("head",),
    "deputy_above": ("head_above",),
    **dict.fromkeys(
        ("reception_above", "clerk_above", "auditor_above"), ("head_above", "deputy_above")
    ),
}
#: Who sees every petition of the agency; those of a room see what it handles, nobody else any.
SEES_ALL = (
    *("reception", "clerk", "head", "deputy", "auditor"),
    *("head_above", "deputy_above", "auditor_above"),
)
ROOM = ("handler", "colleague", "room_head")
OTHER_ROOM = ("stranger",)
