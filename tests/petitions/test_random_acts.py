"""Random acts by random people on petitions of every kind and state: none passes that may not.

One run is 30 acts on one petition. The suite does a part of them; RANDOM_RUNS=2000 does the whole.
"""

import os
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from enum import Enum
from typing import Any
from unittest import mock

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from petitions import access, acts, ledger
from petitions.access import Act
from petitions.acts import Finding, Paper, Proposal, Registration
from petitions.deadlines import clocks_of
from petitions.errors import NotAllowed, Refused, WrongState
from petitions.law.facts import Kind
from petitions.models import (
    Deadline,
    Event,
    Grant,
    Identity,
    NamedOfficer,
    PartyRole,
    Petition,
    Scan,
    Unit,
    User,
    Verdict,
)
from petitions.uploads.blackout import Box
from tests.factories import Office, a_registration
from tests.paths import FACTS, REFUSE, at_point
from tests.petitions.permissions import LEADS_TO
from tests.petitions.random_office import TRIED, House, everything_of, people_of
from tests.scans import scanned

RUNS = int(os.environ.get("RANDOM_RUNS", "80"))
#: So many runs do every act at least once; fewer may leave some out, which proves less.
WHOLE = 1000
STEPS = 30
#: From this number on a step has wrong facts.
WRONG = 12
#: Where a run begins. A denunciation is not suspended, and has other grounds of refusal.
POINTS: tuple[str, ...] = (
    "registered",
    "proposed",
    "assigned",
    "accepted",
    "sent_back",
    "taken",
    "verified",
)
POINTS += ("drafted", "approved", "decided", "sent")
OF_COMPLAINTS = ("refusal_approved", "declined", "suspended", "terminated", "resumed", "reported")
PAPERS = {Act.ISSUE_ACCEPTANCE, Act.ISSUE_REFUSAL, Act.ISSUE_DECISION, Act.MARK_COMPLEX}
PAPERS |= {Act.SUSPEND, Act.RESUME, Act.TERMINATE, Act.REMIND}
#: Whom a petition is found to name, and who is allowed to open an identity.
CHOSEN: tuple[str, ...] = (
    "stranger",
    "clerk",
    "auditor",
    "colleague",
    "stranger",
    "handler",
    "reception",
)
CHOSEN += ("room_head", "deputy", "head", "head_above", "deputy_above")


def registrations() -> dict[str, Registration]:
    """An open complaint, one whose author asked for secrecy, and a denunciation."""
    complaint = a_registration()
    denunciation = replace(complaint, kind=Kind.DENUNCIATION, contested="Nhận tiền của dân")
    return {
        "complaint": complaint,
        "protected": replace(complaint, is_protected=True),
        "denunciation": denunciation,
    }


def _papers(point: str) -> tuple[Paper, ...]:
    """A scan where it is to be copied; looking into one takes a while."""
    scan = Paper(name="Đơn", file_name="don.png", content=scanned())
    return (scan,) if point in ("registered", "taken", "decided") else ()


class World:
    """An office with petitions at every point; each run tries one and is taken back."""

    def __init__(self) -> None:
        self.office = Office()
        self.people = people_of(self.office)
        self.petitions = [
            at_point(point, self.office, replace(registration, papers=_papers(point))).pk
            for name, registration in registrations().items()
            for point in (*POINTS, *(() if name == "denunciation" else OF_COMPLAINTS))
        ]
        self.outcomes = Counter[tuple[str, str]]()


Step = tuple[str, int, int, int, int]
#: Who tries: somebody who may, somebody who may not do what others may, or anybody anything; which
#: of what is possible; else which act; by whom; and the facts: right ones below WRONG.
STEP = st.tuples(
    st.sampled_from(("may", "may", "may not", "any")),
    st.integers(0, 10_000),
    st.sampled_from(range(len(TRIED))),
    st.integers(0, 10_000),
    st.integers(0, 15),
)


