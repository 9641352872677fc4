"""Grounds, papers and what becomes of them: the words that the tables and the levels share."""

from django.db import models


class Audience(models.TextChoices):
    """The ground on which somebody is told."""

    HANDLER = "handler", "người xử lý"
    RECEPTION = "reception", "cán bộ tiếp nhận"
    CLERK = "clerk", "văn thư"
    UNIT_HEAD = "unit_head", "thủ trưởng đơn vị giải quyết"
    AGENCY_HEAD = "agency_head", "thủ trưởng cơ quan"
    SUPERIOR = "superior", "thủ trưởng cơ quan cấp trên"
    AUDITOR = "auditor", "người kiểm tra"


class PaperKind(models.TextChoices):
    """The in-house paper that a level proposes."""

    SLIP = "slip", "Phiếu nhắc"
    LETTER = "letter", "Công văn đôn đốc"


class PaperState(models.TextChoices):
    """What became of the proposed paper."""

    OPEN = "open", "đề xuất"
    ISSUED = "issued", "đã ban hành"
    DISMISSED = "dismissed", "không ban hành"
