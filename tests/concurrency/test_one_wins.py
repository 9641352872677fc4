"""Two people do the same thing at the same moment: one does it, the other is told."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

import pytest

from documents.models import Document
from petitions.access import Act
from petitions.errors import AlreadyDone, Busy, NotAllowed, Refused, WrongState
from petitions.ledger import verify
from petitions.models import Petition, Role, User
from tests.concurrency.racing import race, refusals
from tests.factories import Office, appoint
from tests.paths import FACTS, at_point, later
from workflow.models import PetitionTask
from workflow.perform import perform
from workflow.steps import claim, waiting_tasks

pytestmark = pytest.mark.django_db(transaction=True)
#: What the second is told: somebody was faster.
TOLD = (AlreadyDone, Busy, WrongState)


def attempts(
    petition: Petition, office: Office, tries: Sequence[tuple[Act, User]]
) -> list[Callable[[], Any]]:
    """Each of `tries` with its facts, ready to be done an hour after the last act."""
    at = later(petition)
    return [
        partial(
            perform,
            act,
            petition.pk,
            actor=actor,
            at=at,
            facts=FACTS[act](office, petition, at.date()),
        )
        for act, actor in tries
    ]


def the_only_refusal(results: Sequence[Any]) -> Refused:
    """Of two, one was refused, in words for the officer."""
    (refused,) = refusals(results)
    assert isinstance(refused, TOLD)
    assert refused.message.endswith(".")
    return refused


def acts_of(petition: Petition) -> list[str]:
    return list(petition.events.order_by("seq").values_list("act", flat=True))


def waiting(petition: Petition) -> list[str]:
    return [task.act for task in waiting_tasks(petition)]


def test_two_officers_claim_one_task() -> None:
    office = Office()
    petition = at_point("approved", office)
    clerks = [office.clerk, appoint(Role.CLERK, office.agency)]
    (task,) = waiting_tasks(petition)
    results = race([partial(claim, task.pk, user=c, at=later(petition)) for c in clerks])
    refused = the_only_refusal(results)
    winner = next(c for c, r in zip(clerks, results, strict=True) if r is not refused)
    assert PetitionTask.objects.get(pk=task.pk).owner == winner
    assert refused.message == f"{winner.full_name} đã nhận làm việc này."


@pytest.mark.parametrize("second", [Act.APPROVE, Act.RETURN_DRAFT])
def test_two_heads_answer_one_draft(second: Act) -> None:
    office = Office()
    petition = at_point("drafted", office)
    tries = [(Act.APPROVE, office.head), (second, office.deputy)]
    the_only_refusal(race(attempts(petition, office, tries)))
    done = acts_of(petition)
    assert len(done) == petition.record_length + 1
    petition.resolution.refresh_from_db()
    if done[-1] == "approve":
        assert petition.resolution.approved_by in (office.head, office.deputy)
        assert waiting(petition) == ["issue_decision"]
    else:
        assert petition.resolution.approved_by is None
        assert waiting(petition) == ["draft"]
    assert not list(verify())


def test_two_heads_decide_on_one_proposal() -> None:
    office = Office()
    petition = at_point("proposed", office)
    tries = [(Act.ASSIGN, office.head), (Act.REWORK, office.deputy)]
    refused = the_only_refusal(race(attempts(petition, office, tries)))
    assert acts_of(petition)[2:] in (["assign"], ["rework"])
    assert len(waiting(petition)) == 1
    assert refused.message


@pytest.mark.parametrize(
    ("point", "act"),
    [
        ("assigned", Act.ISSUE_ACCEPTANCE),
        ("refusal_approved", Act.ISSUE_REFUSAL),
        ("approved", Act.ISSUE_DECISION),
    ],
)
def test_two_clerks_issue_one_paper(point: str, act: Act) -> None:
    office = Office()
    petition = at_point(point, office)
    clerks = [office.clerk, appoint(Role.CLERK, office.agency)]
    the_only_refusal(race(attempts(petition, office, [(act, clerk) for clerk in clerks])))
    document = Document.objects.get(petition=petition)
    assert document.number == 1
    assert acts_of(petition)[-2:].count(act.value) == 1
    assert petition.events.get(act=act.value).actor == document.issued_by
    assert not list(verify())


def test_a_handler_takes_what_another_sends_back() -> None:
    office = Office()
    petition = at_point("accepted", office)
    tries = [(Act.TAKE, office.handler), (Act.SEND_BACK, office.colleague)]
    (refused,) = refusals(race(attempts(petition, office, tries)))
    # Once it is sent back, no unit handles the petition, and nobody in it may take it.
    assert isinstance(refused, (*TOLD, NotAllowed))
    found = Petition.objects.get(pk=petition.pk)
    if acts_of(petition)[-1] == "take":
        assert (found.handler, waiting(petition)) == (office.handler, ["verify"])
    else:
        assert (found.handling_unit, waiting(petition)) == (None, ["reassign"])


def test_a_petition_ends_while_its_draft_is_approved() -> None:
    office = Office()
    petition = at_point("drafted", office)
    tries = [(Act.APPROVE, office.head), (Act.TERMINATE, office.deputy)]
    results = race(attempts(petition, office, tries))
    # Either order may be; whichever came first, the petition has ended.
    assert all(isinstance(refused, TOLD) for refused in refusals(results))
    assert Petition.objects.get(pk=petition.pk).status == "terminated"
    assert waiting(petition) == ["send_notice"]
    assert acts_of(petition)[-1] == "terminate"
    assert not list(verify())
