"""The report: a dossier as one site, which a folder, a single file and a server show alike.

    dossier ──Desk──▶ pages/<page>.py ──payload──▶ templates/<page>.html.j2 ──▶ a host

* `site.Page` says what a page is; `pages.PAGES` lists them. Hosts walk that list.
* A builder takes the `desk.Desk` and what was `asked.Asked` (facets, slice, key) and returns a
  `parts.Payload`: plain, frozen, versioned data without markup. It asks the dossier for the rows
  that it shows (SQL with conditions and a LIMIT; `desk.rows` by ids), never for all of a table: the
  same builder must answer in a fraction of a second on a hundred thousand articles.
* Payloads hold addresses from the root of the site (`links.address`, `links.words` for the words of
  an article, `desk.page` where a host may lack the page). A template writes them as
  ``href="{{ quote.to | to }}"`` and ids as ``id="{{ row.id | mark }}"``: the host does the rest.
* ``templates/layout.html.j2`` is the frame of every page, ``templates/parts.html.j2`` has what all
  are drawn with (``{% from "parts.html.j2" import quotation with context %}``): outlets, sureness,
  quotations with "copy citation", facets, slices. A template draws only what is between navigation
  and footer, and knows ``shows`` (its payload), ``frame``, ``asked`` and ``host.kind``.

To add a page: a module in ``pages/`` with its payload, its builder and a ``PAGE``; a template of
the page's name; its place in ``pages/__init__.py``. A page that draws a chart names its scripts in
``Page.scripts`` (files under ``assets/``). A row that facets apply to carries a `parts.Facets` and
is drawn with ``{{ found_by(row.facets) }}``; in a folder the script filters by these, a server
filters in SQL (`asking`), and both say how many rows are hidden (`parts.Slice`, drawn with
``{{ slice_note(shows.slice, "event") }}`` right before the list).

The page of an article gives every span that has a receipt the mark ``s<start>-<end>`` of its raw
offsets, so that `links.words` of any row's span leads there.
"""

from rashomon.report.asked import Asked, asked_of
from rashomon.report.desk import Desk
from rashomon.report.drawing import draw
from rashomon.report.folder import write_folder
from rashomon.report.frame import Frame, frame_of
from rashomon.report.links import Paths, page_of
from rashomon.report.pages import PAGES
from rashomon.report.single import write_single

__all__ = [
    "PAGES",
    "Asked",
    "Desk",
    "Frame",
    "Paths",
    "asked_of",
    "draw",
    "frame_of",
    "page_of",
    "write_folder",
    "write_single",
]
