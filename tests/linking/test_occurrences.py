"""Event mentions as linking sees them."""

from __future__ import annotations

from tests.linking.making import Draft

from rashomon.linking.actors import link_actors
from rashomon.linking.occurrences import occurrences_of
from rashomon.links import Story


def test_keywords_come_the_rarest_first_and_equals_by_the_alphabet() -> None:
    draft = Draft("Herald")
    for number, words in enumerate(("harbour office raid", "harbour office", "harbour zinc")):
        draft.event(f"{number} seized", "seized", "COERCE", keywords=words)
    article, reading = draft.done()
    seen = occurrences_of(
        [article], [reading], link_actors([reading]), [Story(id="sy-1", articles=(article.id,))]
    )
    found = {tuple(one.keywords) for one in seen.values()}
    assert found == {("raid", "offic", "harbour"), ("offic", "harbour"), ("zinc", "harbour")}
