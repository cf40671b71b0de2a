/** Says in the file's header that it is ours: "Yori". */
export const APPLICATION_ID = 0x596f7269

/** One of Yjs's 32-bit client ids by chance, as SQL. */
export const NEW_WRITER = 'abs(random() % 4294967296)'

/** Each entry takes the file from the version of its index to the next; a published one never changes. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE boards (
    id TEXT PRIMARY KEY,
    template TEXT NOT NULL,
    title TEXT NOT NULL,
    join_code TEXT NOT NULL UNIQUE,
    held_on TEXT,
    tables INTEGER NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'closed')),
    created_at INTEGER NOT NULL,
    epoch TEXT NOT NULL,
    -- of the last update; kept here so that it outlives compaction
    sequence INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE snapshots (
    board TEXT PRIMARY KEY REFERENCES boards ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    crc INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE updates (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    sequence INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (board, sequence)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE links (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    role TEXT NOT NULL,
    secret TEXT NOT NULL UNIQUE,
    PRIMARY KEY (board, role)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE seats (
    id TEXT PRIMARY KEY,
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    role TEXT NOT NULL,
    at_table INTEGER,
    -- SHA-256 of the token, hex
    token_hash TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX seats_by_board ON seats (board, role, at_table);

  -- No foreign key to seats: the room knows them, and a check per note costs a lookup in the flush.
  CREATE TABLE owners (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    note TEXT NOT NULL,
    seat TEXT NOT NULL,
    PRIMARY KEY (board, note)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX owners_by_seat ON owners (seat, note);

  CREATE TABLE clients (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    client INTEGER NOT NULL,
    seat TEXT NOT NULL,
    PRIMARY KEY (board, client)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE boards ADD COLUMN reception TEXT NOT NULL DEFAULT 'open'
    CHECK (reception IN ('open', 'closed'));
  -- which of the server's addresses the QRs carry; NULL: the server chooses
  ALTER TABLE boards ADD COLUMN address TEXT;
  ALTER TABLE boards ADD COLUMN wifi_name TEXT;
  ALTER TABLE boards ADD COLUMN wifi_password TEXT;
  ALTER TABLE boards ADD COLUMN wifi_hidden INTEGER;

  ALTER TABLE seats ADD COLUMN body TEXT;
  ALTER TABLE seats ADD COLUMN stopped INTEGER NOT NULL DEFAULT 0;

  -- A link by which a seat moves to another device, once.
  CREATE TABLE returns (
    -- SHA-256 of the link's secret, hex
    secret_hash TEXT PRIMARY KEY,
    seat TEXT NOT NULL UNIQUE REFERENCES seats ON DELETE CASCADE,
    expires_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;

  -- Notes that were put away: they are here and not in the document.
  CREATE TABLE vault (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    note TEXT NOT NULL,
    -- its plain values, JSON
    fields TEXT NOT NULL,
    reason TEXT NOT NULL,
    -- 1: with all notes of a seat that was stopped
    with_seat INTEGER NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (board, note)
  ) STRICT;
  `,
  `
  -- of fields and reason; NULL: put away by an earlier version
  ALTER TABLE vault ADD COLUMN crc INTEGER;
  `,
  `
  -- Whose the notes are that came with it: JSON, { seat: [note, ...] }. They go to owners when it
  -- is folded: that costs each note two trees less in its flush.
  ALTER TABLE updates ADD COLUMN posted TEXT;
  CREATE VIEW owners_in_log AS
    SELECT board, sequence, notes.value AS note, seats.key AS seat
    FROM updates, json_each(posted) AS seats, json_each(seats.value) AS notes;
  CREATE VIEW all_owners AS
    SELECT board, note, seat FROM owners UNION SELECT board, note, seat FROM owners_in_log;
  `,
  `
  -- The Yjs client id that the server writes a board with, in this epoch.
  ALTER TABLE boards ADD COLUMN writer INTEGER NOT NULL DEFAULT 0;
  UPDATE boards SET writer = ${NEW_WRITER};

  -- Commands that were accepted, so that none is done twice. Neither words nor choices.
  CREATE TABLE commands (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    seat TEXT NOT NULL,
    id TEXT NOT NULL,
    digest TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (board, seat, id)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What a board's document holds: shared/board/format.ts
  ALTER TABLE boards ADD COLUMN format INTEGER NOT NULL DEFAULT 1;
  `,
  `
  -- What was erased for good: "notes/<id>", "rows/<id>", never words. No device brings it
  -- back. A restored earlier backup has to be redacted again.
  CREATE TABLE redactions (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    entry TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (board, entry)
  ) STRICT, WITHOUT ROWID;
  -- 0: it was written anew, and what it was before may still lie in free pages or in the log file
  ALTER TABLE boards ADD COLUMN swept INTEGER NOT NULL DEFAULT 1;
  `,
  `
  -- 1: it was not used and counts no more; its device takes it again when it comes back
  ALTER TABLE seats ADD COLUMN given_up INTEGER NOT NULL DEFAULT 0;
  `,
  `
  -- what is said of personal data before somebody comes in; '' says nothing
  ALTER TABLE boards ADD COLUMN notice TEXT NOT NULL DEFAULT '';
  `,
  `
  -- When it was last written, and when it was closed: by these what is kept for a while ends. Of
  -- boards from before the last date that any row of theirs has.
  ALTER TABLE boards ADD COLUMN active_at INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE boards ADD COLUMN closed_at INTEGER;
  UPDATE boards SET active_at = max(
    created_at,
    coalesce((SELECT max(created_at) FROM seats WHERE board = boards.id), 0),
    coalesce((SELECT max(at) FROM commands WHERE board = boards.id), 0),
    coalesce((SELECT max(at) FROM vault WHERE board = boards.id), 0),
    coalesce((SELECT max(at) FROM redactions WHERE board = boards.id), 0)
  );
  UPDATE boards SET closed_at = active_at WHERE state = 'closed';

  -- What was deleted of a board because of its age, and when last. Never whose, never words.
  CREATE TABLE ended (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    kind TEXT NOT NULL,
    at INTEGER NOT NULL,
    PRIMARY KEY (board, kind)
  ) STRICT, WITHOUT ROWID;

  -- One row: up to when the clock is believed, and since when it says more (server/retention/date.ts).
  CREATE TABLE dates (
    seen_at INTEGER NOT NULL,
    ahead_since INTEGER
  ) STRICT;
  `,
  `
  -- The seat whose place a returned device took, until it is confirmed that it is the same person:
  -- before that it is a seat of its own, and nothing of the other one is its.
  ALTER TABLE seats ADD COLUMN continues TEXT;
  CREATE INDEX seats_continued ON seats (continues) WHERE continues IS NOT NULL;
  -- a hash of the pictures by which a person is known again, and the guesses that are left
  ALTER TABLE seats ADD COLUMN sign TEXT;
  ALTER TABLE seats ADD COLUMN guesses INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE boards ADD COLUMN sign_key BLOB;

  -- who gave the link: for counting, no more
  ALTER TABLE returns ADD COLUMN by_role TEXT NOT NULL DEFAULT 'facilitator';
  ALTER TABLE returns ADD COLUMN by_table INTEGER NOT NULL DEFAULT 0;
  -- How often links of return were taken, by who had given them. Neither seats nor moments.
  CREATE TABLE returned (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    by_role TEXT NOT NULL,
    -- 0: of no table
    by_table INTEGER NOT NULL,
    times INTEGER NOT NULL,
    PRIMARY KEY (board, by_role, by_table)
  ) STRICT, WITHOUT ROWID;
  -- returned devices whose person's earlier device said that it is not hers
  ALTER TABLE boards ADD COLUMN denied INTEGER NOT NULL DEFAULT 0;

  -- The one scribe who gives links of return at a table.
  CREATE TABLE givers (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    at_table INTEGER NOT NULL,
    seat TEXT NOT NULL UNIQUE REFERENCES seats ON DELETE CASCADE,
    PRIMARY KEY (board, at_table)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- one of a few words of shared/board/redaction.ts, never what somebody wrote; '' by an earlier version
  ALTER TABLE redactions ADD COLUMN reason TEXT NOT NULL DEFAULT '';

  -- Something was deleted for good, and may still lie in free pages, in gaps or in the log file: what
  -- it was, and in how many slices sweeping has come along. Empty where nothing is to be swept.
  CREATE TABLE unswept (
    what TEXT PRIMARY KEY,
    slices INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  INSERT INTO unswept SELECT id, 0 FROM boards WHERE swept = 0;
  ALTER TABLE boards DROP COLUMN swept;
  `,
  `
  -- What began and ended when in the evening, each line as JSON (shared/board/diary.ts): titles and
  -- counts, nobody's words.
  CREATE TABLE diary (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    number INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (board, number)
  ) STRICT, WITHOUT ROWID;
  -- What each seat said last of its 班: done, or more time. Nobody is told which seat it was.
  CREATE TABLE readiness (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    seat TEXT NOT NULL,
    phase TEXT NOT NULL,
    -- 0: of no table
    at_table INTEGER NOT NULL,
    ready TEXT NOT NULL,
    PRIMARY KEY (board, seat)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- What each seat chose in a ballot: in no document, and in no answer to anybody else. No foreign key
  -- to seats, as of owners. by_seat: the device that said it, until its person is known again.
  CREATE TABLE votes (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    ballot TEXT NOT NULL,
    seat TEXT NOT NULL,
    by_seat TEXT NOT NULL,
    -- 0: of no table
    at_table INTEGER NOT NULL,
    -- JSON
    chosen TEXT NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (board, ballot, seat)
  ) STRICT, WITHOUT ROWID;
  -- What was entered for those at a table who have no phone: JSON.
  CREATE TABLE raised_hands (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    ballot TEXT NOT NULL,
    at_table INTEGER NOT NULL,
    by_seat TEXT NOT NULL,
    totals TEXT NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (board, ballot, at_table)
  ) STRICT, WITHOUT ROWID;
  -- Free lines of the questions at the end, from its end on. Whose each was is nowhere.
  CREATE TABLE free_lines (
    board TEXT NOT NULL REFERENCES boards ON DELETE CASCADE,
    ballot TEXT NOT NULL,
    line TEXT NOT NULL,
    text TEXT NOT NULL,
    -- 1: put away by those who lead
    away INTEGER NOT NULL,
    crc INTEGER NOT NULL,
    PRIMARY KEY (board, ballot, line)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  -- 1: not put away by anybody; written face down, and not revealed yet
  ALTER TABLE vault ADD COLUMN unrevealed INTEGER NOT NULL DEFAULT 0;
  `,
]
