"""`manage.py load_demo`: the demonstration, ready to log in to."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from workflow.demo import loading


class Command(BaseCommand):
    help = "Nạp dữ liệu trình diễn (chỉ khi DEMO=1); chạy lại thì chỉ in địa chỉ và tài khoản."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError("DEMO=0: hệ thống thật không nạp dữ liệu trình diễn.")
        today = timezone.localdate()
        try:
            if loading.is_loaded():
                self.stdout.write("Dữ liệu trình diễn đã có sẵn.")
            else:
                self.stdout.write("Đang nạp dữ liệu trình diễn…")
                self.stdout.write(f"Đã nạp {loading.load(today)} đơn.")
        except loading.BadDemonstration as error:
            raise CommandError(str(error)) from error
        self._greet()

    def _greet(self) -> None:
        write = self.stdout.write
        write(f"\nĐịa chỉ:  {settings.PUBLIC_URL}/")
        write(f"Mật khẩu của mọi tài khoản: {loading.PASSWORD}\n")
        for account in loading.accounts(timezone.localdate()):
            write(f"  {account.username:<18}{account.full_name} – {account.held}")
        self._tell_of_secrets()
        code = loading.example_code()
        write(f"\nTra cứu công khai: {settings.PUBLIC_URL}/tra-cuu/")
        write(f"Mã ví dụ: {code}  ({settings.PUBLIC_URL}/tra-cuu/{code}/)")

    def _tell_of_secrets(self) -> None:
        write = self.stdout.write
        write("")
        for username, number in loading.openers(timezone.now()):
            write(f"Mở được danh tính người gửi: {username}, đơn {number} (thẻ Bảo mật)")
        if not settings.SECOND_FACTOR_REQUIRED:
            write("Bản trình diễn không bắt xác thực hai lớp; đặt SECOND_FACTOR_REQUIRED=1 để bật.")
