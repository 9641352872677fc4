"""The pieces of a decision, and what of a first decision's wording the law fixes."""

from collections.abc import Sequence
from dataclasses import dataclass

from documents.letters.common import Citizen
from documents.letters.wording import paragraphs, sentence, upper_first
from petitions.law.facts import Kind
from petitions.models import ContestedKind, Party, PartyRole, Petition
from petitions.vault import Person


@dataclass(frozen=True, kw_only=True)
class NamedParty:
    """A party and its part in the petition, in words."""

    capacity: str
    citizen: Citizen


@dataclass(frozen=True, kw_only=True)
class Section:
    """One numbered part of the reasoning."""

    numeral: str
    heading: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Article:
    """One article of the order: its first paragraph follows the number, the rest stand below."""

    number: int
    paragraphs: tuple[str, ...]


def named(
    parties: Sequence[tuple[Party, Person]],
    roles: tuple[PartyRole, ...],
    *,
    kind: Kind = Kind.COMPLAINT,
) -> tuple[NamedParty, ...]:
    """Those of `parties` who take one of these parts, in the order of the paper.

    Of several secret persons in one part there is one: a mask says nothing twice.
    """
    found = (
        NamedParty(
            capacity=PartyRole(party.role).label_in(kind),
            citizen=Citizen.of(person, is_organisation=party.is_organisation),
        )
        for party, person in parties
        if party.role in roles
    )
    seen: list[NamedParty] = []
    for party in found:
        if not (party.citizen.is_sealed and party in seen):
            seen.append(party)
    return tuple(seen)


def complaint(petition: Petition) -> tuple[str, ...]:
    """What is complained of, what was said of it, and what is asked."""
    asked = paragraphs(petition.request)
    contested = ContestedKind(petition.contested_kind).label
    return (
        f"{contested} bị khiếu nại: {sentence(petition.contested)}",
        *paragraphs(petition.content),
        *((f"Yêu cầu của người khiếu nại: {asked[0]}", *asked[1:]) if asked else ()),
    )


def remedies(who: Citizen, second_settler: str, *, is_remote: bool) -> str:
    """The right to a second complaint and to sue: Luật Khiếu nại, Điều 7 and Điều 33."""
    days = (
        "30 ngày (đối với vùng sâu, vùng xa đi lại khó khăn, thời hạn có thể kéo dài hơn "
        "nhưng không quá 45 ngày)"
        if is_remote
        else "30 ngày"
    )
    return (
        f"Trường hợp không đồng ý với Quyết định này, {who.called_again} có quyền khiếu nại lần "
        f"hai đến {second_settler} trong thời hạn {days}, kể từ ngày nhận được Quyết định; hoặc "
        "khởi kiện vụ án hành chính tại Tòa án theo quy định của Luật Tố tụng hành chính "
        "(Điều 7, Điều 33 Luật Khiếu nại)."
    )


def execution(bound: Sequence[NamedParty], *, is_remote: bool) -> str:
    """Who must carry the decision out, and when it takes legal effect (Luật Khiếu nại, Điều 44).

    Without its full stop: as the last article it ends in the mark "./.".
    """
    names = "; ".join(party.citizen.called_again for party in bound)
    days = "30 ngày (vùng sâu, vùng xa: không quá 45 ngày)" if is_remote else "30 ngày"
    return (
        f"{upper_first(names)} và các cơ quan, tổ chức, cá nhân có liên quan chịu trách "
        f"nhiệm thi hành Quyết định này. Quyết định có hiệu lực pháp luật sau {days}, kể từ ngày "
        "ban hành, nếu người khiếu nại không khiếu nại lần hai (Điều 44 Luật Khiếu nại)"
    )
