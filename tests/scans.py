"""A scan, where a test needs one and does not care what is on it."""

from io import BytesIO

from PIL import Image


def scanned() -> bytes:
    """An empty page as a scanner makes it, as PNG."""
    held = BytesIO()
    Image.new("L", (240, 320), 255).save(held, "PNG")
    return held.getvalue()
