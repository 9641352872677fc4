"""Production's settings, with what makes a test slow or two runs collide changed."""

import os
import tempfile
from pathlib import Path

from config.settings import *

# Argon2 is slow on purpose, and every test that signs in would pay for it.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

# Names with a hash of the content exist only after collectstatic; here the sources are served.
STORAGES = {
    **STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True

_OF_THIS_RUN = str(Path(tempfile.gettempdir()) / f"donthu-test-{os.getpid()}")

for _alias, _database in DATABASES.items():
    if _database["ENGINE"].endswith("sqlite3"):
        # A file, not memory: threads and the browser's server then have connections of their own,
        # as in production. One per process, so that two runs on one machine do not meet.
        _database["TEST"] = {"NAME": f"{_OF_THIS_RUN}-{_alias}.sqlite3"}
        # The tables are thrown away afterwards, so nothing is lost when the power fails.
        _init = _database["OPTIONS"]["init_command"].replace("synchronous=FULL", "synchronous=OFF")
        _database["OPTIONS"] = {**_database["OPTIONS"], "init_command": _init}

KEY_FILE = f"{_OF_THIS_RUN}-keys.json"
