-- Comments before a column (or on the first line of a table) are the codebook: exports print them as they stand here.

CREATE TABLE meta (
  -- What kind of database this is.
  -- Name of the property; `kind` is demo or live, and a demo's invented releases never mix with live ones. `snapshot` marks an
  -- exported copy, which is only read, and says what its texts hold.
  name TEXT PRIMARY KEY,
  -- Its value.
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE regions (
  -- Administrative regions of Korea down to 시·군·구 and 일반구, with the days on which each was valid.
  -- Code of the legal-dong table, 2 digits for a 시·도 and 5 below it; KR stands for the whole country.
  code TEXT PRIMARY KEY,
  -- Level: country, sido (시·도), sigungu (시·군·구) or gu (일반구 of a city).
  level TEXT NOT NULL,
  -- Name without its parents: 구로구.
  name TEXT NOT NULL,
  -- Official name with its parents: 서울특별시 구로구.
  full_name TEXT NOT NULL,
  -- Code of the region that it lies in; empty for a 시·도.
  parent TEXT,
  -- First day on which name and code were valid; many stand at the start of the computerised table.
  valid_from TEXT,
  -- First day on which they no longer were; empty while they are.
  valid_to TEXT
) STRICT;

CREATE TABLE region_changes (
  -- Which region became which when names, codes or borders changed.
  -- Code of the region as it was.
  old TEXT NOT NULL REFERENCES regions(code),
  -- Code of what it became.
  new TEXT NOT NULL REFERENCES regions(code),
  -- First day of the new state.
  date TEXT,
  -- rename, recode, merge or split; a split is never carried into today's code.
  kind TEXT NOT NULL CHECK (kind IN ('rename', 'recode', 'merge', 'split')),
  PRIMARY KEY (old, new)
) STRICT, WITHOUT ROWID;

CREATE TABLE sources (
  -- Boards, feeds and APIs that releases come from, one office each, and folders of files that a user added.
  -- Short name of the source, as its declaration gives it.
  id TEXT PRIMARY KEY,
  -- Name of the office or paper.
  name TEXT NOT NULL,
  -- office, newspaper, files (added by hand) or unknown.
  kind TEXT NOT NULL DEFAULT 'unknown' CHECK (kind IN ('office', 'newspaper', 'files', 'unknown')),
  -- Region code of the office; empty for papers and national bodies.
  region TEXT,
  -- Family of board software that the source runs on.
  family TEXT,
  -- Address of its list.
  url TEXT
) STRICT;

CREATE TABLE runs (
  -- One row per crawl or addition of files.
  -- Key of the run.
  id TEXT PRIMARY KEY,
  -- What was asked for.
  command TEXT NOT NULL,
  -- When it began, Korean time.
  started_at TEXT NOT NULL,
  -- When it ended; empty while it runs, or when it was killed.
  ended_at TEXT,
  -- How it ended: finished, or the reason in words.
  reason TEXT
) STRICT;

CREATE TABLE coverage (
  -- The ledger: what each source showed in each run, so that no data is never taken for no jobs.
  -- Run that looked.
  run TEXT NOT NULL REFERENCES runs(id),
  -- Source that was looked at.
  source TEXT NOT NULL REFERENCES sources(id),
  -- Day of the visit, Korean time.
  day TEXT NOT NULL,
  -- Releases that its list showed within the window asked for.
  listed INTEGER NOT NULL,
  -- Releases stored for the first time.
  new INTEGER NOT NULL,
  -- Releases stored before that have a new revision.
  changed INTEGER NOT NULL,
  -- Releases or parts of them that could not be had or read.
  failed INTEGER NOT NULL,
  -- Newest date that the list showed.
  newest TEXT,
  -- 1 where the walk came to its own end; 0 where it was cut short and what it did not reach is still owed.
  finished INTEGER NOT NULL CHECK (finished IN (0, 1)),
  -- ok, quiet (nothing new), stale (nothing for long), blocked, changed (the layout is another), wrong_board, ended, failed.
  verdict TEXT NOT NULL,
  -- The verdict's reason in words.
  detail TEXT NOT NULL,
  -- When the visit ended, Korean time.
  at TEXT NOT NULL,
  PRIMARY KEY (run, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE pages (
  -- Bytes as they came from a server or a file, kept once however often they came.
  -- SHA-256 of the bytes before compression.
  sha256 TEXT PRIMARY KEY,
  -- Number of bytes before compression.
  size INTEGER NOT NULL,
  -- How `bytes` are kept: zlib; raw where compression gains nothing; none where an exported snapshot leaves them out.
  encoding TEXT NOT NULL CHECK (encoding IN ('zlib', 'raw', 'none')),
  -- The bytes.
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE fetches (
  -- Every request that answered: what is needed to read a page again.
  -- Key of the request: source, method, address, form and time.
  id TEXT PRIMARY KEY,
  -- Source that it was made for.
  source TEXT NOT NULL REFERENCES sources(id),
  -- Address that was asked.
  url TEXT NOT NULL,
  -- GET or POST.
  method TEXT NOT NULL,
  -- Fields that were posted, as JSON.
  form TEXT,
  -- HTTP status.
  status INTEGER NOT NULL,
  -- Headers of the answer, as JSON.
  headers TEXT NOT NULL,
  -- When it answered, Korean time.
  at TEXT NOT NULL,
  -- Run that asked; empty outside a run.
  run TEXT REFERENCES runs(id),
  -- SHA-256 of the bytes that came.
  page TEXT NOT NULL REFERENCES pages(sha256)
) STRICT;
CREATE INDEX fetches_by_url ON fetches(source, url, at);

CREATE TABLE articles (
  -- Releases. One release is known by its source and its number there, whatever its address looks like.
  -- Key of the article: source, id_space and native_id.
  id TEXT PRIMARY KEY,
  -- Source that published it.
  source TEXT NOT NULL REFERENCES sources(id),
  -- Empty, or the name of a numbering that a redesign of the site began anew.
  id_space TEXT NOT NULL,
  -- Its number at the source; for a file that a user added, its id or relative path.
  native_id TEXT NOT NULL,
  -- Canonical address, without session ids and list parameters.
  url TEXT NOT NULL,
  -- Fingerprint of its row in the source's list, which shows that the office edited the row.
  listed TEXT NOT NULL,
  -- When it was first read, Korean time.
  first_seen TEXT NOT NULL,
  -- When it was last read.
  last_seen TEXT NOT NULL,
  -- When it was found removed at its source; empty while it stands there.
  gone_at TEXT,
  UNIQUE (source, id_space, native_id)
) STRICT;

CREATE TABLE revisions (
  -- States of an article: a new one where title, text or attachments changed, never for view counts or page furniture.
  -- Key of the revision: article, the revision before it and the content.
  id TEXT PRIMARY KEY,
  -- Article that it is a state of.
  article TEXT NOT NULL REFERENCES articles(id),
  -- Revision that it replaced; empty for the first.
  previous TEXT REFERENCES revisions(id),
  -- When this state was first read, Korean time.
  seen_at TEXT NOT NULL,
  -- Headline.
  title TEXT NOT NULL,
  -- Day of publication as the source states it; empty where it states none.
  published_on TEXT,
  -- Department that the source names.
  department TEXT,
  -- Licence mark of the release itself (공공누리 type); empty where it carries none.
  license TEXT,
  -- SHA-256 over title, text, and names and contents of the attachments.
  content_sha256 TEXT NOT NULL,
  -- SHA-256 of the markup that the body was taken from; tells an edit by the office from a better reading of the same page.
  markup_sha256 TEXT
) STRICT;
CREATE INDEX revisions_by_article ON revisions(article, seen_at);
CREATE INDEX revisions_by_day ON revisions(published_on);

CREATE TABLE attachments (
  -- Files of a revision, as the release lists them.
  -- Revision that lists it.
  revision TEXT NOT NULL REFERENCES revisions(id),
  -- Its place in the list, from 1.
  position INTEGER NOT NULL,
  -- File name as the source gives it.
  filename TEXT NOT NULL,
  -- Address that it was fetched from.
  url TEXT NOT NULL,
  -- Media type found in its bytes, else the one that the server named.
  media_type TEXT,
  -- SHA-256 of its bytes, which `pages` keeps; empty where it could not be had.
  sha256 TEXT REFERENCES pages(sha256),
  -- Why it could not be had or read; empty where it was.
  error TEXT,
  -- Version of the program that took the text out of it.
  extractor_version TEXT,
  PRIMARY KEY (revision, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  -- Plain texts of a revision: its title, its body, each of its attachments. Offsets of figures point into them.
  -- Key of the document: revision, position and text.
  id TEXT PRIMARY KEY,
  -- Revision that it belongs to.
  revision TEXT NOT NULL REFERENCES revisions(id),
  -- title, body or attachment.
  part TEXT NOT NULL CHECK (part IN ('title', 'body', 'attachment')),
  -- Place among the parts: -1 for the title, 0 for the body, from 1 on for attachments.
  position INTEGER NOT NULL,
  -- File name of an attachment.
  filename TEXT,
  -- Media type of what the text was taken from.
  media_type TEXT,
  -- The text as extracted; NUL and lone surrogates became U+FFFD, one for one.
  text TEXT NOT NULL,
  -- SHA-256 of the text in UTF-8.
  text_sha256 TEXT NOT NULL,
  -- Version of the program that took it out; a better one makes a new document of the same revision.
  extractor_version TEXT NOT NULL,
  -- When a better extraction took its place; empty for the text in use.
  superseded_at TEXT
) STRICT;
CREATE INDEX documents_by_revision ON documents(revision, position);

CREATE TABLE table_cells (
  -- Cells of the tables in files of a release: units and years of a figure often stand in a header. Empty cells are not listed.
  -- Document that the table stands in.
  document TEXT NOT NULL REFERENCES documents(id),
  -- Number of the table within the document, from 0.
  "table" INTEGER NOT NULL,
  -- Row of the cell, from 0.
  row INTEGER NOT NULL,
  -- Column of the cell, from 0; a place that a merged cell covers counts.
  "column" INTEGER NOT NULL,
  -- First character of the cell within the document's text, from 0.
  start INTEGER NOT NULL CHECK (start >= 0),
  -- The character after its last.
  "end" INTEGER NOT NULL CHECK ("end" >= start),
  PRIMARY KEY (document, "table", row, "column")
) STRICT, WITHOUT ROWID;
CREATE INDEX table_cells_by_place ON table_cells(document, start);

CREATE TABLE readings (
  -- Which revisions have been read for figures, with which rules, also where they hold none.
  -- Revision that was read.
  revision TEXT PRIMARY KEY REFERENCES revisions(id),
  -- Version of the rules that read it.
  rules_version TEXT NOT NULL,
  -- SHA-256 over the keys of its documents: another text is read again.
  documents_sha256 TEXT NOT NULL,
  -- Region of the headline, or of the lead where there is no headline; empty if national.
  title_region TEXT REFERENCES regions(code)
) STRICT;

CREATE TABLE programs (
  -- Programmes (사업) that releases name.
  -- Key of the programme: its name without spaces.
  id TEXT PRIMARY KEY,
  -- Its name as it was first found in a text.
  name TEXT NOT NULL
) STRICT;

CREATE TABLE figures (
  -- Mentions of a quantity, each a quotation with its meaning. One quantity is often mentioned several times: see `fact`.
  -- Key of the figure: document, start, end and kind.
  id TEXT PRIMARY KEY,
  -- Document that it stands in.
  document TEXT NOT NULL REFERENCES documents(id),
  -- Its first character, counted in Unicode code points from 0.
  start INTEGER NOT NULL,
  -- The character after its last.
  "end" INTEGER NOT NULL,
  -- The words as written, number through counter or currency, without 약, 최대, 이상 and the counted noun.
  surface TEXT NOT NULL,
  -- First character of the sentence, list item or table row that it stands in.
  sentence_start INTEGER NOT NULL,
  -- The character after that sentence.
  sentence_end INTEGER NOT NULL,
  -- money; jobs (posts or employment as such); people (every other count of persons); organizations (firms, agencies);
  -- projects (사업, 과제, 과정); rate; duration (length of a programme, contract or support); other (counts of anything else).
  kind TEXT NOT NULL CHECK (kind IN ('money', 'jobs', 'people', 'organizations', 'projects', 'rate', 'duration', 'other')),
  -- The value, or the lower end of a range: won or another currency, a count, percent, months.
  low ANY CHECK (typeof(low) IN ('integer', 'real', 'null')),
  -- The value, or the upper end of a range.
  high ANY CHECK (typeof(high) IN ('integer', 'real', 'null')),
  -- KRW, USD; jobs; persons; firms, organizations; projects, courses; percent, percent_point; months; else an English word.
  unit TEXT NOT NULL,
  -- exact; approx (약, 여, 내외, 정도); at_least (이상, 최소); at_most (이내, 이하, 최대); over (초과, 넘는); under (미만).
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'approx', 'at_least', 'at_most', 'over', 'under')),
  -- What it means. Money: budget_total (source unnamed or joint), budget_national (국비), budget_province (도비, 시비 of a special or
  -- metropolitan city), budget_district (구비, 군비, 시비 of a basic city), budget_change, wage, subsidy_per_person, investment,
  -- loan, other. Jobs and people: change (difference of two counts), previous (base of a comparison), target (공시 목표, pledges),
  -- planned (to be created, hired or supported), recruited (already selected), achieved (created or filled in a closed period),
  -- participants, other (labour-market statistics, population). Rates: target, achieved, change, previous, other. Else empty.
  role TEXT,
  -- hour, day, month or year where pay, a subsidy or a duration is stated for one.
  per TEXT CHECK (per IN ('hour', 'day', 'month', 'year')),
  -- 1 where the text gives the value to every listed item (각 N, N씩).
  each INTEGER NOT NULL CHECK (each IN (0, 1)),
  -- First year that it is about; empty where neither text nor publication date tells.
  year_from INTEGER,
  -- Last year that it is about; equal to the first unless it spans several.
  year_to INTEGER,
  -- The quantity that it states: key of that quantity's first mention in the release. Count quantities, not mentions.
  fact TEXT NOT NULL REFERENCES figures(id) DEFERRABLE INITIALLY DEFERRED,
  -- First mention of the quantity of which this one is a part (시비 and 구비 of a sum); add up only what is nobody's part.
  part_of TEXT REFERENCES figures(id) DEFERRABLE INITIALLY DEFERRED,
  -- increase or decrease, for changes.
  direction TEXT CHECK (direction IN ('increase', 'decrease')),
  -- 1 where a value is beyond 2^63 and was left empty; the words as written still hold it.
  out_of_range INTEGER NOT NULL DEFAULT 0 CHECK (out_of_range IN (0, 1)),
  -- Version of the rules that read it.
  rules_version TEXT NOT NULL
) STRICT;
CREATE INDEX figures_by_document ON figures(document, start);
CREATE INDEX figures_by_fact ON figures(fact);
CREATE INDEX figures_by_value ON figures(kind, low);
CREATE INDEX figures_by_whole ON figures(part_of) WHERE part_of IS NOT NULL;

CREATE TABLE figure_regions (
  -- Places that a figure is about: the narrowest stated, several only for joint figures and those with `each`.
  -- Figure.
  figure TEXT NOT NULL REFERENCES figures(id) ON DELETE CASCADE,
  -- Region code, of the region as it was called on the day of publication.
  region TEXT NOT NULL REFERENCES regions(code),
  PRIMARY KEY (figure, region)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_regions_by_region ON figure_regions(region);

CREATE TABLE figure_programs (
  -- Programmes that a figure is about.
  -- Figure.
  figure TEXT NOT NULL REFERENCES figures(id) ON DELETE CASCADE,
  -- Programme.
  program TEXT NOT NULL REFERENCES programs(id),
  -- Its name as this text writes it.
  name TEXT NOT NULL,
  PRIMARY KEY (figure, program)
) STRICT, WITHOUT ROWID;
CREATE INDEX figure_programs_by_program ON figure_programs(program);

CREATE TABLE figure_evidence (
  -- Why each field of a figure has its value.
  -- Figure.
  figure TEXT NOT NULL REFERENCES figures(id) ON DELETE CASCADE,
  -- Order in which the rules decided, from 0.
  position INTEGER NOT NULL,
  -- Field that was decided.
  field TEXT NOT NULL,
  -- Rule that decided.
  rule TEXT NOT NULL,
  -- First character that the rule saw.
  start INTEGER NOT NULL,
  -- The character after the last that it saw; equal to `start` where it saw none.
  "end" INTEGER NOT NULL,
  PRIMARY KEY (figure, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE document_regions (
  -- Places that a document names as places or as the acting government.
  -- Document.
  document TEXT NOT NULL REFERENCES documents(id),
  -- Region code.
  region TEXT NOT NULL REFERENCES regions(code),
  PRIMARY KEY (document, region)
) STRICT, WITHOUT ROWID;
CREATE INDEX document_regions_by_region ON document_regions(region);

CREATE TABLE document_programs (
  -- Programmes that a document names, with figures or without.
  -- Document.
  document TEXT NOT NULL REFERENCES documents(id),
  -- Programme.
  program TEXT NOT NULL REFERENCES programs(id),
  -- Its name as this document writes it.
  name TEXT NOT NULL,
  PRIMARY KEY (document, program)
) STRICT, WITHOUT ROWID;

CREATE TABLE left_out (
  -- Spans of a document that were not read because they are page furniture.
  -- Document.
  document TEXT NOT NULL REFERENCES documents(id),
  -- First character.
  start INTEGER NOT NULL,
  -- The character after the last.
  "end" INTEGER NOT NULL,
  PRIMARY KEY (document, start)
) STRICT, WITHOUT ROWID;

CREATE TABLE corrections (
  -- What readers found wrong, kept by quotation so that it outlives new rules and new revisions. Nothing read is overwritten.
  -- Key of the correction: article, quotation, field and author.
  id TEXT PRIMARY KEY,
  -- Article that is quoted.
  article TEXT NOT NULL REFERENCES articles(id),
  -- The words that state the figure.
  exact TEXT NOT NULL,
  -- The words right before them.
  prefix TEXT NOT NULL,
  -- The words right after them.
  suffix TEXT NOT NULL,
  -- Field of `figures` that is corrected; `rejected` with value 1 says that this is no figure at all, `regions` lists codes.
  field TEXT NOT NULL CHECK (field IN ('kind', 'low', 'high', 'unit', 'qualifier', 'role', 'per', 'year_from', 'year_to',
    'regions', 'rejected')),
  -- The right value as JSON; null where the field should be empty.
  value TEXT NOT NULL CHECK (json_valid(value)),
  -- Who says so.
  author TEXT NOT NULL,
  -- Why.
  reason TEXT NOT NULL,
  -- When, Korean time.
  at TEXT NOT NULL
) STRICT;
CREATE INDEX corrections_by_article ON corrections(article);

CREATE TABLE applied_corrections (
  -- Which correction holds for which figure; made anew from `corrections` whenever figures are.
  -- Figure.
  figure TEXT NOT NULL REFERENCES figures(id) ON DELETE CASCADE,
  -- Field that is corrected.
  field TEXT NOT NULL,
  -- The right value as JSON.
  value TEXT NOT NULL,
  -- Correction that says so: the newest where several do.
  correction TEXT NOT NULL REFERENCES corrections(id) ON DELETE CASCADE,
  PRIMARY KEY (figure, field)
) STRICT, WITHOUT ROWID;

CREATE TABLE copies (
  -- Releases that repeat an earlier one nearly word for word; sums count the original alone, all are kept.
  -- Revision that is a copy.
  revision TEXT PRIMARY KEY REFERENCES revisions(id),
  -- Article that it copies: the earliest, an office before a paper.
  original TEXT NOT NULL REFERENCES articles(id),
  -- Revision of the original that was compared.
  original_revision TEXT NOT NULL REFERENCES revisions(id),
  -- Share of the shorter text's word sequences that stand in both, from 0 to 1.
  similarity REAL NOT NULL
) STRICT;
CREATE INDEX copies_by_original ON copies(original);

CREATE TABLE failures (
  -- Whatever could not be had or read, so that a gap can be seen.
  -- Source concerned.
  source TEXT NOT NULL REFERENCES sources(id),
  -- Number of the release concerned; empty for a list or a gate.
  native_id TEXT,
  -- Address of the page or file.
  url TEXT NOT NULL,
  -- Where it failed: robots, fetch, list, article, attachment, text (of an attachment) or read (for figures).
  stage TEXT NOT NULL,
  -- What went wrong.
  error TEXT NOT NULL,
  -- How often it failed.
  attempts INTEGER NOT NULL,
  -- When it failed last, Korean time.
  last_at TEXT NOT NULL,
  -- When it succeeded after all; empty while it has not.
  resolved_at TEXT,
  PRIMARY KEY (source, url, stage)
) STRICT, WITHOUT ROWID;

CREATE TABLE search_documents (
  -- Which documents the full-text index holds.
  -- Row number in the index.
  id INTEGER PRIMARY KEY,
  -- Document.
  document TEXT NOT NULL UNIQUE REFERENCES documents(id)
) STRICT;

CREATE VIRTUAL TABLE search_index USING fts5(
  title, grams, content = '', tokenize = "unicode61 remove_diacritics 0 categories 'L* N* Co'"
);
