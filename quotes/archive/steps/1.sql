-- Text that is no valid Unicode (lone surrogates) stands as a BLOB, all other text as TEXT.

-- Provenance: what made the rows.
CREATE TABLE run (
  number INTEGER PRIMARY KEY,
  command TEXT,
  quotes TEXT,                -- version of the package
  weights_sha256 TEXT,        -- of the tagger; null if the quotes came as records
  settings TEXT,              -- JSON
  registry_sha256 TEXT,
  inputs TEXT,                -- JSON, as the user named them
  started TEXT NOT NULL,
  finished TEXT               -- null if the run was cut short
);

-- Every version of every article. A number is never used twice.
CREATE TABLE article (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL,
  version INTEGER NOT NULL,
  current INTEGER NOT NULL CHECK (current IN (0, 1)),
  superseded TEXT,            -- when another version took its place
  publisher TEXT,
  published TEXT,
  title TEXT,
  url TEXT,
  language TEXT,
  text TEXT NOT NULL,
  text_sha256 TEXT NOT NULL,
  zones TEXT NOT NULL,        -- JSON: [name, start, end] of what is not body
  turns TEXT NOT NULL,        -- JSON: [start, end, speaker, time] of each turn of a transcript
  primary_source INTEGER NOT NULL CHECK (primary_source IN (0, 1)),
  read_from TEXT,
  notes TEXT NOT NULL,        -- JSON: what the reader of the input noticed
  problems TEXT NOT NULL,     -- JSON: the notes, and what went wrong when quotes were looked for
  run INTEGER NOT NULL REFERENCES run (number),
  UNIQUE (id, version)
);
CREATE UNIQUE INDEX article_current ON article (id) WHERE current;
CREATE INDEX article_superseded ON article (number) WHERE NOT current;
CREATE INDEX article_published ON article (published) WHERE current;
CREATE INDEX article_run ON article (run);

CREATE TABLE speaker (
  number INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  type TEXT NOT NULL,
  speaker_id TEXT             -- of the registry
);
CREATE UNIQUE INDEX speaker_name ON speaker (name, type, coalesce(speaker_id, ''));

-- The fields of a record, spans as JSON: [start, end], half-open, in code points of the article's text.
CREATE TABLE quote (
  article INTEGER NOT NULL REFERENCES article (number) ON DELETE CASCADE,
  place INTEGER NOT NULL,     -- the how manieth of its article
  quote_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  zone TEXT NOT NULL,
  content TEXT NOT NULL,
  content_spans TEXT NOT NULL,
  verbatim_spans TEXT NOT NULL,
  cue_spans TEXT NOT NULL,
  source_spans TEXT NOT NULL,
  role_spans TEXT NOT NULL,
  cue TEXT,
  source TEXT,
  speaker INTEGER REFERENCES speaker (number),
  speaker_type TEXT,
  speaker_id TEXT,
  role TEXT,
  role_category TEXT,
  confidence REAL NOT NULL,
  speaker_confidence REAL,
  why TEXT NOT NULL,
  PRIMARY KEY (article, place)
) WITHOUT ROWID;
CREATE INDEX quote_speaker ON quote (speaker);
CREATE INDEX quote_quote_id ON quote (quote_id);

-- The n-gram segments, whose arrays lie as files in the folder beside this file. What is current and
-- has a number greater than every `last` is in no segment yet.
CREATE TABLE segment (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  first INTEGER NOT NULL,     -- number of its first article
  last INTEGER NOT NULL,
  articles INTEGER NOT NULL,
  postings INTEGER NOT NULL,
  ngram INTEGER NOT NULL,
  reading INTEGER NOT NULL,   -- version of the way in which words are read
  quotes TEXT NOT NULL        -- version of the package
);
CREATE TABLE segment_array (
  segment INTEGER NOT NULL REFERENCES segment (number) ON DELETE CASCADE,
  name TEXT NOT NULL,
  bytes INTEGER NOT NULL,
  sha256 TEXT NOT NULL,
  PRIMARY KEY (segment, name)
) WITHOUT ROWID;

-- Numbers that articles had before they were current again. They may still stand in segments.
CREATE TABLE renumbered (number INTEGER PRIMARY KEY);

-- A row stands here from the moment an article is removed until no byte of it is left in any file.
CREATE TABLE removal (asked TEXT NOT NULL);

CREATE VIEW quotes_in_articles AS
SELECT
  quote.quote_id, quote.content, speaker.name AS speaker, quote.speaker_type, quote.role,
  article.publisher, article.published, article.title, article.url, article.id AS article_id,
  quote.kind, quote.zone, quote.cue, quote.source, quote.role_category, quote.speaker_id,
  quote.confidence, quote.speaker_confidence, quote.why
FROM quote
JOIN article ON article.number = quote.article AND article.current
LEFT JOIN speaker ON speaker.number = quote.speaker;

CREATE VIEW speakers_in_numbers AS
SELECT
  speaker.name, speaker.type, speaker.speaker_id,
  count(*) AS quotes, count(DISTINCT article.number) AS articles,
  count(DISTINCT article.publisher) AS publishers,
  min(article.published) AS earliest, max(article.published) AS latest
FROM speaker
JOIN quote ON quote.speaker = speaker.number
JOIN article ON article.number = quote.article AND article.current
GROUP BY speaker.number;
