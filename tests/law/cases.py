"""Short ways to write a case and to pick one of its clocks."""

from datetime import date

from petitions.law.clock import Clock, compute
from petitions.law.facts import CaseFacts, Complexity, EventKind, Kind, LegalEvent, Regime, Stage


def event(kind: str, on: str, days: int | None = None) -> LegalEvent:
    return LegalEvent(EventKind(kind), date.fromisoformat(on), days)


def complaint(*events: LegalEvent, stage: str = "first", **traits: object) -> CaseFacts:
    return _case(Kind.COMPLAINT, events, stage, traits)


def denunciation(*events: LegalEvent, stage: str = "first", **traits: object) -> CaseFacts:
    return _case(Kind.DENUNCIATION, events, stage, traits)


def recommendation(*events: LegalEvent, stage: str = "first", **traits: object) -> CaseFacts:
    return _case(Kind.RECOMMENDATION, events, stage, traits)


def _case(
    kind: Kind, events: tuple[LegalEvent, ...], stage: str, traits: dict[str, object]
) -> CaseFacts:
    return CaseFacts(
        regime=Regime(str(traits.get("regime", "state"))),
        kind=kind,
        stage=Stage(stage),
        complexity=Complexity(str(traits.get("complexity", "ordinary"))),
        is_remote=bool(traits.get("remote")),
        is_dismissal=bool(traits.get("dismissal")),
        is_central=bool(traits.get("central")),
        is_forwarded=bool(traits.get("forwarded")),
        is_referred=bool(traits.get("referred")),
        is_on_regulations=bool(traits.get("on_regulations")),
        events=events,
    )


def clock_of(facts: CaseFacts, rule_id: str, as_of: date | None = None) -> Clock:
    """The only clock of that rule; fails where there is none, or more than one."""
    (found,) = [clock for clock in compute(facts, as_of=as_of) if clock.rule_id == rule_id]
    return found


def ids_of(facts: CaseFacts, as_of: date | None = None) -> list[str]:
    return [clock.rule_id for clock in compute(facts, as_of=as_of)]
