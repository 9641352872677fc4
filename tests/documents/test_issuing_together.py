"""Several papers of one act: all of them under their numbers, or none."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from documents import numbering
from documents.catalogue import ACCEPTANCE_NOTICE, CONTENT_NOTICE, DENUNCIATION_ACCEPTANCE
from documents.issuing import Enclosed, Printed, issue_all
from documents.letters.common import Letter, Number
from documents.letters.suspension_parts import Cited
from documents.models import Document
from documents.numbering import Series
from petitions.errors import WrongState
from petitions.models import Petition
from tests.documents import denouncing
from tests.documents.reading import text_of
from tests.documents.stored import stored_petition, stored_signer, stored_unit, stored_user

WRITERS = 4


class Office:
    """An agency that issues a decision and the two notices that go with it."""

    def __init__(self) -> None:
        self.unit = stored_unit()
        self.petition = stored_petition(self.unit)
        self.signer = stored_signer(self.unit)
        self.clerk = stored_user()
        self.decisions = Series(self.unit, "QĐ", 2026)
        self.notices = Series(self.unit, "TB", 2026)
        self.before_notice: Callable[[], None] = lambda: None

    def papers(self) -> list[Enclosed]:
        def decision(number: Number, _main: Number) -> Letter:
            return denouncing.an_acceptance(number=number)

        def to_denouncer(number: Number, main: Number) -> Letter:
            self.before_notice()
            return denouncing.an_acceptance_notice(number=number, decision=cited(main))

        def to_denounced(number: Number, main: Number) -> Letter:
            return denouncing.a_content_notice(number=number, decision=cited(main))

        return [
            Enclosed(DENUNCIATION_ACCEPTANCE, self.decisions, decision),
            Enclosed(ACCEPTANCE_NOTICE, self.notices, to_denouncer),
            Enclosed(CONTENT_NOTICE, self.notices, to_denounced),
        ]

    def issue(self, act: Callable[[Sequence[Printed]], Petition] | None = None) -> list[Document]:
        return issue_all(
            self.papers(),
            act=act or (lambda _printed: self.petition),
            signer=self.signer,
            issued_by=self.clerk,
            on=denouncing.DECIDED,
        )


def cited(number: Number) -> Cited:
    return Cited(type_name="Quyết định", symbol=number.symbol, on=denouncing.DECIDED)


@pytest.fixture
def office(transactional_db: None) -> Office:
    return Office()


def test_each_has_its_number_and_cites_the_first(office: Office) -> None:
    told: list[tuple[str, str]] = []

    def act(printed: Sequence[Printed]) -> Petition:
        told.extend((p.number.symbol, p.sha256) for p in printed)
        return office.petition

    documents = office.issue(act)
    assert [d.symbol for d in documents] == ["01/QĐ-UBND", "01/TB-UBND", "02/TB-UBND"]
    assert told == [(d.symbol, d.sha256) for d in documents]
    for document in documents:
        text = text_of(bytes(document.content.pdf))
        assert f"Số: {document.symbol}" in text
        assert document == documents[0] or "Quyết định số 01/QĐ-UBND" in text
    assert [d.symbol for d in office.issue()] == ["02/QĐ-UBND", "03/TB-UBND", "04/TB-UBND"]


@pytest.mark.parametrize("series", ["decisions", "notices"])
def test_a_number_lost_in_one_series_prints_them_all_anew(office: Office, series: str) -> None:
    moved: list[int] = []

    def another_takes_one() -> None:
        lost = getattr(office, series)
        if not moved:
            moved.append(numbering.peek(lost))
            numbering.take(lost, moved[0])

    office.before_notice = another_takes_one
    documents = office.issue()
    assert Document.objects.count() == 3
    expected = {
        "decisions": ["02/QĐ-UBND", "01/TB-UBND", "02/TB-UBND"],
        "notices": ["01/QĐ-UBND", "02/TB-UBND", "03/TB-UBND"],
    }
    assert [d.symbol for d in documents] == expected[series]
    for document in documents[1:]:
        text = text_of(bytes(document.content.pdf))
        assert f"Quyết định số {documents[0].symbol}" in text


def test_a_refused_act_leaves_none_of_them(office: Office) -> None:
    def refuse(printed: Sequence[Printed]) -> Petition:
        raise WrongState("Đơn không còn ở trạng thái này.")

    with pytest.raises(WrongState):
        office.issue(refuse)
    assert Document.objects.count() == 0
    assert numbering.peek(office.decisions) == numbering.peek(office.notices) == 1


def test_clerks_who_issue_sets_at_the_same_moment_get_numbers_in_a_row(office: Office) -> None:
    petitions = [stored_petition(office.unit, number) for number in range(2, 2 + WRITERS)]
    start = Barrier(WRITERS)

    def work(petition: Petition) -> list[str]:
        try:
            start.wait()
            return [d.symbol for d in office.issue(lambda _printed: petition)]
        finally:
            connection.close()

    with ThreadPoolExecutor(WRITERS) as pool:
        sets = list(pool.map(work, petitions))
    symbols = sorted(symbol for one in sets for symbol in one)
    decisions = [f"{n:02d}/QĐ-UBND" for n in range(1, WRITERS + 1)]
    notices = [f"{n:02d}/TB-UBND" for n in range(1, 2 * WRITERS + 1)]
    assert symbols == sorted([*decisions, *notices])