def facts_of(world: World, act: Act, petition: Petition, at: datetime, kind: int) -> dict[str, Any]:
    """Facts of the act: right ones where they can be known, from WRONG on wrong ones."""
    on, office, people = timezone.localdate(at), world.office, world.people
    chosen = people[CHOSEN[kind % len(CHOSEN)]]
    if act is Act.DRAFT:
        right: dict[str, Any] = {"verdict": Verdict.RIGHT, "text_sha256": f"{kind:064x}"}
    elif act is Act.BLACK_OUT:
        sealed = petition.attachments.filter(is_sealed=True, size__gt=0).first()
        box = Box(page=1, x=0.1, y=0.1, width=0.2, height=0.1)
        right = {"attachment": sealed.pk if sealed else 0, "boxes": [box]}
        right["name"] = "Bản sao"
    elif act is Act.PROPOSE and kind % 3 == 0:
        ground = "KN-11-2" if petition.kind == Kind.COMPLAINT else "TC-29-1A"
        right = {"proposal": replace(REFUSE, ground=ground)}
    else:
        right = FACTS[act](office, petition, on)
    if act is Act.REPORT and petition.kind == Kind.DENUNCIATION:
        right = right | {"acted_on": on, "published_on": on}
    chosen_by = {
        "officer": chosen,
        "to": chosen,
        "handler": [office.handler, office.colleague][kind % 2],
    }
    right |= {name: value for name, value in chosen_by.items() if name in right}
    if "ends_on" in right:
        right["ends_on"] = on + timedelta(days=kind)
    if act in PAPERS:
        right["document"] = f"{kind:02d}/QĐ-UBND"
    return {n: _wrong(world, v) for n, v in right.items()} if kind >= WRONG else right


def _wrong(world: World, value: Any) -> Any:
    """A value of the same type that cannot be."""
    if isinstance(value, str) and not isinstance(value, Enum):
        return ""
    if isinstance(value, date):
        return value + timedelta(days=400)
    if isinstance(value, Unit):
        return world.office.agency.parent
    if isinstance(value, User):
        return world.people["nobody"]
    if isinstance(value, list):
        return []
    if isinstance(value, Proposal):
        return replace(value, reason=" ")
    if isinstance(value, Finding):
        return replace(value, still_differs=True)
    return value


@contextmanager
def taken_back() -> Iterator[None]:
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def world(db: None) -> World:
    return World()


