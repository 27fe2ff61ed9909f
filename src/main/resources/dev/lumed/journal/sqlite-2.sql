-- Where the whole comes from: 'copied' in a backup, 'restored' with the time at which a daemon first opened one.
CREATE TABLE provenance (
  kind TEXT NOT NULL PRIMARY KEY,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;
