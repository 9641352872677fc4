"""What intake has typed of the days so far: enough for the limitation and for the dates to come."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from petitions.acts.registration import EARLIEST
from petitions.deadlines import case_facts
from petitions.law.facts import CaseFacts, EventKind, Kind, LegalEvent, Regime, Stage
from petitions.law.terms import day_text
from petitions.models import Petition
from workflow.forms.fields import DayField


class DaysForm(forms.Form):
    """The days of a form that is still being filled in: any may be missing."""

    kind = forms.ChoiceField(choices=[(kind.value, kind.value) for kind in Kind], required=False)
    received_on = DayField(label=_("Ngày nhận đơn"), required=False)
    contested_known_on = DayField(
        label=_("Ngày nhận hoặc biết quyết định, hành vi"), required=False
    )
    excused_days = forms.IntegerField(required=False, min_value=0, max_value=3650)
    is_remote = forms.BooleanField(required=False)

    def facts(self, today: date) -> CaseFacts | None:
        """The case as it would be registered; None while the days cannot be right.

        Call it on a valid form; what is wrong with the days stands in `errors` afterwards.
        """
        data = self.cleaned_data
        received, known = data["received_on"], data["contested_known_on"]
        self._require_possible(received, known, today)
        if received is None or self.errors:
            return None
        kind = Kind(data["kind"] or Kind.COMPLAINT)
        events = [LegalEvent(EventKind.RECEIVED, received)]
        if known and kind is Kind.COMPLAINT:
            if data["excused_days"]:
                events.insert(0, LegalEvent(EventKind.EXCUSED, known, data["excused_days"]))
            events.insert(0, LegalEvent(EventKind.DECISION_RECEIVED, known))
        petition = Petition(
            regime=Regime.STATE.value,
            kind=kind.value,
            stage=Stage.FIRST.value,
            is_remote=data["is_remote"],
        )
        return case_facts(petition, events)

    def _require_possible(self, received: date | None, known: date | None, today: date) -> None:
        for name, day in (("received_on", received), ("contested_known_on", known)):
            if day and not EARLIEST <= day <= today:
                said = gettext("%(what)s (%(day)s) phải từ %(first)s đến hôm nay (%(last)s).")
                self._refuse(name, day, said, first=EARLIEST, last=today)
        if received and known and known > received:
            said = gettext("%(what)s (%(day)s) phải không sau ngày nhận (%(last)s).")
            self._refuse("contested_known_on", known, said, last=received)

    def _refuse(self, name: str, day: date, said: str, **limits: date) -> None:
        label: Any = self.fields[name].label
        named = {limit: day_text(value) for limit, value in limits.items()}
        params = {"what": label, "day": day_text(day), **named}
        self.add_error(name, forms.ValidationError(said, params=params))
