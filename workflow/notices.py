"""The decisions that a clerk has still to send (Điều 28b NĐ 124/2020), as papers and in words."""

from documents.models import Document
from petitions.acts.suspension import decisions_to_send
from petitions.models import Petition


def papers_to_send(petition: Petition) -> list[Document]:
    """The papers of the decisions still to be sent, the earliest first."""
    decisions = decisions_to_send(petition)
    symbols = [event.after.get("document", "") for event in decisions]
    return list(Document.objects.filter(petition=petition, symbol__in=symbols).order_by("pk"))


def named_to_send(petition: Petition) -> str:
    """What to send, by number, day and subject; empty where no paper was printed for it."""
    named = [
        f"{paper.symbol} ngày {paper.issued_on:%d/%m/%Y} {paper.title[:1].lower()}{paper.title[1:]}"
        for paper in papers_to_send(petition)
    ]
    return f"Văn bản cần gửi: số {'; số '.join(named)}." if named else ""
