"""The one door to what identifies a person.

Everything outside this module sees `Person`, a value. Who writes a sealed petition is kept by
`petitions.sealed`, encrypted and in a database of its own; what others see of them is a mask, and
`reveal` shows them only for an opening that the record already holds.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from petitions import erasing, seals
from petitions.errors import NotAllowed
from petitions.law.facts import Kind
from petitions.models import Event, Identity, PaperKind, Party, PartyRole, Petition
from petitions.sealed.errors import Tampered
from petitions.sealed.index import all_entries
from petitions.sealed.slots import Slot
from petitions.text import words


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who a party is. `paper_*` is the identity paper; empty strings where a thing is not known.

    `is_sealed`: this is the mask of a person who is kept secret; `name` says so in words.
    """

    name: str
    address: str = ""
    paper_kind: str = ""
    paper_number: str = ""
    paper_issued_on: date | None = None
    paper_issued_by: str = ""
    phone: str = ""
    email: str = ""
    is_sealed: bool = False

    @property
    def paper_label(self) -> str:
        """The kind of paper in words, empty where there is none."""
        return str(PaperKind(self.paper_kind).label) if self.paper_kind else ""


_FIELDS = tuple(name for name in Person.__dataclass_fields__ if name != "is_sealed")
#: Everybody who takes part but the one complained of or denounced: each may lead to the petitioner.
SEALED_ROLES = tuple(role for role in PartyRole if role is not PartyRole.RESPONDENT)


def is_sealed(petition: Petition, role: str) -> bool:
    """Whether who plays `role` in the petition is kept secret."""
    return petition.is_sealed and role in SEALED_ROLES


def mask(kind: Kind, role: str) -> Person:
    """What stands in place of a person who is kept secret: "Người tố cáo (được giữ bí mật)"."""
    called = PartyRole(role).label_in(kind)
    return Person(name=_("{role} (được giữ bí mật)").format(role=called), is_sealed=True)


def enter(petition: Petition, entries: Sequence[tuple[Party, Person]]) -> None:
    """Write down who the parties are: the sealed ones in the vault, the others here.

    The vault is written at once, before the caller's transaction ends (docs/decisions/0012).
    """
    secret = [(party, person) for party, person in entries if is_sealed(petition, party.role)]
    for party, person in entries:
        if not is_sealed(petition, party.role):
            Identity.objects.create(party=party, **_told(person))
    if secret:
        values = {_slot(party): _packed(person) for party, person in secret}
        seals.seal(petition, values, all_entries(person for _party, person in secret))


def _told(person: Person) -> dict[str, Any]:
    return {field: getattr(person, field) for field in _FIELDS}


def _slot(party: Party) -> Slot:
    return Slot("party", f"{party.role}.{party.position}", "person")


def _packed(person: Person) -> bytes:
    return json.dumps(_told(person), ensure_ascii=False, default=str).encode()


def _unpacked(content: bytes) -> Person:
    told = json.loads(content)
    issued = told["paper_issued_on"]
    return Person(**told | {"paper_issued_on": date.fromisoformat(issued) if issued else None})


def _person(identity: Identity) -> Person:
    return Person(**{field: getattr(identity, field) for field in _FIELDS})


def people(petition: Petition) -> list[tuple[Party, Person]]:
    """Each party with who it is, in the order of the paper; a mask for each that is secret."""
    parties = list(Party.objects.filter(petition=petition).order_by("position", "pk"))
    known = {i.party_id: _person(i) for i in Identity.objects.filter(party__petition=petition)}
    kind = Kind(petition.kind)
    return [
        (p, mask(kind, p.role) if is_sealed(petition, p.role) else known[p.pk]) for p in parties
    ]


def seal(petition: Petition, texts: Mapping[str, str]) -> list[Person]:
    """Move who the petitioners are from here into the vault, with the original `texts`, by field.

    Gives the people, so that the caller can strike them from what stays here. The caller holds the
    petition's row. Backups and papers that have left the office are not reached by it (what is
    reached on the disk: `petitions.erasing`).
    """
    identities = Identity.objects.filter(
        party__petition=petition, party__role__in=SEALED_ROLES
    ).select_related("party")
    known = [(i.party, _person(i)) for i in identities]
    petition.is_sealed = True
    values = {_slot(party): _packed(person) for party, person in known}
    values |= {Slot("petition", "text", name): text.encode() for name, text in texts.items()}
    seals.seal(petition, values, all_entries(person for _party, person in known))
    identities.delete()
    erasing.after_commit()
    return [person for _party, person in known]


def seal_scans(petition: Petition, scans: Mapping[int, tuple[bytes, str]]) -> None:
    """Keep scans in the vault, by the key of their paper, with the names that their files had."""
    values = {}
    for key, (content, file_name) in scans.items():
        values[Slot("scan", str(key), "content")] = content
        values[Slot("scan", str(key), "name")] = file_name.encode()
    if values:
        seals.seal(petition, values)


