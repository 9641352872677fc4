"""`manage.py ledger verify` and `ledger head`: does the record hold, and its signed daily head."""

from argparse import ArgumentParser
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from documents import registers
from documents.errors import LetterError
from documents.letters.ledger_head import build
from documents.rendering import render
from petitions import ledger
from petitions.agreement import disagreements
from petitions.errors import BadFact
from petitions.models import LedgerHead, Unit, User


class Command(BaseCommand):
    help = "Kiểm tra nhật ký xử lý đơn; chốt nhật ký mỗi ngày và xuất bản lưu ngoài hệ thống."

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = parser.add_subparsers(dest="action", required=True)
        verify = actions.add_parser(
            "verify", help="tìm mục bị sửa, bị xóa, bị đổi thứ tự hoặc bị cắt"
        )
        verify.add_argument(
            "--against",
            type=Path,
            nargs="+",
            default=[],
            metavar="FILE",
            help="đối chiếu với các tệp chốt đã lưu ngoài hệ thống",
        )
        head = actions.add_parser("head", help="chốt nhật ký hôm nay, nếu hôm nay chưa chốt")
        head.add_argument(
            "--day", type=date.fromisoformat, help="lấy lần chốt của ngày đã qua (2026-11-24)"
        )
        head.add_argument("--export", type=Path, metavar="FILE", help="ghi lần chốt ra tệp")
        head.add_argument("--print", type=Path, metavar="FILE", help="in phiếu chốt ra tệp PDF")
        head.add_argument("--keeper", metavar="USERNAME", help="tài khoản của người lưu giữ phiếu")
        head.add_argument("--unit", metavar="CODE", help="cơ quan ghi ở đầu phiếu")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["action"] == "verify":
            self._verify(options["against"])
        else:
            self._head(**options)

    def _verify(self, files: list[Path]) -> None:
        against = [_kept(file) for file in files]
        found = [f"{place.where}: {place.problem}" for place in ledger.verify(against)]
        found += disagreements()
        found += registers.missing_numbers()
        found += [f"cơ sở dữ liệu thiếu chốt chặn {name}" for name in ledger.missing_guards()]
        for line in (*registers.voided_numbers(), *found):
            self.stdout.write(line)
        if found:
            raise CommandError(f"Nhật ký không còn nguyên vẹn: {len(found)} chỗ.", returncode=1)
        self.stdout.write("Nhật ký nguyên vẹn.")

    def _head(self, **options: Any) -> None:
        head = _head_of(options["day"])
        self.stdout.write(
            f"Lần chốt số {head.number}, ngày {head.day:%d/%m/%Y}: {head.chains} chuỗi,"
            f" {head.entries} mục, {head.lines} chuỗi có mục mới."
        )
        if options["export"]:
            _write(options["export"], f"{ledger.export(head)}\n".encode())
        if options["print"]:
            _write(options["print"], _sheet(head, options["keeper"], options["unit"]))


def _head_of(day: date | None) -> LedgerHead:
    """Today's head, made if need be; or that of an earlier day."""
    if day is None:
        return ledger.make_head(timezone.localdate())
    found = LedgerHead.objects.filter(day=day).first()
    if found is None:
        raise CommandError(f"Ngày {day:%d/%m/%Y} không có lần chốt nào.")
    return found


def _kept(file: Path) -> ledger.Exported:
    try:
        return ledger.read_export(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError) as problem:
        raise CommandError(f"Không đọc được {file}: {problem}") from problem
    except BadFact as refused:
        raise CommandError(f"{file}: {refused.message}") from refused


def _sheet(head: LedgerHead, keeper: str | None, unit: str | None) -> bytes:
    """The PDF of the head, for keeping outside the system."""
    keeps, agency = _keeper(keeper), _unit(unit)
    key, today = ledger.public_key().public_bytes_raw().hex(), timezone.localdate()
    try:
        letter = build(head, unit=agency, public_key=key, keeper=keeps, printed_on=today)
    except LetterError as problem:
        raise CommandError(problem.message) from problem
    return render(letter)


def _keeper(username: str | None) -> User:
    if not username:
        raise CommandError("In phiếu cần --keeper: tài khoản của người lưu giữ phiếu.")
    found = User.objects.filter(username=username).first()
    if found is None:
        raise CommandError(f"Không có tài khoản {username}.")
    return found


def _unit(code: str | None) -> Unit:
    """The agency of that code; without one, the only agency that has none above it."""
    agencies = Unit.objects.filter(is_agency=True)
    found = list(agencies.filter(code=code) if code else agencies.filter(parent=None)[:2])
    if len(found) != 1:
        raise CommandError("Chọn cơ quan ghi ở đầu phiếu bằng --unit (mã đơn vị).")
    return found[0]


def _write(file: Path, content: bytes) -> None:
    try:
        file.write_bytes(content)
    except OSError as problem:
        raise CommandError(f"Không ghi được {file}: {problem}") from problem
