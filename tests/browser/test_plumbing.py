"""The watch that every browser test relies on hears what it should."""

from playwright.sync_api import Page


def test_the_watch_hears_a_blocked_script_and_a_foreign_request(
    page: Page, complaints: list[str]
) -> None:
    page.goto("/")
    complaints.clear()
    page.evaluate("document.body.insertAdjacentHTML('beforeend', '<p style=\"top: 0\">x</p>')")
    page.evaluate(
        "document.body.append(Object.assign(new Image(), {src: 'https://other.example/a.png'}))"
    )
    page.wait_for_function("true")
    heard = " ".join(complaints)
    assert "Content Security Policy" in heard
    assert "asked another host: https://other.example/a.png" in heard
    complaints.clear()