def seal_papers(petition: Petition, papers: Mapping[int, bytes]) -> None:
    """Keep issued papers that name the petitioner in the vault, by their key."""
    if papers:
        seals.seal(petition, {Slot("document", str(k), "pdf"): pdf for k, pdf in papers.items()})


#: How long after its entry in the record an opening may show something.
_SHOWN_WITHIN = timedelta(minutes=1)


def _require_opening(petition: Petition, opening: Event) -> None:
    """Nothing is shown but for an entry of this petition's record that has just been written."""
    stored = Event.objects.filter(pk=opening.pk, petition=petition, act="open_identity").first()
    if stored is None or timezone.now() - stored.recorded_at > _SHOWN_WITHIN:
        raise NotAllowed(
            "Danh tính chỉ được mở ngay sau khi việc mở được ghi vào nhật ký.",
            rule="Điều 56 Luật Tố cáo 2018",
        )


def reveal(petition: Petition, opening: Event) -> list[tuple[Party, Person]]:
    """Who the secret parties are, for an opening that was recorded this minute.

    Raises NotAllowed without one; petitions.sealed's Tampered or Destroyed when nothing opens.
    """
    _require_opening(petition, opening)
    return _secret_people(petition)


def reveal_scan(petition: Petition, opening: Event, key: int) -> tuple[bytes, str]:
    """A sealed scan and the name its file had, for an opening that was recorded this minute."""
    _require_opening(petition, opening)
    content, name = Slot("scan", str(key), "content"), Slot("scan", str(key), "name")
    found = _opened(petition, content, name)
    return found[content], found[name].decode()


def reveal_paper(petition: Petition, opening: Event, key: int) -> bytes:
    """A paper issued before the petition was sealed, for an opening recorded this minute."""
    _require_opening(petition, opening)
    slot = Slot("document", str(key), "pdf")
    return _opened(petition, slot)[slot]


def scan_for_copy(petition: Petition, key: int) -> bytes:
    """A sealed scan, for making a copy from which what identifies has been blacked out.

    It is shown to nobody by this: the page that shows it records an opening.
    """
    content = Slot("scan", str(key), "content")
    return _opened(petition, content)[content]


def _opened(petition: Petition, *slots: Slot) -> dict[Slot, bytes]:
    found = seals.unsealed(petition, only=slots)
    if len(found) != len(slots):
        raise Tampered("thiếu mục đã niêm phong")
    return found


def _secret_people(petition: Petition) -> list[tuple[Party, Person]]:
    parties = [
        p
        for p in Party.objects.filter(petition=petition).order_by("position", "pk")
        if is_sealed(petition, p.role)
    ]
    found = _opened(petition, *map(_slot, parties))
    return [(party, _unpacked(found[_slot(party)])) for party in parties]


def written_in(petition: Petition) -> list[Person]:
    """The secret persons of a sealed petition, for the program to compare with what is typed.

    Called only where what comes of it is a refusal to whoever knows them already, or a text from
    which they are struck (petitions.acts.secrecy). None once the identity is destroyed.
    """
    if seals.is_destroyed(petition):
        return []
    return [person for _party, person in _secret_people(petition)]


def known_people(petition: Petition) -> list[tuple[Party, Person]]:
    """Everybody as entered, masks off: only to tell a repeated submission from another one."""
    secret = dict(_secret_people(petition)) if petition.is_sealed else {}
    return [(party, secret.get(party, person)) for party, person in people(petition)]


def of_same_sender(petition: Petition) -> set[int]:
    """Keys of other sealed petitions that the same people sent, told to nobody by name.

    An identity paper tells it alone; a name only together with a telephone, e-mail or address.
    """
    if not petition.is_sealed:
        return set()
    return {key for one in written_in(petition) for key in seals.same_sender(one, besides=petition)}


def names_of_petitioners(petitions: Iterable[Petition]) -> dict[int, str]:
    """The first petitioner's name of each petition, by petition key, in one query; or the mask."""
    told = list(petitions)
    rows = Identity.objects.filter(
        party__petition__in=[p.pk for p in told if not p.is_sealed],
        party__role=PartyRole.PETITIONER,
        party__position=0,
    ).values_list("party__petition_id", "name")
    masks = {p.pk: mask(Kind(p.kind), PartyRole.PETITIONER).name for p in told if p.is_sealed}
    return dict(rows) | masks


#: Words of address before a name: they are written on papers, and are no part of it.
_HONORIFICS = frozenset({"ong", "ba", "anh", "chi"})


def matching(petitions: QuerySet[Petition], text: str, *, limit: int) -> QuerySet[Petition]:
    """Those of `petitions` with a party whose name has the words of, or paper number is, `text`.

    Words are compared folded, so that "nguyen thi hoa" finds "Nguyễn Thị Hoà" however composed;
    the last may be only begun. "Ông", "Bà", "Anh", "Chị" before a name are left out. Nobody who is
    kept secret is found: a search that finds them tells who they are.
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
