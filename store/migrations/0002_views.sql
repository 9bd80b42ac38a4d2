CREATE VIEW latest_revisions AS
  -- The newest state of every article.
  SELECT r.* FROM revisions r
  WHERE NOT EXISTS (
    SELECT 1 FROM revisions later WHERE later.article = r.article AND (later.seen_at, later.id) > (r.seen_at, r.id)
  );

CREATE VIEW corrected_figures AS
  -- Figures with readers' corrections in place; `figures` keeps what was read. `rejected` is 1 for what is no figure.
  SELECT f.id, f.document, f.start, f."end", f.surface, f.sentence_start, f.sentence_end,
    CASE WHEN c_kind.figure IS NULL THEN f.kind ELSE json_extract(c_kind.value, '$') END AS kind,
    CASE WHEN c_low.figure IS NULL THEN f.low ELSE json_extract(c_low.value, '$') END AS low,
    CASE WHEN c_high.figure IS NULL THEN f.high ELSE json_extract(c_high.value, '$') END AS high,
    CASE WHEN c_unit.figure IS NULL THEN f.unit ELSE json_extract(c_unit.value, '$') END AS unit,
    CASE WHEN c_qualifier.figure IS NULL THEN f.qualifier ELSE json_extract(c_qualifier.value, '$') END AS qualifier,
    CASE WHEN c_role.figure IS NULL THEN f.role ELSE json_extract(c_role.value, '$') END AS role,
    CASE WHEN c_per.figure IS NULL THEN f.per ELSE json_extract(c_per.value, '$') END AS per,
    f.each,
    CASE WHEN c_from.figure IS NULL THEN f.year_from ELSE json_extract(c_from.value, '$') END AS year_from,
    CASE WHEN c_to.figure IS NULL THEN f.year_to ELSE json_extract(c_to.value, '$') END AS year_to,
    f.fact, f.part_of, f.direction, f.out_of_range, f.rules_version,
    coalesce(json_extract(c_rejected.value, '$'), 0) AS rejected,
    EXISTS (SELECT 1 FROM applied_corrections c WHERE c.figure = f.id) AS corrected
  FROM figures f
  LEFT JOIN applied_corrections c_kind ON c_kind.figure = f.id AND c_kind.field = 'kind'
  LEFT JOIN applied_corrections c_low ON c_low.figure = f.id AND c_low.field = 'low'
  LEFT JOIN applied_corrections c_high ON c_high.figure = f.id AND c_high.field = 'high'
  LEFT JOIN applied_corrections c_unit ON c_unit.figure = f.id AND c_unit.field = 'unit'
  LEFT JOIN applied_corrections c_qualifier ON c_qualifier.figure = f.id AND c_qualifier.field = 'qualifier'
  LEFT JOIN applied_corrections c_role ON c_role.figure = f.id AND c_role.field = 'role'
  LEFT JOIN applied_corrections c_per ON c_per.figure = f.id AND c_per.field = 'per'
  LEFT JOIN applied_corrections c_from ON c_from.figure = f.id AND c_from.field = 'year_from'
  LEFT JOIN applied_corrections c_to ON c_to.figure = f.id AND c_to.field = 'year_to'
  LEFT JOIN applied_corrections c_rejected ON c_rejected.figure = f.id AND c_rejected.field = 'rejected';

CREATE VIEW corrected_regions AS
  -- Places of figures with readers' corrections in place.
  SELECT f.figure, f.region FROM figure_regions f
  WHERE NOT EXISTS (SELECT 1 FROM applied_corrections c WHERE c.figure = f.figure AND c.field = 'regions')
  UNION
  SELECT c.figure, r.code FROM applied_corrections c, json_each(c.value) v JOIN regions r ON r.code = v.value
  WHERE c.field = 'regions';

