"""What nobody may write where others read it: who a secret petitioner is.

Whoever does not know the person cannot write them down, and would learn by a refusal whether a
guess was right; so only those who know are refused: who registered the petition, whoever has opened
the identity, and whoever worked on the petition before it was sealed.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from django.db.models import Subquery

from petitions import vault
from petitions.access import Act
from petitions.errors import BadFact
from petitions.models import Event, Petition, User
from petitions.text import each_word, fold
from petitions.vault import Person

_RULE = "Điều 9, Điều 56 Luật Tố cáo 2018"
#: A shorter run of digits or letters is found in any text.
_SHORTEST_NUMBER = 6
#: A name written in one word, as in the name of a file, is looked for from this length on.
_SHORTEST_JOINED = 10
#: Stands where something was struck out.
_STRUCK = "(được giữ bí mật)"


def forbid_identifying(texts: Mapping[str, str], people: Iterable[Person]) -> None:
    """Raises BadFact where one of `texts`, by field, tells who one of `people` is."""
    secret = list(people)
    for field, text in texts.items():
        for person in secret:
            what = tells(person, text)
            if what:
                raise BadFact(
                    f"Phần này có {what} của người được giữ bí mật. Viết lại, ví dụ «người gửi "
                    "đơn»: những gì ghi ở đây cán bộ khác đọc được.",
                    field=field,
                    rule=_RULE,
                )


def tells(person: Person, text: str) -> str:
    """What of `person` stands in `text`, in words; empty where nothing does."""
    written = each_word(text)
    said, bare = f" {' '.join(written)} ", "".join(written)
    joined = "".join(each_word(person.name))
    if _stands(person.name, said, fewest=2) or (len(joined) >= _SHORTEST_JOINED and joined in bare):
        return "họ tên"
    if _stands(person.address, said, fewest=2):
        return "địa chỉ"
    if person.email and person.email.casefold() in text.casefold():
        return "thư điện tử"
    for what, number in (
        ("số giấy tờ", "".join(each_word(person.paper_number))),
        ("số điện thoại", _national(person.phone)),
    ):
        if len(number) >= _SHORTEST_NUMBER and number in bare:
            return what
    return ""


def _national(phone: str) -> str:
    """The digits of a telephone number without 0 or +84 before them: it is written either way."""
    digits = "".join(each_word(phone))
    return (digits.removeprefix("84") if len(digits) > _SHORTEST_JOINED else digits).lstrip("0")


def _stands(value: str, said: str, *, fewest: int) -> bool:
    asked = each_word(value)
    return len(asked) >= fewest and f" {' '.join(asked)} " in said


def struck(text: str, people: Iterable[Person]) -> str:
    """`text` with what tells who one of `people` is replaced, however it is spelled there."""
    for person in people:
        for value in (person.name, person.address):
            text = _struck_of(text, each_word(value))
        for number in ("".join(each_word(person.paper_number)), _national(person.phone)):
            text = _struck_of_number(text, number)
        if person.email:
            text = re.sub(re.escape(person.email), _STRUCK, text, flags=re.IGNORECASE)
    return text


def _struck_of(text: str, run: list[str]) -> str:
    """`text` without the words of `run`, where they stand together in it."""
    if len(run) < 2 and len("".join(run)) < _SHORTEST_NUMBER:
        return text
    found = [(m.start(), m.end(), fold(m.group())) for m in re.finditer(r"[^\W_]+", text)]
    for start in range(len(found) - len(run), -1, -1):
        if [word for _start, _end, word in found[start : start + len(run)]] == run:
            text = text[: found[start][0]] + _STRUCK + text[found[start + len(run) - 1][1] :]
    return text


def _struck_of_number(text: str, number: str) -> str:
    """`text` without `number`, however it is grouped there, and without what begins it."""
    if len(number) < _SHORTEST_NUMBER:
        return text
    grouped = r"[\W_]*".join(map(re.escape, number))
    return re.sub(rf"(?:(?:\+?84|0)[\W_]?)?{grouped}", _STRUCK, text, flags=re.IGNORECASE)


def require_unidentifying(petition: Petition, actor: User, facts: Any) -> None:
    """Refuses `facts` of an act in which `actor`, who knows the person, tells who it is."""
    if petition.is_sealed and _knows(petition, actor):
        texts = {str(number): text for number, text in enumerate(texts_of(facts))}
        try:
            forbid_identifying(texts, vault.written_in(petition))
        except BadFact as found:
            found.field = ""
            raise


def _knows(petition: Petition, actor: User) -> bool:
    """Whether `actor` has met the person: entered or opened it, or worked on it in the open."""
    told = (Act.REGISTER.value, Act.OPEN_IDENTITY.value, Act.BLACK_OUT.value)
    own = Event.objects.filter(petition=petition, actor=actor)
    sealed = Event.objects.filter(petition=petition, act=Act.PROTECT.value)
    in_the_open = own.filter(seq__lte=Subquery(sealed.values("seq")[:1]))
    return own.filter(act__in=told).exists() or in_the_open.exists()


def unidentifying(petition: Petition, facts: dict[str, Any]) -> dict[str, Any]:
    """`facts` whose lines and paragraphs are struck of who is secret.

    For acts whose paper is typed where it is decided: to refuse one would answer a guess for
    nothing; a paper with a gap costs its number, on record.
    """
    people = vault.written_in(petition)
    return {n: struck(v, people) if isinstance(v, str) else v for n, v in facts.items()}


def texts_of(value: Any) -> Iterator[str]:
    """Every text in the facts of an act, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from texts_of(inner)
    elif is_dataclass(value) and not isinstance(value, type):
        # What a file was called goes into the vault with it (petitions.acts.papers).
        for field in (f for f in fields(value) if f.name != "file_name"):
            yield from texts_of(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from texts_of(inner)
