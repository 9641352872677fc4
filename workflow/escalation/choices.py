"""Grounds, papers and what becomes of them: the words that the tables and the levels share."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """The ground on which somebody is told."""

    HANDLER = "handler", _("người xử lý")
    RECEPTION = "reception", _("cán bộ tiếp nhận")
    CLERK = "clerk", _("văn thư")
    UNIT_HEAD = "unit_head", _("thủ trưởng đơn vị giải quyết")
    AGENCY_HEAD = "agency_head", _("thủ trưởng cơ quan")
    SUPERIOR = "superior", _("thủ trưởng cơ quan cấp trên")
    AUDITOR = "auditor", _("người kiểm tra")


class PaperKind(models.TextChoices):
    """The in-house paper that a level proposes."""

    SLIP = "slip", _("Phiếu nhắc")
    LETTER = "letter", _("Công văn đôn đốc")


class PaperState(models.TextChoices):
    """What became of the proposed paper."""

    OPEN = "open", _("đề xuất")
    ISSUED = "issued", _("đã ban hành")
    DISMISSED = "dismissed", _("không ban hành")
