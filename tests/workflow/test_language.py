"""Pages are Vietnamese first; another language is for those who chose it."""

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

VIETNAMESE, ENGLISH = "Tra cứu đơn", "Look up a petition"


@pytest.mark.parametrize("accepts", ["en-US,en;q=0.9", "fr", ""])
def test_what_the_browser_prefers_does_not_count(accepts: str) -> None:
    answer = Client().get(reverse("lookup"), headers={"accept-language": accepts})
    assert answer.headers["Content-Language"] == "vi"
    assert VIETNAMESE in answer.text
    assert ENGLISH not in answer.text


def test_who_chose_english_gets_it_until_they_choose_again() -> None:
    client = Client()
    for language, words in (("en", ENGLISH), ("vi", VIETNAMESE)):
        client.post(reverse("set_language"), {"language": language, "next": reverse("lookup")})
        answer = client.get(reverse("lookup"), headers={"accept-language": "vi"})
        assert answer.headers["Content-Language"] == language
        assert words in answer.text


def test_a_language_that_we_do_not_have_is_vietnamese() -> None:
    client = Client()
    client.cookies[settings.LANGUAGE_COOKIE_NAME] = "xx"
    answer = client.get(reverse("lookup"))
    assert answer.headers["Content-Language"] == "vi"
    assert VIETNAMESE in answer.text
