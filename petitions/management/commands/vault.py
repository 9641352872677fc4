"""`manage.py vault`: the keys and the encrypted store of identities. It shows no identity."""

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError

from petitions.keyring import create, keyring
from petitions.sealcheck import problems
from petitions.sealed.inspection import Census, census
from petitions.sealed.rotation import rotate
from petitions.sweep import sweep_now


class Command(BaseCommand):
    help = (
        "Kho danh tính: status (tình trạng), init (tạo tệp khóa), sweep (dọn), rotate (thay khóa"
        " chủ), check (đối chiếu với biên nhận)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        actions = ("status", "init", "sweep", "rotate", "check")
        parser.add_argument("action", choices=actions)
        parser.add_argument("--bytes", action="store_true", help="check: đọc cả nội dung đã mã hóa")

    def handle(self, *args: Any, action: str, **options: Any) -> None:
        try:
            getattr(self, f"_{action}")(options)
        except ImproperlyConfigured as problem:
            raise CommandError(str(problem)) from problem

    def _status(self, options: dict[str, Any]) -> None:
        """Counts; an error where the vault was not migrated or the key file does not fit it."""
        found = _census()
        ring = keyring()
        if options["verbosity"]:
            self.stdout.write(
                f"{found.keys} khóa đơn, {found.destroyed} đã hủy; {found.batches} lần niêm phong,"
                f" {found.unsettled} chưa đối chiếu biên nhận."
            )
            for master in sorted({*ring.masters, *found.masters}):
                mark = " (đang dùng)" if master == ring.current else ""
                self.stdout.write(f"  khóa chủ {master}{mark}: {found.masters.get(master, 0)} khóa")
        if missing := sorted(set(found.masters) - set(ring.masters)):
            raise CommandError(
                f"Tệp khóa {settings.KEY_FILE} không có khóa chủ {', '.join(missing)} mà kho cần;"
                " khôi phục tệp khóa từ bản lưu."
            )

    def _init(self, options: dict[str, Any]) -> None:
        """Make the key file, unless there is one or the vault needs an older one."""
        path = Path(settings.KEY_FILE)
        if path.exists():
            raise CommandError(f"Đã có tệp khóa {path}; không tạo đè.")
        if _census().keys:
            raise CommandError("Kho đã có khóa: khôi phục tệp khóa từ bản lưu, không tạo tệp mới.")
        create(path)
        self.stdout.write(f"Đã tạo tệp khóa {path}. Lưu một bản ở nơi khác hai cơ sở dữ liệu.")

    def _sweep(self, options: dict[str, Any]) -> None:
        done = sweep_now()
        self.stdout.write(
            f"{done.settled} lần niêm phong đã có biên nhận; xóa {done.discarded} lần dở dang và"
            f" {done.bare_keys} khóa không dùng; hoàn tất {done.destroyed} việc hủy."
        )

    def _rotate(self, options: dict[str, Any]) -> None:
        done = rotate()
        begun = "Tiếp tục lần thay trước" if done.is_resumed else "Đã thêm khóa chủ mới"
        self.stdout.write(
            f"{begun}: {done.current}. Bọc lại {done.rewrapped} khóa đơn;"
            f" bỏ khóa chủ: {', '.join(done.retired) or 'không có'}."
        )
        if done.unopened:
            raise CommandError(
                f"{len(done.unopened)} khóa đơn không mở được nên giữ lại khóa chủ cũ;"
                " chạy “vault check”."
            )

    def _check(self, options: dict[str, Any]) -> None:
        count = 0
        for found in problems(with_bytes=options["bytes"]):
            count += 1
            owner = f"đơn khóa {found.petition_id}" if found.petition_id else "không rõ đơn"
            self.stdout.write(f"{owner}, lần niêm phong {found.batch}: {found.what}")
        if count:
            raise CommandError(f"Kho danh tính không còn nguyên vẹn: {count} chỗ.", returncode=1)
        self.stdout.write("Kho danh tính khớp với mọi biên nhận.")


def _census() -> Census:
    try:
        return census()
    except DatabaseError as problem:
        raise CommandError(
            "Kho danh tính chưa sẵn sàng: chạy “manage.py migrate” (cập nhật cả hai cơ sở dữ liệu)."
        ) from problem
