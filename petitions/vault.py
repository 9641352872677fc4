"""The one door to what identifies a person.

Everything outside this module sees `Person`, a value; nobody else touches the Identity table.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date

from django.db.models import Q, QuerySet

from petitions.models import Identity, PaperKind, Party, PartyRole, Petition
from petitions.text import words


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who a party is. `paper_*` is the identity paper; empty strings where a thing is not known."""

    name: str
    address: str = ""
    paper_kind: str = ""
    paper_number: str = ""
    paper_issued_on: date | None = None
    paper_issued_by: str = ""
    phone: str = ""
    email: str = ""

    @property
    def paper_label(self) -> str:
        """The kind of paper in words, empty where there is none."""
        return str(PaperKind(self.paper_kind).label) if self.paper_kind else ""


_FIELDS = tuple(Person.__dataclass_fields__)


def store(party: Party, person: Person) -> None:
    """Write down who `party` is."""
    Identity.objects.create(party=party, **asdict(person))


def _person(identity: Identity) -> Person:
    return Person(**{field: getattr(identity, field) for field in _FIELDS})


def people(petition: Petition) -> list[tuple[Party, Person]]:
    """Each party of the petition with who it is, in the order of the paper."""
    identities = Identity.objects.filter(party__petition=petition).select_related("party")
    return [(i.party, _person(i)) for i in identities.order_by("party__position", "party_id")]


def person_in(petition: Petition, role: PartyRole) -> Person:
    """Who holds `role` first in the petition. Raises LookupError when nobody does."""
    for party, person in people(petition):
        if party.role == role:
            return person
    raise LookupError(f"petition {petition.pk} has no {role.value}")


def names_of_petitioners(petitions: Iterable[Petition]) -> dict[int, str]:
    """The first petitioner's name of each petition, by petition key, in one query."""
    rows = Identity.objects.filter(
        party__petition__in=[p.pk for p in petitions],
        party__role=PartyRole.PETITIONER,
        party__position=0,
    ).values_list("party__petition_id", "name")
    return dict(rows)


#: Words of address before a name: they are written on papers, and are no part of it.
_HONORIFICS = frozenset({"ong", "ba", "anh", "chi"})


def matching(petitions: QuerySet[Petition], text: str, *, limit: int) -> QuerySet[Petition]:
    """Those of `petitions` with a party whose name has the words of, or paper number is, `text`.

    Words are compared folded, so that "nguyen thi hoa" finds "Nguyễn Thị Hoà" however composed;
    the last may be only begun. "Ông", "Bà", "Anh", "Chị" before a name are left out.
    """
    asked = words(text)
    if not asked or "\0" in text:  # PostgreSQL compares no text with a NUL in it
        return petitions.none()
    if len(asked) > 1 and asked[0] in _HONORIFICS:
        asked = asked[1:]
    found = Identity.objects.filter(
        Q(words__has_words=asked) | Q(paper_number=text.strip())
    ).values("party__petition_id")
    return petitions.filter(pk__in=found).order_by("-pk")[:limit]
