/** One entry a version, for ever: `PRAGMA user_version` counts how many of them a file has seen. */
export const SQLITE_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE accounts (
    account_id BLOB PRIMARY KEY,
    auth_hash BLOB NOT NULL,
    delete_hash BLOB NOT NULL,
    seq INTEGER NOT NULL,
    head BLOB NOT NULL,
    bytes_used INTEGER NOT NULL,
    created_day INTEGER NOT NULL,
    deleted_day INTEGER
  ) STRICT, WITHOUT ROWID;

  -- The bytes come last: whoever reads the columns before them does not touch their pages.
  CREATE TABLE chunks (
    account_id BLOB NOT NULL,
    seq INTEGER NOT NULL,
    chunk_id BLOB NOT NULL,
    sha256 BLOB NOT NULL,
    head BLOB NOT NULL,
    kind INTEGER NOT NULL,
    size_bytes INTEGER NOT NULL,
    created_day INTEGER NOT NULL,
    bytes BLOB,
    PRIMARY KEY (account_id, seq),
    UNIQUE (account_id, chunk_id)
  ) STRICT;

  CREATE TABLE claims (
    account_id BLOB NOT NULL,
    pack_id BLOB NOT NULL,
    device_tag BLOB NOT NULL,
    chunk_ids BLOB NOT NULL,
    created_day INTEGER NOT NULL,
    PRIMARY KEY (account_id, pack_id, device_tag)
  ) STRICT, WITHOUT ROWID;
  `,
];
