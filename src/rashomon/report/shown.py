"""Text made safe to show, until the pages import it from `rashomon.wording.shown`."""

from rashomon.wording.shown import shown, web_address

__all__ = ["shown", "web_address"]
