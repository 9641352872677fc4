"""Settings, all from the environment; the defaults serve the demonstration and only it."""

import os
from pathlib import Path

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from config.databases import databases

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(os.environ.get("VAR_DIR", BASE_DIR / "var"))
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEMO = os.environ.get("DEMO", "1") == "1"
DEBUG = os.environ.get("DEBUG", "0") == "1"


def _given(name: str, in_demonstration: str) -> str:
    """The environment's `name`. Its default serves the demonstration; production must set it."""
    value = os.environ.get(name, in_demonstration if DEMO else "")
    if not value or (value == in_demonstration and not DEMO):
        raise ImproperlyConfigured(f"Đặt biến môi trường {name} (DEMO=0 không dùng giá trị mẫu).")
    return value


SECRET_KEY = _given("SECRET_KEY", "demonstration-only-key-never-used-where-petitions-are-real")
ALLOWED_HOSTS = _given("ALLOWED_HOSTS", "127.0.0.1 localhost [::1]").split()
PUBLIC_URL = _given("PUBLIC_URL", "http://127.0.0.1:8000")

INSTALLED_APPS = [
    "petitions",
    "petitions.sealed",
    "documents",
    "workflow",
    "viewflow",
    "viewflow.workflow",
    "django_fsm",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.humanize",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "django.forms",
    "bootstrap",
    "csp",
    "django_htmx",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
]

MIDDLEWARE = [
    "config.headers.kept_apart",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "config.language.chosen_language",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    # Every page asks for a log-in unless it says that it does not.
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    # Before the doors: whoever is not proved yet does not learn what is behind which.
    "workflow.signin.middleware.SecondFactorGate",
    # Every address has a line in one table of who may go in.
    "workflow.doors.Doorkeeper",
    "config.answers.kept_by_nobody",
    "config.answers.said_in_words",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "workflow.signin.middleware.ending_sessions",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "workflow.context.desk",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

_DATABASE_URL = _given("DATABASE_URL", f"sqlite:///{VAR_DIR}/donthu.sqlite3")
_VAULT_URL = _given("VAULT_DATABASE_URL", f"sqlite:///{VAR_DIR}/vault.sqlite3")
DATABASES = databases(_DATABASE_URL, vault=_VAULT_URL)
DATABASE_ROUTERS = ["petitions.sealed.router.VaultRouter"]
# The file of secrets (petitions/keyring.py): never beside a copy of the vault.
KEY_FILE = _given("KEY_FILE", str(VAR_DIR / "keys.json"))
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Shared by the server's processes, so that a rate limit counts for all of them together.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": VAR_DIR / "cache",
    }
}

AUTH_USER_MODEL = "petitions.User"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "/dang-nhap/"
LOGIN_REDIRECT_URL = "/"

# Who you are: docs/decisions/0013-who-you-are.md.
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",  # refuses before a password is looked at
    "django.contrib.auth.backends.ModelBackend",
]
AXES_HANDLER = "workflow.signin.lockout.Lockout"
AXES_LOCKOUT_CALLABLE = "workflow.signin.views.locked_out"
AXES_CLIENT_IP_CALLABLE = "workflow.signin.address.client_address"
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

ACCOUNT_ADAPTER = "workflow.signin.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # counted in the database, by AXES_HANDLER
MFA_ADAPTER = "workflow.signin.adapters.FactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_TOTP_TOLERANCE = 1  # a telephone's clock may be half a minute off

SECOND_FACTOR_REQUIRED = os.environ.get("SECOND_FACTOR_REQUIRED", "0" if DEMO else "1") == "1"
if not (SECOND_FACTOR_REQUIRED or DEMO):
    raise ImproperlyConfigured("SECOND_FACTOR_REQUIRED=0 chỉ dùng được khi trình diễn (DEMO=1).")
SESSION_IDLE_MINUTES = int(os.environ.get("SESSION_IDLE_MINUTES", "30"))
SESSION_HOURS = 12
SESSION_COOKIE_AGE = SESSION_HOURS * 60 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
if not DEMO:
    # A browser takes cookies of these names over HTTPS only, and from no neighbouring host.
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-session", "__Host-csrf"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", _("Tiếng Việt")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
USE_I18N = True
USE_TZ = True
# A statutory day ends at midnight where the law is in force, wherever the server stands.
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = VAR_DIR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "config.static.OwnScreensFinder",
]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if not DEBUG
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# Pages name static files by the hash of their content only.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Where the files LiberationSerif-*.ttf of version 2 lie: version 1 lacks Vietnamese letters.
PAPER_FONT_DIR = os.environ.get("PAPER_FONT_DIR", "/usr/share/fonts/truetype/liberation2")

# One scan of a petition and its evidence; larger papers are split by the scanner.
ATTACHMENT_MAX_BYTES = int(os.environ.get("ATTACHMENT_MAX_MB", "20")) * 1024 * 1024
ATTACHMENT_MAX_COUNT = 30
ATTACHMENT_MAX_PAGES = 500
# One page or image: A3 at 600 dpi has 70 million pixels.
ATTACHMENT_MAX_PIXELS = 100_000_000
# Where ClamAV's clamd listens: the path of its socket, or host:port; "none" where it is meant
# that nothing is scanned.
CLAMAV_ADDRESS = os.environ.get("CLAMAV_ADDRESS", "")
FILE_UPLOAD_HANDLERS = [
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "config.unnamed_files.UnnamedFileUploadHandler",
]
# All that is typed into one form, files left out.
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
# A citizen who mistypes a code tries a few times; a machine that guesses tries thousands.
LOOKUP_ATTEMPTS_PER_MINUTE = int(os.environ.get("LOOKUP_ATTEMPTS_PER_MINUTE", "20"))

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = not DEMO
SECURE_SSL_REDIRECT = not DEMO
SECURE_HSTS_SECONDS = 0 if DEMO else 31_536_000
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = not DEMO
# How many proxies of our own stand before the program. Each writes down at the end of
# X-Forwarded-For who came to it; what stands before those entries is the client's own word. With
# none, the one who connects is the client, and no header is believed.
TRUSTED_PROXIES = int(os.environ.get("TRUSTED_PROXIES", "0"))
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if TRUSTED_PROXIES else None
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
# The preview of a letter, a PDF in a frame of our own page, says so itself with Django's
# xframe_options_sameorigin; nothing else is framed.
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "frame-src": [SELF],
        "img-src": [SELF, "data:"],  # Bootstrap draws its own marks as data images
        "object-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
    }
}

DEFAULT_EXCEPTION_REPORTER = "config.error_reports.PlacesOnly"
DEFAULT_EXCEPTION_REPORTER_FILTER = "config.error_reports.NothingOfAnybody"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"without_codes": {"()": "config.logs.WithoutCodes"}},
    "formatters": {"places_only": {"()": "config.logs.PlacesOnly"}},
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "filters": ["without_codes"],
            "formatter": "places_only",
        }
    },
    # Django's own handlers of these loggers would mail errors to ADMINS, and write addresses with
    # the words that somebody looked for.
    "loggers": {name: {"handlers": [], "propagate": True} for name in ("django", "django.server")},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
