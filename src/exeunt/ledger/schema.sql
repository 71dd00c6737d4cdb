-- The ledger, version 1. Records are only ever added: triggers at the end refuse the rest.
-- Texts are masked before they come here; hashes are of the text as published.

CREATE TABLE migrations (
    version INTEGER PRIMARY KEY,
    applied TEXT NOT NULL
) STRICT;

-- One published text, once, however many outlets carry it. `edits`: JSON of
-- [start, end, replacement] in offsets of the unmasked text. A stricter mask adds a row.
CREATE TABLE texts (
    number INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    masked_hash TEXT NOT NULL,
    title TEXT,
    text TEXT NOT NULL,
    edits TEXT NOT NULL,
    UNIQUE (hash, masked_hash)
) STRICT;

-- A text at an outlet (publisher, else host of the url, else nobody: ''). `cluster`
-- is the number of its oldest near-copy: derived, so it alone may change.
CREATE TABLE documents (
    number INTEGER PRIMARY KEY,
    hash TEXT NOT NULL,
    outlet TEXT NOT NULL,
    id TEXT NOT NULL,
    title TEXT,
    publisher TEXT,
    published TEXT,
    url TEXT,
    language TEXT,
    obtained TEXT,
    read_at TEXT NOT NULL,
    cluster INTEGER NOT NULL,
    UNIQUE (hash, outlet)
) STRICT;
CREATE INDEX documents_by_cluster ON documents (cluster);

-- Every id or path under which a document was read.
CREATE TABLE ids (
    id TEXT NOT NULL,
    document INTEGER NOT NULL REFERENCES documents,
    PRIMARY KEY (id, document)
) STRICT, WITHOUT ROWID;

-- MinHash bands of each text: two texts that share a band may be near-copies.
CREATE TABLE bands (
    band INTEGER NOT NULL,
    text INTEGER NOT NULL REFERENCES texts,
    PRIMARY KEY (band, text)
) STRICT, WITHOUT ROWID;

-- One reading of a document by one version of the rules, with what was known of its
-- publication ('' unknown). The newest reading speaks for the document.
CREATE TABLE readings (
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES documents,
    text INTEGER NOT NULL REFERENCES texts,
    vintage TEXT NOT NULL,
    published TEXT NOT NULL,
    language TEXT,
    read_at TEXT NOT NULL,
    UNIQUE (document, vintage, published)
) STRICT;
CREATE INDEX readings_by_text ON readings (text);

-- `payload` is the contract's JSON. `witness` is equal for what near-copies say alike:
-- `core` (figure and place) with the period. `places` is |-separated: ids, names, countries.
CREATE TABLE observations (
    number INTEGER PRIMARY KEY,
    reading INTEGER NOT NULL REFERENCES readings,
    id TEXT NOT NULL,
    measure TEXT,
    places TEXT NOT NULL,
    starts TEXT,
    ends TEXT,
    core TEXT NOT NULL,
    witness TEXT NOT NULL,
    payload TEXT NOT NULL,
    because TEXT NOT NULL,
    UNIQUE (reading, id)
) STRICT;
CREATE INDEX observations_by_id ON observations (id);

-- A verdict on an observation as it was (`core`): a later, different reading under the
-- same id is not bound by it. The latest counts; all stay.
CREATE TABLE reviews (
    number INTEGER PRIMARY KEY,
    observation TEXT NOT NULL,
    core TEXT NOT NULL,
    verdict TEXT NOT NULL CHECK (verdict IN ('accept', 'reject', 'correct')),
    who TEXT NOT NULL,
    why TEXT NOT NULL,
    changes TEXT,
    at TEXT NOT NULL
) STRICT;
CREATE INDEX reviews_by_observation ON reviews (observation);

CREATE VIRTUAL TABLE texts_words USING fts5(
    title, text, content = 'texts', content_rowid = 'number',
    tokenize = 'porter unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE quotes_words USING fts5(
    quote, said_by, places, content = '',
    tokenize = 'porter unicode61 remove_diacritics 2'
);

CREATE TRIGGER texts_stay BEFORE UPDATE ON texts
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER texts_last BEFORE DELETE ON texts
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER documents_stay BEFORE UPDATE OF
    number, hash, outlet, id, title, publisher, published, url, language, obtained, read_at
ON documents BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER documents_last BEFORE DELETE ON documents
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER readings_stay BEFORE UPDATE ON readings
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER readings_last BEFORE DELETE ON readings
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER observations_stay BEFORE UPDATE ON observations
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER observations_last BEFORE DELETE ON observations
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER reviews_stay BEFORE UPDATE ON reviews
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER reviews_last BEFORE DELETE ON reviews
BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
