"""The pieces of the decisions that stop a settlement or let it go on."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from documents.letters.common import Citizen
from documents.letters.decision_parts import NamedParty
from documents.letters.wording import long_date, paragraphs, sentence, upper_first


@dataclass(frozen=True, kw_only=True)
class Cited:
    """An earlier paper of the case. `symbol` is empty where none was printed for the act."""

    type_name: str
    symbol: str
    on: date

    @property
    def named(self) -> str:
        """Thông báo số 05/TB-UBND ngày 01 tháng 12 năm 2026."""
        number = f" số {self.symbol}" if self.symbol else ""
        return f"{self.type_name}{number} {long_date(self.on)}"


def names(parties: Iterable[NamedParty]) -> str:
    """Each with the address, to be read inside a sentence; a secret one without."""
    return "; ".join(_located(party.citizen) for party in parties)


def _located(who: Citizen) -> str:
    if who.is_sealed:
        return who.called_within
    return f"{who.called_within} (địa chỉ: {who.address})"


def facts(register_number: str, received_on: date) -> str:
    """How the complaint stands in the agency's book."""
    return f"đơn vào sổ số {register_number}, nhận {long_date(received_on)}"


def told_reason(reason: str) -> tuple[str, ...]:
    """The facts that the head wrote down, as paragraphs."""
    first, *rest = paragraphs(reason)
    *body, last = (f"Cụ thể: {first}", *rest)
    return (*body, sentence(last))


def carried_out(bound: Iterable[str]) -> str:
    """Who carries the decision out. Without its full stop: the last article ends in "./."."""
    return (
        f"{upper_first('; '.join(bound))} và các cơ quan, tổ chức, cá nhân có liên quan chịu "
        "trách nhiệm thi hành Quyết định này"
    )


def left_behind(gone: NamedParty) -> str:
    """To whom the decision goes in place of a complainant who is no more (Điều 28b khoản 1)."""
    who = gone.citizen
    if who.is_organisation:
        return (
            f"Ủy ban nhân dân cấp xã nơi {who.called_again} có trụ sở chính ngay trước khi giải "
            "thể, phá sản hoặc kết thúc hoạt động"
        )
    return f"Ủy ban nhân dân cấp xã nơi {who.called_again} thường trú cuối cùng trước khi chết"