# A run that fails is told as it went; making it shorter would take longer than reading it.
@settings(
    max_examples=RUNS,
    derandomize=RUNS < WHOLE,  # the suite's part is the same on every machine
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(which=st.integers(0, 10_000), steps=st.lists(STEP, min_size=STEPS, max_size=STEPS))
def _run(world: World, which: int, steps: list[Step]) -> None:
    petition = Petition.objects.get(pk=world.petitions[which % len(world.petitions)])
    house = House(world.office, world.people)
    with taken_back():
        run = Run(world, house, everything_of(petition))
        for step in steps:
            _step(run, petition, step)
            petition = Petition.objects.get(pk=petition.pk)
        assert list(ledger.verify()) == []
        _sight_is_as_the_house_says(house, petition)


def test_random_acts_by_random_people_keep_to_the_house_rule(world: World) -> None:
    _run(world)
    tried = sum(world.outcomes.values())
    assert tried >= RUNS * STEPS
    done = {act for (act, outcome), _ in world.outcomes.items() if outcome == "done"}
    # What leads nowhere proves nothing.
    assert len(done) >= (len(TRIED) if RUNS >= WHOLE else len(TRIED) // 2), set(TRIED) - done


@dataclass
class Run:
    """A run under way: what is stored of the petition, and all that was tried until now."""

    world: World
    house: House
    stored: list[list[tuple[Any, ...]]]
    story: list[str] = field(default_factory=list)


def _chosen(run: Run, petition: Petition, step: Step, at: datetime) -> tuple[str, str]:
    """Which act is tried, and by whom."""
    way, choice, tried, who, _kind = step
    people = list(run.world.people)
    possible = run.house.possible(petition, at)
    if way == "any" or not possible:
        return TRIED[tried], people[who % len(people)]
    acts_now = sorted({act for act, _ in possible}, key=TRIED.index)
    act_name = acts_now[choice % len(acts_now)]
    able = [name for act, name in possible if act == act_name]
    if way == "may not":
        able = [name for name in people if name not in able]
    return act_name, able[who % len(able)]


def _step(run: Run, petition: Petition, step: Step) -> None:
    kind = step[-1]
    last = Event.objects.filter(petition=petition).latest("seq")
    at = last.happened_at + timedelta(hours=1 + kind % 3 * 11)
    act_name, name = _chosen(run, petition, step, at)
    act, actor = Act(act_name), run.world.people[name]
    facts = facts_of(run.world, act, petition, at, kind)
    expected = _expected(run.house, act_name, name, petition, at)
    # Facts that cannot be may be told so before anybody asks who brings them.
    expected |= {"wrong facts"} if kind >= WRONG else set()
    outcome = _tried(act, petition, actor, at, facts)
    run.story.append(f"{name} {act_name} ({kind}), {petition.kind} {petition.status}: {outcome}")
    run.world.outcomes[act_name, outcome] += 1
    assert outcome in expected, "\n".join(run.story)
    stored = everything_of(petition)
    if outcome == "done":
        run.house.note(act_name, facts)
        _holds(Petition.objects.get(pk=petition.pk), petition, act_name, actor)
    else:
        assert stored == run.stored, "\n".join(run.story)
    run.stored = stored


def _tried(act: Act, petition: Petition, actor: User, at: datetime, facts: dict[str, Any]) -> str:
    """What comes of it. Anything but a refusal is an error of the program."""
    perform = getattr(acts, act.value)
    try:
        with mock.patch.object(timezone, "now", lambda: at):
            perform(petition.pk, actor=actor, at=at, **facts)
    except NotAllowed as refused:
        return "four eyes" if "bốn mắt" in refused.rule else "not allowed"
    except WrongState:
        return "wrong state"
    except Refused:
        return "wrong facts"
    return "done"


def _expected(house: House, act: str, name: str, petition: Petition, at: datetime) -> set[str]:
    if not house.reaches(name, act, petition, at):
        return {"not allowed"}
    if not house.fits(act, petition):
        return {"wrong state"}
    return {"done", "wrong facts", "four eyes"}


def _holds(petition: Petition, before: Petition, act: str, actor: User) -> None:
    """What is true after every act that was done."""
    steps = LEADS_TO.get(act, {})
    reached = {steps.get(before.status, before.status)}
    if act == "recall":
        reached.add(before.status)
    assert petition.status in reached
    last = Event.objects.get(petition=petition, seq=before.record_length + 1)
    assert (last.act, last.actor, last.hash) == (act, actor, petition.record_head)
    stored = Deadline.objects.filter(petition=petition)
    columns = ("rule_id", "starts_on", "due_on", "met_on", "is_stopped")
    clocks = [tuple(getattr(clock, name) for name in columns) for clock in clocks_of(petition)]
    assert sorted(stored.values_list(*columns), key=str) == sorted(clocks, key=str)
    opened = Event.objects.filter(petition=petition, act="open_identity")
    assert petition.openings == opened.count()
    if petition.is_sealed:
        kept = Identity.objects.filter(party__petition=petition)
        assert not kept.exclude(party__role=PartyRole.RESPONDENT).exists()
        scans = Scan.objects.filter(attachment__petition=petition)
        assert not scans.filter(attachment__is_sealed=True).exists()
    assert petition.kind != Kind.DENUNCIATION or petition.is_sealed


def _sight_is_as_the_house_says(house: House, petition: Petition) -> None:
    on = timezone.localdate(Event.objects.filter(petition=petition).latest("seq").happened_at)
    seen = {
        name
        for name, user in house.people.items()
        if access.visible_to(user, on=on).filter(pk=petition.pk).exists()
    }
    assert seen == {name for name in house.people if house.sees(name, petition)}
    named = NamedOfficer.objects.filter(petition=petition, cleared_by=None)
    assert {house.people[name] for name in house.named} == {row.user for row in named}
    assert Grant.objects.filter(petition=petition, revoked_at=None).count() >= len(house.granted)
