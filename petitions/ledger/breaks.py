"""What the verification has to say: where the record does not hold, and how."""

from typing import NamedTuple


class Break(NamedTuple):
    """The first place where a chain, a head or a book does not hold.

    A chain: `petition_id`, and the entry's `seq` (0: the petition itself). A head: its number in
    `head`, and for one of its lines `seq` is the line's place and `petition_id` whose it is. A book
    of petitions: neither.
    """

    petition_id: int
    seq: int
    problem: str
    head: int = 0

    @property
    def where(self) -> str:
        """The place in words."""
        petition = f"đơn khóa {self.petition_id}" if self.petition_id else ""
        if self.head:
            line = f", dòng {self.seq}" if self.seq else ""
            return f"lần chốt số {self.head}{line}{f' ({petition})' if petition else ''}"
        if not petition:
            return "sổ đơn"
        return f"{petition}, mục {self.seq}" if self.seq else petition
