"""Addresses: Vietnamese words, as officers say them."""

from django.contrib.auth.views import LoginView, LogoutView
from django.urls import path

from workflow.views import (
    act,
    calculator,
    calendar,
    deadlines,
    desk,
    files,
    intake,
    petition,
    public,
    reminders,
)

urlpatterns = [
    path("", desk.work, name="inbox"),
    path("dang-nhap/", LoginView.as_view(redirect_authenticated_user=True), name="login"),
    path("dang-xuat/", LogoutView.as_view(), name="logout"),
    path("viec/<int:task_id>/nhan/", desk.claim, name="claim"),
    path("viec/<int:task_id>/tra/", desk.release, name="release"),
    path("tiep-nhan/", intake.intake, name="intake"),
    path("tiep-nhan/kiem-tra/", intake.checks, name="intake_checks"),
    path("tiep-nhan/<int:petition_id>/", intake.registered, name="registered"),
    path("ho-so/", petition.petition_list, name="petition_list"),
    path("ho-so/<int:petition_id>/", petition.petition, name="petition"),
    path("ho-so/<int:petition_id>/viec/<slug:name>/", act.act_page, name="act"),
    path("ho-so/<int:petition_id>/du-thao/", act.keep_draft, name="keep_draft"),
    path("ho-so/<int:petition_id>/xem-truoc/<slug:name>/", files.preview, name="preview"),
    path("ho-so/<int:petition_id>/tai-lieu/<int:attachment_id>/", files.scan, name="scan"),
    path(
        "ho-so/<int:petition_id>/thoi-han/in/",
        calculator.print_petition,
        name="print_deadlines",
    ),
    path("ho-so/<int:petition_id>/<slug:tab>/", petition.petition_tab, name="petition_tab"),
    path("thoi-han/", deadlines.deadlines, name="deadlines"),
    path("thoi-han/tinh/", calculator.calculator, name="calculator"),
    path("thoi-han/tinh/in/", calculator.print_facts, name="print_calculation"),
    path("thoi-han/lich/", calendar.calendar, name="calendar"),
    path("thoi-han/lich/cong-bo/", calendar.declare, name="declare_day"),
    path(
        "thoi-han/lich/cong-bo/<int:declaration_id>/",
        calendar.declaration,
        name="day_declaration",
    ),
    path("nhac-viec/", reminders.reminders, name="reminders"),
    path("nhac-viec/da-doc/", reminders.read_all, name="read_reminders"),
    path("nhac-viec/<int:notice_id>/da-doc/", reminders.read, name="read_reminder"),
    path("nhac-viec/van-ban/<int:reminder_id>/", reminders.paper, name="reminder_paper"),
    path(
        "nhac-viec/van-ban/<int:reminder_id>/xem-truoc/",
        reminders.preview,
        name="reminder_preview",
    ),
    path("van-ban/", files.document_list, name="document_list"),
    path("van-ban/<int:document_id>/", files.document, name="document"),
    path("van-ban/<int:document_id>/in/", files.print_page, name="print"),
    path("tra-cuu/", public.lookup, name="lookup"),
    path("tra-cuu/<str:code>/", public.lookup_result, name="lookup_result"),
]
