"""Vietnamese whatever the language of the page: for papers, the record and refusals."""

from django.utils import translation


def in_vietnamese() -> translation.override:
    """While it is entered, labels and other marked texts read in Vietnamese, the source language.

    Whatever stays or is quoted is written under it: a letter and a line of the record are
    Vietnamese though the clerk's screen is English, and a refusal is not a mixture of both.
    """
    return translation.override("vi")
