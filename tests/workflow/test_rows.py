"""Rows that repeat on the intake form: papers handed over."""

from workflow.forms.intake_rows import PapersFormSet, filled


def test_a_row_that_was_added_and_left_blank_is_nothing_handed_over() -> None:
    rows = PapersFormSet(
        {
            "giay-to-TOTAL_FORMS": "2",
            "giay-to-INITIAL_FORMS": "0",
            "giay-to-0-name": "",
            "giay-to-0-pages": "1",
            "giay-to-1-name": "Đơn khiếu nại",
            "giay-to-1-pages": "3",
            "giay-to-1-is_original": "1",
        },
        prefix="giay-to",
    )
    assert rows.is_valid()
    papers = [row.paper() for row in filled(rows)]
    assert [(p.name, p.pages, p.is_original) for p in papers] == [("Đơn khiếu nại", 3, True)]