CREATE VIEW mentions AS
  -- Every figure with its sentence, release, office and link, as it stands after corrections.
  SELECT f.id AS figure, f.kind, f.low, f.high, f.unit, f.qualifier, f.role, f.per, f.each, f.year_from, f.year_to,
    f.direction, f.surface,
    substr(d.text, f.sentence_start + 1, f.sentence_end - f.sentence_start) AS sentence,
    f.start - f.sentence_start AS start_in_sentence,
    (SELECT group_concat(region, ' ') FROM (SELECT region FROM corrected_regions WHERE figure = f.id ORDER BY region)) AS region_codes,
    (SELECT group_concat(full_name, ' + ') FROM (
      SELECT full_name FROM corrected_regions p JOIN regions r ON r.code = p.region WHERE p.figure = f.id ORDER BY p.region
    )) AS region_names,
    (SELECT group_concat(name, ' | ') FROM (SELECT name FROM figure_programs WHERE figure = f.id ORDER BY name)) AS programs,
    f.fact, f.part_of, f.out_of_range, f.rejected, f.corrected, f.rules_version,
    f.document, f.start, f."end", d.part, d.filename, d.position,
    r.id AS revision, r.title, r.published_on, r.seen_at,
    NOT EXISTS (SELECT 1 FROM revisions later WHERE later.article = r.article
      AND (later.seen_at, later.id) > (r.seen_at, r.id)) AS latest,
    (SELECT c.original FROM copies c WHERE c.revision = r.id) AS copy_of,
    a.id AS article, a.url, a.source, s.name AS office, s.kind AS source_kind, a.gone_at
  FROM corrected_figures f
  JOIN documents d ON d.id = f.document
  JOIN revisions r ON r.id = d.revision
  JOIN articles a ON a.id = r.article
  JOIN sources s ON s.id = a.source
  WHERE d.superseded_at IS NULL;

CREATE VIEW facts AS
  -- Quantities, each once: of its mentions in the newest text of an original release, a corrected one stands for it, else one
  -- with a place and a year, else an exact one, else the first. `is_part` is 1 where another quantity of the release contains it.
  SELECT m.*,
    m.part_of IS NOT NULL AND EXISTS (SELECT 1 FROM corrected_figures whole WHERE whole.fact = m.part_of AND whole.rejected = 0)
      AS is_part
  FROM (
    SELECT f.*, d.revision, r.article, r.title, r.published_on, r.seen_at, d.position,
      row_number() OVER (
        PARTITION BY f.fact
        ORDER BY f.corrected DESC, EXISTS (SELECT 1 FROM figure_regions p WHERE p.figure = f.id) DESC,
          f.year_from IS NOT NULL DESC, f.qualifier = 'exact' DESC, d.position, f.start
      ) AS choice,
      count(*) OVER (PARTITION BY f.fact) AS mentions
    FROM corrected_figures f
    JOIN documents d ON d.id = f.document AND d.superseded_at IS NULL
    JOIN latest_revisions r ON r.id = d.revision
    WHERE f.rejected = 0 AND NOT EXISTS (SELECT 1 FROM copies c WHERE c.revision = r.id)
  ) m
  WHERE m.choice = 1;

CREATE VIEW figure_places AS
  -- Where a figure counts: in its one region, or in every region of an `each` figure. A joint figure of several regions counts
  -- in none of them alone: its region is empty and its place names them all. Figures without a place are not listed.
  SELECT p.figure, p.region, r.full_name AS place
  FROM corrected_regions p JOIN figures f ON f.id = p.figure JOIN regions r ON r.code = p.region
  WHERE f.each = 1 OR (SELECT count(*) FROM corrected_regions q WHERE q.figure = p.figure) = 1
  UNION ALL
  SELECT f.id, NULL, (
    SELECT group_concat(full_name, ' + ') FROM (
      SELECT r.full_name FROM corrected_regions p JOIN regions r ON r.code = p.region WHERE p.figure = f.id ORDER BY p.region
    ))
  FROM figures f
  WHERE f.each = 0 AND (SELECT count(*) FROM corrected_regions q WHERE q.figure = f.id) > 1;

CREATE VIEW regions_today AS
  -- For every region that ever was, what it is today after renamings, recodings and mergers, never after splits.
  WITH RECURSIVE chain(code, today, steps) AS (
    SELECT code, code, 0 FROM regions
    UNION ALL
    SELECT chain.code, c.new, chain.steps + 1 FROM chain JOIN region_changes c ON c.old = chain.today AND c.kind <> 'split'
    WHERE chain.steps < 12
  )
  SELECT chain.code, old.full_name, chain.today, now.full_name AS today_name
  FROM chain JOIN regions old ON old.code = chain.code JOIN regions now ON now.code = chain.today
  WHERE NOT EXISTS (SELECT 1 FROM region_changes c WHERE c.old = chain.today AND c.kind <> 'split');
