"""Tính thời hạn: the facts of a case as an officer types them, in the words of the law."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from petitions.law.calendar import FIRST_YEAR, LAST_YEAR
from petitions.law.casefields import MOST_DAYS
from petitions.law.facts import CaseFacts, Complexity, EventKind, Kind, LegalEvent, Regime, Stage
from petitions.law.rule import TOLD, Rule, Trait
from petitions.law.rulebook import load_rules
from petitions.law.sequence import NEEDS_DAYS
from petitions.law.terms import COMPLEXITIES, EVENTS, MATTERS, REGIMES, TRAITS
from workflow.forms.fields import DayField

PREFIX = "su-kien"
MOST_EVENTS = 40
#: What happens in most cases, in the order in which it happens; offered before all others.
USUAL = (
    EventKind.DECISION_RECEIVED,
    EventKind.RECEIVED,
    EventKind.ACCEPTED,
    EventKind.DECLINED,
    EventKind.TRANSFERRED,
    EventKind.EXTENDED,
    EventKind.SUSPENDED,
    EventKind.RESUMED,
    EventKind.DIALOGUE,
    EventKind.DECIDED,
    EventKind.SENT,
    EventKind.DELIVERED,
    EventKind.PUBLISHED,
    EventKind.ACTED,
)
#: The field of the form for each plain yes or no.
FLAGS: dict[Trait, str] = {trait: f"is_{trait}" for trait in TOLD}

Pair = tuple[str, str]


def in_language(pair: Pair) -> str:
    """Of a Vietnamese and an English text, the one in the page's language, as a label."""
    text = pair[1] if get_language() == "en" else pair[0]
    return text[0].upper() + text[1:]


def matter_code(kind: Kind, stage: Stage) -> str:
    """Kind and round as one value: "complaint.first"."""
    return f"{kind}.{stage}"


def _matters() -> Iterator[tuple[str, str]]:
    for (kind, stage), words in MATTERS.items():
        yield matter_code(kind, stage), in_language(words)


def _regimes() -> Iterator[tuple[str, str]]:
    return ((regime.value, in_language(words)) for regime, words in REGIMES.items())


def _complexities() -> Iterator[tuple[str, str]]:
    return ((value.value, in_language(words)) for value, words in COMPLEXITIES.items())


def _event_choices() -> list[tuple[Any, Any]]:
    others = [kind for kind in EVENTS if kind not in USUAL]
    return [
        ("", _("Chọn sự kiện")),
        (_("Thường gặp"), [(kind.value, in_language(EVENTS[kind])) for kind in USUAL]),
        (_("Sự kiện khác"), [(kind.value, in_language(EVENTS[kind])) for kind in others]),
    ]


@cache
def where_it_counts(trait: Trait) -> str:
    """The answers for which some rule asks for `trait`, as `shown_when` writes them."""
    asking = [rule for rule in load_rules().rules if trait in _asked(rule)]
    if all(rule.regime is Regime.PARTY for rule in asking):
        return f"regime={Regime.PARTY}"
    codes = [
        matter_code(kind, stage)
        for kind, stage in MATTERS
        if any(kind in rule.kinds and stage in rule.stages for rule in asking)
    ]
    return f"matter={'|'.join(codes)}"


def _asked(rule: Rule) -> set[Trait]:
    varied = [variant.when for variant in rule.variants]
    return set().union(rule.only_for, *varied, *(part.when for part in rule.extensions))


class CaseForm(forms.Form):
    """What sort of case it is. Kind and round are one answer, so that they always go together."""

    matter = forms.ChoiceField(label=_("Loại đơn"), choices=_matters)
    regime = forms.ChoiceField(label=_("Áp dụng"), choices=_regimes)
    complexity = forms.ChoiceField(label=_("Mức độ"), choices=_complexities)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.shown_when = {name: where_it_counts(trait) for trait, name in FLAGS.items()}
        for trait, name in FLAGS.items():
            label = in_language(TRAITS[trait])
            self.fields[name] = forms.BooleanField(label=label, required=False)

    @property
    def flags(self) -> list[forms.BoundField]:
        """The plain yes or no answers."""
        return [self[name] for name in FLAGS.values()]


class EventForm(forms.Form):
    """One dated fact; `days` is asked for and kept only where the law counts by it."""

    event = forms.ChoiceField(
        label=_("Sự kiện"), choices=_event_choices, error_messages={"required": _("Chọn sự kiện.")}
    )
    on = DayField(
        label=_("Ngày"),
        error_messages={
            "required": _("Ghi ngày."),
            "invalid": _("Ngày không hợp lệ. Gõ ngày/tháng/năm, ví dụ 24/11/2026."),
        },
    )
    days = forms.IntegerField(
        label=_("Số ngày"),
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        error_messages={"invalid": _("Gõ số ngày bằng chữ số.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["on"].widget.attrs["placeholder"] = _("ngày/tháng/năm")

    def clean_on(self) -> Any:
        day = self.cleaned_data["on"]
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            years = {"first": FIRST_YEAR, "last": LAST_YEAR}
            raise forms.ValidationError(_("Năm phải từ %(first)d đến %(last)d.") % years)
        return day

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if data.get("event") not in NEEDS_DAYS:
            data["days"] = None
            self.errors.pop("days", None)
        elif data.get("days") is None and "days" not in self.errors:
            self.add_error("days", _("Ghi số ngày."))
        return data

    def fact(self) -> LegalEvent:
        """The fact. Call it on a valid form."""
        data = self.cleaned_data
        return LegalEvent(EventKind(data["event"]), data["on"], data["days"])


EventsFormSet = forms.formset_factory(
    EventForm, extra=0, max_num=MOST_EVENTS, absolute_max=MOST_EVENTS
)


@dataclass(frozen=True)
class Typed:
    """The two halves of the page's form."""

    case: CaseForm
    events: "forms.BaseFormSet[Any]"

    @classmethod
    def of(cls, data: QueryDict) -> "Typed":
        """What was sent."""
        return cls(CaseForm(data), EventsFormSet(data, prefix=PREFIX))

    @property
    def rows(self) -> list[tuple[int, EventForm]]:
        """The rows in which something was written, with their number on the page."""
        return [(n, form) for n, form in enumerate(self.events, 1) if form.has_changed()]

    @property
    def is_valid(self) -> bool:
        """Whether every field of every row can be read; at least one fact is told."""
        return bool(
            self.case.is_valid()
            and self.events.is_valid()
            and any(f.has_changed() for f in self.events)
        )

    def facts(self) -> CaseFacts | None:
        """The case with the rows that can be read, by day; None where there is none to compute."""
        if not self.case.is_valid() or not self.events.management_form.is_valid():
            return None
        told = [form.fact() for _number, form in self.rows if form.is_valid()]
        return _case(self.case.cleaned_data, told) if told else None


def _case(data: dict[str, Any], told: Iterable[LegalEvent]) -> CaseFacts:
    kind, _dot, stage = data["matter"].partition(".")
    return CaseFacts(
        regime=Regime(data["regime"]),
        kind=Kind(kind),
        stage=Stage(stage),
        complexity=Complexity(data["complexity"]),
        **{name: data[name] for name in FLAGS.values()},
        events=tuple(sorted(told, key=lambda event: event.on)),
    )
