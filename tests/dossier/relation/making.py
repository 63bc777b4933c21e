"""Acts made by hand, and strategies that draw them."""

from __future__ import annotations

from hypothesis import strategies as st

from rashomon.dossier.relation.acts import Act
from rashomon.ontology import EVENT_TYPES

DATES = (
    None,
    "2031",
    "2031-05",
    "2031-06",
    "2031-05-04",
    "2031-05-05",
    "2031-06-01",
    "2031-06-30",
    "2031-05-04/2031-05-05",
    "2031-06-02/2031-06-08",
)


def act(number: int, event: str = "ev-1", type_: str = "CONSULT", **fields: object) -> Act:
    """An act of a numbered passage; BOR acts towards ARC in the Herald unless told otherwise."""
    made: dict[str, object] = {
        "mention": f"em-{number}",
        "event": event,
        "source": "BOR",
        "target": "ARC",
        "date": "2031-05-04",
        "type": type_,
        "weight": EVENT_TYPES[type_].score,
        "mode": None,
        "outlet": "Herald",
        "certain": True,
        "levers": (),
    } | fields
    return Act(**({"voice": made["outlet"]} | made))  # type: ignore[arg-type]


def acts() -> st.SearchStrategy[list[Act]]:
    """Draw lists of acts in both directions, with all kinds of dates."""
    drawn = st.builds(
        lambda event, type_, back, date, outlet, levers: {
            "event": f"ev-{event}",
            "type_": type_,
            "source": "ARC" if back else "BOR",
            "target": "BOR" if back else "ARC",
            "date": date,
            "outlet": outlet,
            "levers": levers,
        },
        st.integers(1, 6),
        st.sampled_from(sorted(EVENT_TYPES)),
        st.booleans(),
        st.sampled_from(DATES),
        st.sampled_from(["Courier", "Herald", "Lantern"]),
        st.sampled_from([(), ("military",), ("health", "military")]),
    )
    return st.lists(drawn, max_size=25).map(
        lambda found: [act(number, **fields) for number, fields in enumerate(found)]
    )
