-- Whether the article has the words as said (said, denied, not_said, possible).
ALTER TABLE quote ADD COLUMN factuality TEXT NOT NULL DEFAULT 'said';

DROP VIEW quotes_in_articles;
CREATE VIEW quotes_in_articles AS
SELECT
  quote.quote_id, quote.content, speaker.name AS speaker, quote.speaker_type, quote.role, quote.factuality,
  article.publisher, article.published, article.title, article.url, article.id AS article_id,
  quote.kind, quote.zone, quote.cue, quote.source, quote.role_category, quote.speaker_id,
  quote.confidence, quote.speaker_confidence, quote.why
FROM quote
JOIN article ON article.number = quote.article AND article.current
LEFT JOIN speaker ON speaker.number = quote.speaker;
