"""What is said of acts on a denunciation, where it is called otherwise than on a complaint."""

from django.utils.translation import gettext_lazy as _

from petitions.access import Act
from petitions.law.facts import Kind
from petitions.models import Petition

#: The act as a verb: on its button and its page, and as the work that waits for it.
_LABELS = {
    Act.ASSIGN: _("Quyết định thụ lý tố cáo, giao xác minh"),
    Act.ISSUE_ACCEPTANCE: _("Ban hành quyết định thụ lý tố cáo"),
    Act.TAKE: _("Nhận xác minh"),
    Act.VERIFY: _("Xác minh nội dung tố cáo"),
    Act.DRAFT: _("Dự thảo kết luận nội dung tố cáo"),
    Act.ISSUE_DECISION: _("Ban hành kết luận nội dung tố cáo"),
    Act.DELIVER: _("Gửi kết luận nội dung tố cáo"),
}


def label_of(act: Act, petition: Petition) -> str:
    """The act as a verb, in the page's language and the words of that kind of petition."""
    if petition.kind == Kind.DENUNCIATION.value and act in _LABELS:
        return str(_LABELS[act])
    return act.label


#: For the log: what somebody did.
DONE = {
    Act.ASSIGN: _("quyết định thụ lý tố cáo, giao {unit} xác minh"),
    Act.ISSUE_ACCEPTANCE: _("ban hành quyết định thụ lý tố cáo số {document}"),
    Act.VERIFY: _("ghi kết quả xác minh nội dung tố cáo"),
    Act.DRAFT: _("trình dự thảo kết luận nội dung tố cáo"),
    Act.APPROVE: _("duyệt dự thảo kết luận nội dung tố cáo"),
    Act.RETURN_DRAFT: _("trả lại dự thảo kết luận nội dung tố cáo"),
    Act.ISSUE_DECISION: _("ban hành kết luận nội dung tố cáo số {document}"),
    Act.DELIVER: _("ghi nhận đã gửi kết luận nội dung tố cáo"),
}

#: For whoever did it: what is now true.
NOW = {
    Act.ASSIGN: _("Tố cáo {number} được thụ lý, giao {unit}. Văn thư ban hành quyết định thụ lý."),
    Act.ISSUE_ACCEPTANCE: _(
        "Đã ban hành quyết định thụ lý số {document}, cùng thông báo cho người tố cáo và người bị "
        "tố cáo."
    ),
    Act.DRAFT: _("Đã trình dự thảo kết luận về đơn {number}."),
    Act.APPROVE: _("Đã duyệt dự thảo kết luận về đơn {number}. Văn thư cấp số và ban hành."),
    Act.RETURN_DRAFT: _("Đã trả lại dự thảo kết luận về đơn {number}."),
    Act.ISSUE_DECISION: _("Đã ban hành kết luận nội dung tố cáo số {document}."),
    Act.DELIVER: _("Đã ghi nhận việc gửi kết luận về đơn {number}."),
}
