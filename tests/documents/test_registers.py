"""A paper that is gone leaves a gap in its series, at either end too."""

import pytest
from django.db import connection

from documents.models import Document
from documents.registers import missing_numbers
from petitions.access import Act
from tests.factories import Office
from tests.paths import at_point, do

pytestmark = pytest.mark.django_db


def _remove(document: Document) -> None:
    """Around the models, as somebody at the database would."""
    with connection.cursor() as cursor:
        for table, key in (
            ("documents_documentcontent", "document_id"),
            ("documents_document", "id"),
        ):
            cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [document.pk])


@pytest.mark.parametrize("which", [0, 1, 2])
def test_a_removed_paper_is_missed(which: int) -> None:
    office = Office()
    for _ in range(3):
        petition = at_point("assigned", office)
        do(Act.ISSUE_ACCEPTANCE, petition, office, office.clerk, printed=True)
    assert list(missing_numbers()) == []
    _remove(Document.objects.filter(type_code="TB").order_by("number")[which])
    (said,) = missing_numbers()
    assert "sổ TB" in said and "đã cấp đến số 3, thiếu 1 văn bản" in said
