-- Of Pekko Persistence JDBC, as it ships it for PostgreSQL.
CREATE TABLE event_journal (
  ordering BIGSERIAL,
  persistence_id VARCHAR(255) NOT NULL,
  sequence_number BIGINT NOT NULL,
  deleted BOOLEAN DEFAULT FALSE NOT NULL,
  writer VARCHAR(255) NOT NULL,
  write_timestamp BIGINT,
  adapter_manifest VARCHAR(255),
  event_ser_id INTEGER NOT NULL,
  event_ser_manifest VARCHAR(255) NOT NULL,
  event_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest VARCHAR(255),
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number)
);

CREATE UNIQUE INDEX event_journal_ordering_idx ON event_journal (ordering);

CREATE TABLE event_tag (
  event_id BIGINT,
  tag VARCHAR(256),
  PRIMARY KEY (event_id, tag),
  CONSTRAINT fk_event_journal FOREIGN KEY (event_id) REFERENCES event_journal (ordering) ON DELETE CASCADE
);

CREATE TABLE snapshot (
  persistence_id VARCHAR(255) NOT NULL,
  sequence_number BIGINT NOT NULL,
  created BIGINT NOT NULL,
  snapshot_ser_id INTEGER NOT NULL,
  snapshot_ser_manifest VARCHAR(255) NOT NULL,
  snapshot_payload BYTEA NOT NULL,
  meta_ser_id INTEGER,
  meta_ser_manifest VARCHAR(255),
  meta_payload BYTEA,
  PRIMARY KEY (persistence_id, sequence_number)
);

-- Our own. A body is the JSON of the whole value; format is its kind and version. The other columns are for finding it.
CREATE TABLE conversation (
  id TEXT NOT NULL PRIMARY KEY,
  format TEXT NOT NULL,
  body TEXT NOT NULL
);

CREATE TABLE message_archive (
  conversation TEXT NOT NULL,
  message_id TEXT NOT NULL,
  position BIGINT NOT NULL,
  seq BIGINT NOT NULL,
  server_id TEXT,
  format TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (conversation, message_id)
);

CREATE INDEX message_archive_position ON message_archive (conversation, position);

CREATE INDEX message_archive_seq ON message_archive (conversation, seq);

CREATE INDEX message_archive_server_id ON message_archive (conversation, server_id);

CREATE TABLE transition (
  conversation TEXT NOT NULL,
  ordinal BIGINT NOT NULL,
  mode TEXT NOT NULL,
  since TEXT NOT NULL,
  reason TEXT,
  retry_at TEXT,
  attempt INTEGER NOT NULL,
  PRIMARY KEY (conversation, ordinal)
);

CREATE TABLE story (
  conversation TEXT NOT NULL,
  message_id TEXT NOT NULL,
  ordinal BIGINT NOT NULL,
  at TEXT NOT NULL,
  kind TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (conversation, message_id, ordinal)
);
