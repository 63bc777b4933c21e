-- One dossier. Kept: article, reading, rejected, judgement, meta. Derived, and rewritten whole at
-- each linking: the tables of the export contract (plural names), ledger, coverage, receipts,
-- passages, cards, tellings, touches and links. An article that is placed adds to them.

CREATE TABLE meta (key VARCHAR PRIMARY KEY, value VARCHAR NOT NULL);

CREATE TABLE article (
    id VARCHAR PRIMARY KEY,
    record VARCHAR NOT NULL           -- the whole Article as JSON, raw text included
);

CREATE TABLE reading (
    article VARCHAR NOT NULL,
    version VARCHAR NOT NULL,         -- of the reader: a new reader reads again
    record VARCHAR NOT NULL,
    PRIMARY KEY (article, version)
);

CREATE TABLE rejected (
    path VARCHAR NOT NULL,
    reason VARCHAR NOT NULL,
    detail VARCHAR NOT NULL,
    article VARCHAR,                  -- that is kept, but could not be read
    reader VARCHAR                    -- which does not read it again unasked
);

CREATE TYPE anchor AS STRUCT(
    id VARCHAR, kind VARCHAR, article VARCHAR, "start" BIGINT, "end" BIGINT
);

CREATE TABLE judgement (              -- only ever added to: what is taken back is "undo"ne
    id VARCHAR PRIMARY KEY,
    verdict VARCHAR NOT NULL,
    a VARCHAR NOT NULL,
    b VARCHAR,
    a_at anchor[] NOT NULL,           -- the words that a and b stood for
    b_at anchor[] NOT NULL,
    name VARCHAR,
    "on" VARCHAR,
    who VARCHAR NOT NULL,
    "when" VARCHAR NOT NULL,
    why VARCHAR NOT NULL
);

CREATE TYPE span AS STRUCT("start" BIGINT, "end" BIGINT);
CREATE TYPE place AS STRUCT(name VARCHAR, country VARCHAR, latitude DOUBLE, longitude DOUBLE);
CREATE TYPE quantity AS STRUCT(value DOUBLE, unit VARCHAR, "start" BIGINT, "end" BIGINT);
CREATE TYPE factuality AS STRUCT(certainty VARCHAR, polarity VARCHAR, "time" VARCHAR);
CREATE TYPE reason AS STRUCT(feature VARCHAR, weight DOUBLE, detail VARCHAR);
CREATE TYPE passage AS STRUCT(article VARCHAR, "start" BIGINT, "end" BIGINT);

CREATE TABLE articles (
    id VARCHAR PRIMARY KEY,
    path VARCHAR NOT NULL,
    outlet VARCHAR,
    relayed_outlet VARCHAR,
    title VARCHAR,
    author VARCHAR,
    url VARCHAR,
    language VARCHAR,
    published STRUCT("value" VARCHAR, "precision" VARCHAR, basis VARCHAR, evidence span) NOT NULL,
    fetched VARCHAR,
    dropped STRUCT("start" BIGINT, "end" BIGINT, kind VARCHAR)[] NOT NULL,
    quality VARCHAR[] NOT NULL
);

CREATE TABLE actors (
    id VARCHAR PRIMARY KEY,
    name VARCHAR NOT NULL,
    kind VARCHAR NOT NULL,
    country VARCHAR,
    sectors VARCHAR[] NOT NULL,
    roles STRUCT("text" VARCHAR, article VARCHAR, "start" BIGINT, "end" BIGINT)[] NOT NULL,
    aliases VARCHAR[] NOT NULL
);

CREATE TABLE actor_mentions (
    article VARCHAR NOT NULL,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    actor VARCHAR NOT NULL,
    form VARCHAR NOT NULL
);

CREATE TABLE event_mentions (
    id VARCHAR PRIMARY KEY,
    article VARCHAR NOT NULL,
    trigger span NOT NULL,
    sentence span NOT NULL,
    type VARCHAR NOT NULL,
    modes VARCHAR[] NOT NULL,
    contexts VARCHAR[] NOT NULL,
    sources VARCHAR[] NOT NULL,
    targets VARCHAR[] NOT NULL,
    date STRUCT("value" VARCHAR, "precision" VARCHAR, basis span),
    place place,
    factuality factuality NOT NULL,
    historical BOOLEAN NOT NULL,
    asserted_by VARCHAR,
    statement VARCHAR,
    views STRUCT(voice VARCHAR, statement VARCHAR, factuality factuality)[] NOT NULL,
    quantities quantity[] NOT NULL,
    event VARCHAR NOT NULL,
    decided_by VARCHAR NOT NULL,
    confidence DOUBLE NOT NULL
);

CREATE TABLE events (
    id VARCHAR PRIMARY KEY,
    type VARCHAR NOT NULL,
    date VARCHAR,
    sources VARCHAR[] NOT NULL,
    targets VARCHAR[] NOT NULL,
    place place,
    mentions VARCHAR[] NOT NULL,
    outlets STRUCT(
        asserting VARCHAR[], attributing VARCHAR[], denying VARCHAR[], silent VARCHAR[]
    ) NOT NULL
);

