"""Values of the record in the one form of JSON that is hashed, and that is stored as it is."""

import json
from typing import TYPE_CHECKING, Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.expressions import Expression

_ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"))

if TYPE_CHECKING:

    class _Text(models.TextField[Any, Any]):
        # Where the plugin of django-stubs looks up what a field takes and gives.
        _pyi_private_set_type: Any
        _pyi_private_get_type: Any
else:
    _Text = models.TextField


def canonical(said: Any) -> str:
    """`said` as JSON, in the one form that is hashed."""
    return _ENCODER.encode(said)


class CanonicalField(_Text):
    """A value that lies in the database as the very text that was hashed.

    A database's own type for JSON keeps the value and not the text: PostgreSQL puts the names of
    an object in another order, and then every entry would have to be parsed to be verified.
    """

    def from_db_value(
        self, value: str | None, expression: Expression, connection: BaseDatabaseWrapper
    ) -> Any:
        return self.to_python(value)

    def to_python(self, value: Any) -> Any:
        return json.loads(value) if isinstance(value, str) else value

    def get_prep_value(self, value: Any) -> Any:
        return canonical(value)

    def value_to_string(self, obj: models.Model) -> str:
        return canonical(self.value_from_object(obj))
