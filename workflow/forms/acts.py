"""Which form belongs to which act."""

from petitions.access import Act
from workflow.forms import assignment, issuing, protection, settlement, triage
from workflow.forms.base import ActForm

_FAMILIES = (triage, assignment, settlement, issuing, protection)

FORMS: dict[Act, type[ActForm]] = {
    form.act: form
    for family in _FAMILIES
    for form in vars(family).values()
    if isinstance(form, type)
    and issubclass(form, ActForm)
    and form.__module__ == family.__name__
    and hasattr(form, "act")
}
