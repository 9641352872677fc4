"""`manage.py access_table`: who may see and do what, printed into docs/access.md."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from petitions.access import TABLE, Act, Reach, Rule
from petitions.law.facts import Kind
from petitions.lifecycle import Status
from petitions.models import Role
from petitions.vietnamese import in_vietnamese
from workflow.doors import DOORS, Door, Who

DOCUMENT = Path(settings.BASE_DIR) / "docs" / "access.md"

_HEAD = """\
# Ai được xem, được làm gì

Tệp này do lệnh `manage.py access_table` in ra từ bảng phân quyền mà chương trình dùng
(`petitions/access/`) và bảng các cửa (`workflow/doors.py`); không sửa tay.

## Ai được xem đơn

| Vai trò | Xem được |
|---|---|
| Cán bộ tiếp nhận, văn thư | đơn do cơ quan mình tiếp nhận |
| Người xử lý | đơn mà đơn vị mình được giao giải quyết |
| Thủ trưởng, cấp phó, người kiểm tra | đơn mà đơn vị mình, hoặc đơn vị ở dưới, tiếp nhận hay được \
giao giải quyết |
| Không giữ vai trò nào, quản trị viên hệ thống | không đơn nào |

Vai trò tính theo ngày: từ ngày đầu đến hết ngày cuối ghi trong phân công chức vụ.

**Xung đột lợi ích.** Cán bộ có tên trong đơn, và những người dưới quyền cán bộ đó trong cùng cơ \
quan (cấp phó có tên thì thủ trưởng và cấp phó khác không bị loại), không xem được đơn, không làm \
được việc gì trên đơn, không được giao đơn và không biết vì sao. Thủ trưởng xác nhận là trùng tên \
thì hết bị loại. Người vào sổ vẫn in được giấy biên nhận trong ngày đó. Khiếu \
nại lần đầu do chính người có quyết định, hành vi bị khiếu nại giải quyết (khoản 1 Điều 7 Luật \
Khiếu nại), nên người đó không bị loại.

**Người không được xem đơn** nhận câu trả lời như khi không có đơn đó (404).

## Việc làm trên đơn

Người được xem đơn mà làm việc ngoài bảng này bị từ chối: ngoài vai trò thì theo «Bảng phân quyền» \
(403), ngoài trạng thái, ngoài loại đơn, hoặc khác về giữ bí mật thì theo «Vòng đời đơn» (409). \
Các điều kiện về nội dung (căn cứ, ngày, bốn mắt…) do từng việc kiểm tra thêm.
"""

_SEALED = {None: "không phân biệt", True: "chỉ khi đang giữ bí mật", False: "chỉ khi chưa giữ"}
_SHORT = {
    Role.RECEPTION: "TN",
    Role.HANDLER: "XL",
    Role.HEAD: "TT",
    Role.DEPUTY: "CP",
    Role.CLERK: "VT",
    Role.AUDITOR: "KT",
}
_KINDS = {
    Kind.COMPLAINT: "Khiếu nại",
    Kind.DENUNCIATION: "Tố cáo",
    Kind.RECOMMENDATION: "Kiến nghị",
}


class Command(BaseCommand):
    help = "Ghi bảng phân quyền và bảng các cửa vào docs/access.md."

    def handle(self, *args: Any, **options: Any) -> None:
        DOCUMENT.write_text(table())
        self.stdout.write(f"{len(TABLE)} việc, {len(DOORS)} cửa: docs/{DOCUMENT.name}")


def table() -> str:
    """The whole document, in Vietnamese."""
    with in_vietnamese():
        return "\n".join([_HEAD, *_acts(), "", *_by_state(), "", *_doors(), ""])


def _acts() -> Iterator[str]:
    """One row per act: who, held how near, of which kinds, sealed or not."""
    yield "| Việc | Ai được làm | Loại đơn | Danh tính người gửi |"
    yield "|---|---|---|---|"
    for act, rule in TABLE.items():
        yield f"| {act.label} | {_reach(rule)} | {_kinds(rule)} | {_SEALED[rule.of_sealed]} |"


def _grants(rule: Rule) -> Iterable[tuple[Role, Reach]]:
    return [*((role, rule.reach) for role in rule.roles), *rule.also]


def _reach(rule: Rule) -> str:
    near = dict[Reach, list[Role]]()
    for role, reach in _grants(rule):
        near.setdefault(reach, []).append(role)
    told = (f"{_names(roles)} {reach.value}" for reach, roles in near.items())
    return "; ".join(text[0].upper() + text[1:] for text in told)


def _names(roles: list[Role]) -> str:
    if set(roles) == set(Role):
        return "người giữ bất kỳ vai trò nào"
    return ", ".join(role.label.lower() for role in roles)


def _kinds(rule: Rule) -> str:
    if rule.kinds == frozenset(Kind):
        return "mọi loại"
    return ", ".join(_KINDS[kind] for kind in Kind if kind in rule.kinds)


def _by_state() -> Iterator[str]:
    """One row per act, one column per state: the roles that may do it there."""
    yield "## Theo trạng thái của đơn"
    yield ""
    yield "Mỗi ô là các vai trò được làm việc đó khi giữ vai trò đủ gần đơn như bảng trên:"
    yield "; ".join(f"{short} = {role.label.lower()}" for role, short in _SHORT.items()) + "."
    yield "Ô trống: không ai được làm, vì vòng đời đơn."
    yield ""
    yield f"| Việc | {' | '.join(str(state.label) for state in Status)} |"
    yield "|---" * (len(Status) + 1) + "|"
    for act, rule in TABLE.items():
        if rule.states:
            yield f"| {act.label} | {' | '.join(_done_in(rule, state) for state in Status)} |"


def _done_in(rule: Rule, state: Status) -> str:
    held = {role for role, _reach in _grants(rule)} if state in rule.states else set()
    return " ".join(_SHORT[role] for role in Role if role in held)


def _doors() -> Iterator[str]:
    """One row per address of the program."""
    yield "## Các cửa"
    yield ""
    yield "Mỗi địa chỉ của chương trình có một dòng; địa chỉ không có dòng thì không mở được. Dấu"
    yield "«…» ở cuối là mọi địa chỉ nằm dưới."
    yield ""
    yield "| Địa chỉ | Ai vào được |"
    yield "|---|---|"
    for line, door in DOORS.items():
        yield f"| `/{_written(line)}` | {_who(door)} |"


def _written(line: str) -> str:
    return line.replace("|", "\\|")


def _who(door: Door) -> str:
    if door.who is not Who.DOES:
        return door.who.value
    named = f"«{door.act.label}»" if isinstance(door.act, Act) else "ghi trong địa chỉ"
    return f"{door.who.value}: {named}"