CREATE TABLE statements (
    id VARCHAR PRIMARY KEY,
    article VARCHAR NOT NULL,
    speaker VARCHAR,
    source span,
    cue span,
    content span[] NOT NULL,
    kind VARCHAR NOT NULL,
    parent VARCHAR,
    relayed_by VARCHAR,
    about VARCHAR[] NOT NULL
);

CREATE TABLE forecasts (
    id VARCHAR PRIMARY KEY,
    article VARCHAR NOT NULL,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    speaker VARCHAR,
    made_on VARCHAR,
    horizon VARCHAR,
    certainty VARCHAR NOT NULL,
    quantities quantity[] NOT NULL,
    statement VARCHAR,
    resolution VARCHAR
);

CREATE TABLE labels (
    article VARCHAR NOT NULL,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    actor VARCHAR NOT NULL,
    polarity VARCHAR NOT NULL,
    "by" VARCHAR
);

CREATE TABLE contrasts (
    id VARCHAR PRIMARY KEY,
    kind VARCHAR NOT NULL,
    a passage NOT NULL,
    b passage NOT NULL,
    events VARCHAR[] NOT NULL,
    score DOUBLE NOT NULL,
    why reason[] NOT NULL
);

CREATE TABLE relations (
    source VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    date VARCHAR,
    weight DOUBLE NOT NULL,
    event VARCHAR NOT NULL,
    outlet VARCHAR,
    sign BIGINT NOT NULL,
    mode VARCHAR
);

CREATE TABLE ledger (                 -- what forecasts are judged by, beside their exported rows
    id VARCHAR PRIMARY KEY,
    article VARCHAR NOT NULL,
    estimate span,
    horizon_at span,
    inferred BOOLEAN NOT NULL,
    conditions span[] NOT NULL,
    resolved_on VARCHAR,
    resolved_by VARCHAR,
    because VARCHAR,
    evidence VARCHAR[] NOT NULL
);

CREATE TABLE coverage (               -- what linking found of each article
    article VARCHAR PRIMARY KEY,
    story VARCHAR,
    origin VARCHAR NOT NULL           -- the article whose text it repeats, or itself
);

CREATE TABLE links (
    member VARCHAR NOT NULL,
    target VARCHAR NOT NULL,
    score DOUBLE NOT NULL,
    why reason[] NOT NULL
);

-- Every span that a row shows, with the hash of the words that it stood for when they were read.
CREATE TABLE receipts (
    "table" VARCHAR NOT NULL,
    "row" VARCHAR NOT NULL,
    part VARCHAR NOT NULL,
    article VARCHAR NOT NULL,
    "start" BIGINT NOT NULL,
    "end" BIGINT NOT NULL,
    sha256 VARCHAR NOT NULL
);

CREATE TABLE passages (               -- the words of the rows that lists show, to be searched
    "row" VARCHAR NOT NULL,
    words VARCHAR NOT NULL
);

CREATE TABLE cards (                  -- an event as lists find and show it, by date
    number DOUBLE NOT NULL,           -- by date, those without one last; 1, 2, ..., and between
                                      -- these what was placed since all were numbered
    id VARCHAR PRIMARY KEY,
    type VARCHAR NOT NULL,
    date VARCHAR,
    sources VARCHAR[] NOT NULL,
    targets VARCHAR[] NOT NULL,
    asserting BIGINT NOT NULL,        -- how many outlets do
    attributing BIGINT NOT NULL,
    denying BIGINT NOT NULL,
    silent BIGINT NOT NULL,
    mention VARCHAR NOT NULL,         -- the first, as are article, sentence and trigger
    article VARCHAR NOT NULL,
    sentence span NOT NULL,
    trigger span NOT NULL,
    passages BIGINT NOT NULL,
    modes VARCHAR[] NOT NULL,         -- of all mentions, in their order
    background BOOLEAN NOT NULL       -- all are
);

CREATE TABLE tellings (               -- a way in which an outlet tells an event
    event DOUBLE NOT NULL,            -- the number of its card
    place BIGINT NOT NULL,            -- of the first mention, among all, from 1
    outlet VARCHAR NOT NULL,          -- or the article, where it names none
    sure VARCHAR NOT NULL,            -- its certainty, or denied, or future
    voice VARCHAR NOT NULL,           -- author or quoted
    mention VARCHAR NOT NULL          -- the first, those with a date before the others
);

CREATE TABLE touches (                -- what a contrast can be found by: a row an event, or one
    contrast VARCHAR NOT NULL,        -- of its passages where it touches none
    event VARCHAR,
    type VARCHAR,
    date VARCHAR,
    actors VARCHAR[] NOT NULL
);

-- Pages read the few rows of the events and articles that they show.
CREATE INDEX event_mentions_of_event ON event_mentions (event);
CREATE INDEX event_mentions_of_article ON event_mentions (article);
CREATE INDEX tellings_of_event ON tellings (event);
