-- What a person would ask for, and the look-ups behind it.

CREATE INDEX evidence_row ON evidence ("row", part);
CREATE INDEX actor_mentions_actor ON actor_mentions (actor);
CREATE INDEX event_mentions_event ON event_mentions (event);
CREATE INDEX event_mentions_article ON event_mentions (article);
CREATE INDEX event_actors_event ON event_actors (event);
CREATE INDEX event_actors_actor ON event_actors (actor);
CREATE INDEX event_outlets_event ON event_outlets (event);
CREATE INDEX mention_views_mention ON mention_views (mention);
CREATE INDEX mention_actors_mention ON mention_actors (mention);
CREATE INDEX statements_speaker ON statements (speaker_actor);
CREATE INDEX statement_content_statement ON statement_content (statement);
CREATE INDEX contrast_events_event ON contrast_events (event);
CREATE INDEX contrast_reasons_contrast ON contrast_reasons (contrast);
CREATE INDEX labels_actor ON labels (actor);
CREATE INDEX relations_pair ON relations (source, target, date);

CREATE VIRTUAL TABLE evidence_fts USING fts5 (
    text, content = 'evidence', tokenize = 'unicode61 remove_diacritics 2'
);
INSERT INTO evidence_fts (evidence_fts) VALUES ('rebuild');

CREATE VIEW what_happened AS
SELECT
    events.date,
    events.type,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT actors.name FROM event_actors JOIN actors ON actors.id = actor
            WHERE event = events.id AND side = 'source' ORDER BY position
        )
    ) AS sources,
    (
        SELECT group_concat(name, '; ') FROM (
            SELECT actors.name FROM event_actors JOIN actors ON actors.id = actor
            WHERE event = events.id AND side = 'target' ORDER BY position
        )
    ) AS targets,
    (SELECT count(*) FROM event_outlets WHERE event = events.id AND stance = 'asserting') AS asserting,
    (SELECT count(*) FROM event_outlets WHERE event = events.id AND stance = 'attributing') AS attributing,
    (SELECT count(*) FROM event_outlets WHERE event = events.id AND stance = 'denying') AS denying,
    (SELECT count(*) FROM event_outlets WHERE event = events.id AND stance = 'silent') AS silent,
    (SELECT count(*) FROM event_mentions WHERE event = events.id) AS mentions,
    events.place,
    events.id AS event
FROM events
ORDER BY events.date IS NULL, events.date, events.id;

CREATE VIEW tellings AS
SELECT
    event_mentions.event,
    event_mentions.type,
    event_mentions.date,
    articles.outlet,
    articles.published,
    coalesce(actors.name, event_mentions.asserted_by) AS asserted_by,
    event_mentions.polarity,
    event_mentions.certainty,
    event_mentions.time,
    (
        SELECT text FROM evidence
        WHERE "row" = event_mentions.id AND part = 'sentence'
    ) AS words,
    event_mentions.article,
    event_mentions.sentence_start AS start,
    event_mentions.sentence_end AS "end",
    event_mentions.id AS mention
FROM event_mentions
JOIN articles ON articles.id = event_mentions.article
LEFT JOIN actors ON actors.id = event_mentions.asserted_by_actor;

CREATE VIEW who_says_what AS
SELECT
    coalesce(actors.name, statements.speaker) AS speaker,
    statements.kind,
    articles.outlet,
    articles.published,
    (
        SELECT group_concat(text, ' ') FROM (
            SELECT text FROM evidence
            WHERE "row" = statements.id AND part = 'content' ORDER BY start
        )
    ) AS words,
    statements.article,
    (SELECT min(start) FROM statement_content WHERE statement = statements.id) AS start,
    (SELECT max("end") FROM statement_content WHERE statement = statements.id) AS "end",
    statements.id AS statement
FROM statements
JOIN articles ON articles.id = statements.article
LEFT JOIN actors ON actors.id = statements.speaker_actor;

CREATE VIEW contradictions AS
SELECT
    contrasts.kind,
    contrasts.score,
    one.outlet AS outlet_a,
    (SELECT text FROM evidence WHERE "row" = contrasts.id AND part = 'a') AS words_a,
    other.outlet AS outlet_b,
    (SELECT text FROM evidence WHERE "row" = contrasts.id AND part = 'b') AS words_b,
    (
        SELECT group_concat(detail, '; ') FROM (
            SELECT detail FROM contrast_reasons
            WHERE contrast = contrasts.id ORDER BY position
        )
    ) AS why,
    contrasts.id AS contrast
FROM contrasts
JOIN articles AS one ON one.id = contrasts.a_article
JOIN articles AS other ON other.id = contrasts.b_article
ORDER BY contrasts.score DESC, contrasts.id;

CREATE VIEW expected AS
SELECT
    coalesce(actors.name, forecasts.speaker) AS speaker,
    forecasts.made_on,
    forecasts.horizon,
    forecasts.certainty,
    forecasts.resolution,
    articles.outlet,
    (
        SELECT text FROM evidence
        WHERE "row" = forecasts.id AND part = 'words'
    ) AS words,
    forecasts.article,
    forecasts.start,
    forecasts."end",
    forecasts.id AS forecast
FROM forecasts
JOIN articles ON articles.id = forecasts.article
LEFT JOIN actors ON actors.id = forecasts.speaker_actor;

CREATE VIEW loaded_names AS
SELECT
    actors.name AS actor_name,
    (SELECT text FROM evidence WHERE "row" = labels.id AND part = 'words') AS words,
    labels.polarity,
    coalesce(speakers.name, labels."by") AS said_by,
    articles.outlet,
    articles.published,
    labels.article,
    labels.start,
    labels."end",
    labels.actor
FROM labels
JOIN actors ON actors.id = labels.actor
JOIN articles ON articles.id = labels.article
LEFT JOIN actors AS speakers ON speakers.id = labels.by_actor;

CREATE VIEW relation_by_month AS
SELECT
    source,
    target,
    substr(date, 1, 7) AS month,
    sum(CASE WHEN sign > 0 THEN weight ELSE 0 END) AS cooperation,
    sum(CASE WHEN sign < 0 THEN weight ELSE 0 END) AS conflict,
    count(*) AS passages,
    count(DISTINCT event) AS events
FROM relations
WHERE
    length(date) >= 7
    AND (instr(date, '/') = 0 OR substr(date, 1, 7) = substr(date, instr(date, '/') + 1, 7))
GROUP BY source, target, month
ORDER BY source, target, month;
