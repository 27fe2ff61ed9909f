-- Of Pekko Persistence JDBC, which ships no schema for SQLite.
CREATE TABLE event_journal (
  ordering INTEGER PRIMARY KEY AUTOINCREMENT,
  deleted INTEGER NOT NULL DEFAULT 0,
  persistence_id TEXT NOT NULL,
  sequence_number INTEGER NOT NULL,
  writer TEXT NOT NULL,
  write_timestamp INTEGER NOT NULL,
  adapter_manifest TEXT NOT NULL,
  event_payload BLOB NOT NULL,
  event_ser_id INTEGER NOT NULL,
  event_ser_manifest TEXT NOT NULL,
  meta_payload BLOB,
  meta_ser_id INTEGER,
  meta_ser_manifest TEXT,
  UNIQUE (persistence_id, sequence_number)
) STRICT;

CREATE TABLE event_tag (
  event_id INTEGER NOT NULL REFERENCES event_journal (ordering) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (event_id, tag)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_tag_tag ON event_tag (tag, event_id);

CREATE TABLE snapshot (
  persistence_id TEXT NOT NULL,
  sequence_number INTEGER NOT NULL,
  created INTEGER NOT NULL,
  snapshot_ser_id INTEGER NOT NULL,
  snapshot_ser_manifest TEXT NOT NULL,
  snapshot_payload BLOB NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest TEXT,
  meta_payload BLOB,
  PRIMARY KEY (persistence_id, sequence_number)
) STRICT;

-- Our own. A body is the JSON of the whole value; format is its kind and version. The other columns are for finding it.
CREATE TABLE conversation (
  id TEXT NOT NULL PRIMARY KEY,
  format TEXT NOT NULL,
  body TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE message_archive (
  conversation TEXT NOT NULL,
  message_id TEXT NOT NULL,
  position INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  server_id TEXT,
  format TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (conversation, message_id)
) STRICT;

CREATE INDEX message_archive_position ON message_archive (conversation, position);

CREATE INDEX message_archive_seq ON message_archive (conversation, seq);

CREATE INDEX message_archive_server_id ON message_archive (conversation, server_id);

CREATE TABLE transition (
  conversation TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  mode TEXT NOT NULL,
  since TEXT NOT NULL,
  reason TEXT,
  retry_at TEXT,
  attempt INTEGER NOT NULL,
  PRIMARY KEY (conversation, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE story (
  conversation TEXT NOT NULL,
  message_id TEXT NOT NULL,
  ordinal INTEGER NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (conversation, message_id, ordinal)
) STRICT, WITHOUT ROWID;
