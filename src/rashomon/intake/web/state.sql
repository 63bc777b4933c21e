-- What is known of an archive beside it: so that the next run asks only for what is new.

CREATE TABLE run (
    number     INTEGER NOT NULL,  -- of the last run
    is_open    INTEGER NOT NULL,  -- whether it still has to ask for something
    warc_bytes INTEGER NOT NULL   -- of the archive, up to which this file knows it
);
INSERT INTO run VALUES (0, 0, 0);

CREATE TABLE content (            -- what an address held when it was fetched last
    url           TEXT PRIMARY KEY,
    run           INTEGER NOT NULL,
    digest        TEXT NOT NULL,  -- SHA-256, of the content unpacked
    etag          TEXT,
    last_modified TEXT
) WITHOUT ROWID;

CREATE TABLE address (            -- every address that a user or a list named
    number    INTEGER PRIMARY KEY,
    url       TEXT NOT NULL UNIQUE,
    listed_in TEXT,               -- NULL: a user named it
    depth     INTEGER NOT NULL,   -- lists above it
    is_list   INTEGER NOT NULL,   -- whether it may be a list itself
    dated     TEXT,               -- what the list says of its last change
    taken     TEXT,               -- what it said when it was fetched
    wanted    INTEGER NOT NULL,   -- the last run that has to ask for it
    settled   INTEGER NOT NULL DEFAULT 0,  -- the last run that did
    leads_to  TEXT,               -- where its content is, after redirects
    reason    TEXT,               -- why it was not fetched
    detail    TEXT
);
