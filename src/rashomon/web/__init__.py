"""The report from a server of one's own: the same pages, with corrections in place.

    browser ──guard──▶ app ──readers──▶ report's pages      (many at a time, each of one linking)
                         └──changes──▶ judgements, articles ──▶ linked anew   (one after another)

The pages, their addresses and templates are those of `rashomon.report`; this room adds what only
a server can do. It listens on loopback only, and `guard` says who may ask for what.
"""

from rashomon.web.running import serve

__all__ = ["serve"]
