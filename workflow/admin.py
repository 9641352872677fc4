"""Which tables of the packages we build on an administrator sees, and how."""

# Taken from their admin modules, and not from their models, because those are what registers them.
from allauth.account.admin import EmailAddress
from allauth.mfa.admin import Authenticator
from axes.models import AccessFailureLog
from django.contrib import admin
from viewflow.workflow.admin import Process, Task

from workflow.signin.admin import FailureAdmin, SecondFactorAdmin

# viewflow's own tables are not used (see workflow.models); nothing goes by mail; and the stock
# page of second factors shows their secrets.
admin.site.unregister([Process, Task, EmailAddress, Authenticator])

admin.site.register(Authenticator, SecondFactorAdmin)
admin.site.register(AccessFailureLog, FailureAdmin)
