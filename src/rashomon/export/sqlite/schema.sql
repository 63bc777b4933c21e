-- The tables of the export contract, flattened: a nested value has columns of its own, several
-- references a table, several words a JSON array. Offsets are code points of the article as it was
-- read; dates are EDTF. Who speaks may be "author", which is no actor: what leads to the actor is
-- the column that ends in _actor.

CREATE TABLE dossier (
    contract INTEGER NOT NULL,
    rashomon TEXT NOT NULL,
    reader TEXT NOT NULL
);

CREATE TABLE articles (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    outlet TEXT,
    relayed_outlet TEXT,
    title TEXT,
    author TEXT,
    url TEXT,
    language TEXT,
    published TEXT,
    published_precision TEXT,
    published_basis TEXT NOT NULL,
    published_start INTEGER,
    published_end INTEGER,
    fetched TEXT,
    quality TEXT NOT NULL
);

CREATE TABLE dropped (
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL
);

CREATE TABLE actors (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT,
    sectors TEXT NOT NULL,
    aliases TEXT NOT NULL
);

CREATE TABLE actor_roles (
    actor TEXT NOT NULL REFERENCES actors (id),
    text TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE actor_mentions (
    id TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actors (id),
    form TEXT NOT NULL
);

CREATE TABLE events (
    id TEXT PRIMARY KEY,
    type TEXT NOT NULL,
    date TEXT,
    place TEXT,
    country TEXT,
    latitude REAL,
    longitude REAL
);

CREATE TABLE event_actors (
    event TEXT NOT NULL REFERENCES events (id),
    actor TEXT NOT NULL REFERENCES actors (id),
    side TEXT NOT NULL CHECK (side IN ('source', 'target')),
    position INTEGER NOT NULL
);

CREATE TABLE event_outlets (
    event TEXT NOT NULL REFERENCES events (id),
    outlet TEXT NOT NULL,
    stance TEXT NOT NULL CHECK (stance IN ('asserting', 'attributing', 'denying', 'silent'))
);

CREATE TABLE statements (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    speaker TEXT,
    speaker_actor TEXT REFERENCES actors (id),
    source_start INTEGER,
    source_end INTEGER,
    cue_start INTEGER,
    cue_end INTEGER,
    kind TEXT NOT NULL,
    parent TEXT REFERENCES statements (id),
    relayed_by TEXT,
    relayed_by_actor TEXT REFERENCES actors (id)
);

CREATE TABLE statement_content (
    statement TEXT NOT NULL REFERENCES statements (id),
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE statement_about (
    statement TEXT NOT NULL REFERENCES statements (id),
    actor TEXT NOT NULL REFERENCES actors (id)
);

CREATE TABLE event_mentions (
    id TEXT PRIMARY KEY,
    event TEXT NOT NULL REFERENCES events (id),
    article TEXT NOT NULL REFERENCES articles (id),
    trigger_start INTEGER NOT NULL,
    trigger_end INTEGER NOT NULL,
    sentence_start INTEGER NOT NULL,
    sentence_end INTEGER NOT NULL,
    type TEXT NOT NULL,
    modes TEXT NOT NULL,
    contexts TEXT NOT NULL,
    date TEXT,
    date_precision TEXT,
    date_start INTEGER,
    date_end INTEGER,
    place TEXT,
    country TEXT,
    latitude REAL,
    longitude REAL,
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    time TEXT NOT NULL,
    historical INTEGER NOT NULL CHECK (historical IN (0, 1)),
    asserted_by TEXT,
    asserted_by_actor TEXT REFERENCES actors (id),
    statement TEXT REFERENCES statements (id),
    decided_by TEXT NOT NULL,
    confidence REAL NOT NULL
);

CREATE TABLE mention_views (
    mention TEXT NOT NULL REFERENCES event_mentions (id),
    position INTEGER NOT NULL,
    voice TEXT,
    voice_actor TEXT REFERENCES actors (id),
    statement TEXT REFERENCES statements (id),
    certainty TEXT NOT NULL,
    polarity TEXT NOT NULL,
    time TEXT NOT NULL
);

CREATE TABLE mention_actors (
    mention TEXT NOT NULL REFERENCES event_mentions (id),
    actor TEXT NOT NULL REFERENCES actors (id),
    side TEXT NOT NULL CHECK (side IN ('source', 'target')),
    position INTEGER NOT NULL
);

CREATE TABLE mention_quantities (
    mention TEXT NOT NULL REFERENCES event_mentions (id),
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE forecasts (
    id TEXT PRIMARY KEY,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    speaker TEXT,
    speaker_actor TEXT REFERENCES actors (id),
    made_on TEXT,
    horizon TEXT,
    certainty TEXT NOT NULL,
    statement TEXT REFERENCES statements (id),
    resolution TEXT
);

CREATE TABLE forecast_quantities (
    forecast TEXT NOT NULL REFERENCES forecasts (id),
    value REAL NOT NULL,
    unit TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL
);

CREATE TABLE labels (
    id TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    actor TEXT NOT NULL REFERENCES actors (id),
    polarity TEXT NOT NULL,
    "by" TEXT,
    by_actor TEXT REFERENCES actors (id)
);

CREATE TABLE contrasts (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    score REAL NOT NULL,
    a_article TEXT NOT NULL REFERENCES articles (id),
    a_start INTEGER NOT NULL,
    a_end INTEGER NOT NULL,
    b_article TEXT NOT NULL REFERENCES articles (id),
    b_start INTEGER NOT NULL,
    b_end INTEGER NOT NULL
);

CREATE TABLE contrast_events (
    contrast TEXT NOT NULL REFERENCES contrasts (id),
    event TEXT NOT NULL REFERENCES events (id)
);

CREATE TABLE contrast_reasons (
    contrast TEXT NOT NULL REFERENCES contrasts (id),
    position INTEGER NOT NULL,
    feature TEXT NOT NULL,
    weight REAL NOT NULL,
    detail TEXT NOT NULL
);

CREATE TABLE relations (
    source TEXT NOT NULL,
    target TEXT NOT NULL,
    date TEXT,
    weight REAL NOT NULL,
    event TEXT NOT NULL REFERENCES events (id),
    outlet TEXT,
    sign INTEGER NOT NULL CHECK (sign IN (-1, 1)),
    mode TEXT
);

-- The words behind every row: "table" and "row" name it, part says what the words are to it.
CREATE TABLE evidence (
    "table" TEXT NOT NULL,
    "row" TEXT NOT NULL,
    part TEXT NOT NULL,
    article TEXT NOT NULL REFERENCES articles (id),
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    text TEXT NOT NULL
);
