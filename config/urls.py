"""Addresses: officers' and citizens' pages live in workflow; the admin is for system staff."""

from django.contrib import admin
from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.i18n import set_language

urlpatterns = [
    path("", include("workflow.signin.urls")),
    path("quan-tri/", admin.site.urls),
    # A citizen who looks up a petition chooses the language, too.
    path("ngon-ngu/", login_not_required(set_language), name="set_language"),
    path("", include("workflow.urls")),
]

handler400 = "workflow.views.errors.bad_request"
