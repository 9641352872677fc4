"""viewflow's own tables are not used (see workflow.models), so they are not shown either."""

from django.contrib import admin

# Taken from there, and not from its models, because that module is what registers them.
from viewflow.workflow.admin import Process, Task

admin.site.unregister([Process, Task])
