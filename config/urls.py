"""Addresses: officers' and citizens' pages live in workflow; the admin is for system staff."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("quan-tri/", admin.site.urls),
    path("i18n/", include("django.conf.urls.i18n")),
    path("", include("workflow.urls")),
]
