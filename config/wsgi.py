"""The door that a WSGI server opens. It stays shut while a system check finds an error."""

import os

from django.core.management import call_command
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
application = get_wsgi_application()
# A server does not run the checks by itself: a rule without an article, a year without its days
# off or a font without Vietnamese letters has to stop the start, not a citizen's letter.
call_command("check")
# Nor with a vault that was not migrated, or whose keys are in no key file of this machine.
call_command("vault", "status", verbosity=0)
