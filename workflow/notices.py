"""The decisions that a clerk has still to send (Điều 28b NĐ 124/2020), as papers and in words."""

from django.utils.html import format_html
from django.utils.translation import gettext as _

from documents.models import Document
from petitions.acts.suspension import decisions_to_send
from petitions.models import Petition
from workflow.languages import quoted


def papers_to_send(petition: Petition) -> list[Document]:
    """The papers of the decisions still to be sent, the earliest first."""
    decisions = decisions_to_send(petition)
    symbols = [event.after.get("document", "") for event in decisions]
    return list(Document.objects.filter(petition=petition, symbol__in=symbols).order_by("pk"))


def named_to_send(petition: Petition) -> str:
    """What to send, by number, day and subject; empty where no paper was printed for it.

    Papers are cited in Vietnamese on a page of any language.
    """
    papers = "; ".join(map(_cited, papers_to_send(petition)))
    if not papers:
        return ""
    return format_html(_("Văn bản cần gửi: {papers}."), papers=quoted(papers))


def _cited(paper: Document) -> str:
    subject = f"{paper.title[:1].lower()}{paper.title[1:]}"
    return f"số {paper.symbol} ngày {paper.issued_on:%d/%m/%Y} {subject}"
