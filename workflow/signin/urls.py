"""Addresses of signing in. Names with account_ and mfa_ are the ones that allauth asks for."""

from django.urls import path

from workflow.signin import factors, views

_SIGN_IN = views.SignIn.as_view()

urlpatterns = [
    path("dang-nhap/", _SIGN_IN, name="login"),
    path("dang-nhap/", _SIGN_IN, name="account_login"),
    path("dang-nhap/ma-xac-thuc/", factors.Authenticate.as_view(), name="mfa_authenticate"),
    path("dang-xuat/", views.sign_out, name="logout"),
    path("dang-xuat/moi-thiet-bi/", views.sign_out_everywhere, name="sign_out_everywhere"),
    path("doi-mat-khau/", views.ChangePassword.as_view(), name="change_password"),
    path("xac-nhan/mat-khau/", factors.ConfirmPassword.as_view(), name="account_reauthenticate"),
    path("xac-nhan/ma/", factors.ConfirmCode.as_view(), name="mfa_reauthenticate"),
    path("xac-nhan/khoa/", factors.ConfirmKey.as_view(), name="mfa_reauthenticate_webauthn"),
    path("xac-thuc-hai-lop/", factors.Overview.as_view(), name="mfa_index"),
    path("xac-thuc-hai-lop/ung-dung/", factors.SetUpApp.as_view(), name="mfa_activate_totp"),
    path("xac-thuc-hai-lop/ung-dung/bo/", factors.DropApp.as_view(), name="mfa_deactivate_totp"),
    path("xac-thuc-hai-lop/khoa/", factors.AddKey.as_view(), name="mfa_add_webauthn"),
    path(
        "xac-thuc-hai-lop/khoa/<int:pk>/bo/", factors.DropKey.as_view(), name="mfa_remove_webauthn"
    ),
    path("xac-thuc-hai-lop/ma-du-phong/", factors.Codes.as_view(), name="mfa_view_recovery_codes"),
    path(
        "xac-thuc-hai-lop/ma-du-phong/moi/",
        factors.NewCodes.as_view(),
        name="mfa_generate_recovery_codes",
    ),
    # Before the admin's own pages of these names, which know neither a lock nor a second factor.
    path("quan-tri/login/", views.admin_sign_in),
    path("quan-tri/logout/", views.sign_out),
    path("quan-tri/password_change/", views.ChangePassword.as_view()),
]
