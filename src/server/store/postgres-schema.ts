/**
 * One entry a version, for ever: `schema_versions` keeps how many of them a database has seen. `partitions`: hash
 * partitions by account that the tables are made with; 0 for plain tables.
 */
export const POSTGRES_MIGRATIONS: readonly ((partitions: number) => readonly string[])[] = [
  (partitions) => [
    ...createTable(
      "accounts",
      `account_id bytea NOT NULL,
       auth_hash bytea NOT NULL,
       delete_hash bytea NOT NULL,
       seq integer NOT NULL,
       head bytea NOT NULL,
       bytes_used integer NOT NULL,
       created_day integer NOT NULL,
       deleted_day integer,
       PRIMARY KEY (account_id)`,
      partitions,
    ),
    ...createTable(
      "chunks",
      `account_id bytea NOT NULL,
       seq integer NOT NULL,
       chunk_id bytea NOT NULL,
       sha256 bytea NOT NULL,
       head bytea NOT NULL,
       kind smallint NOT NULL,
       size_bytes integer NOT NULL,
       created_day integer NOT NULL,
       bytes bytea,
       PRIMARY KEY (account_id, seq),
       UNIQUE (account_id, chunk_id)`,
      partitions,
    ),
    // Sealed bytes do not compress; trying costs time.
    "ALTER TABLE chunks ALTER COLUMN bytes SET STORAGE EXTERNAL",
    ...createTable(
      "claims",
      `account_id bytea NOT NULL,
       pack_id bytea NOT NULL,
       device_tag bytea NOT NULL,
       chunk_ids bytea NOT NULL,
       created_day integer NOT NULL,
       PRIMARY KEY (account_id, pack_id, device_tag)`,
      partitions,
    ),
  ],
];

function createTable(name: string, columns: string, partitions: number): readonly string[] {
  if (partitions === 0) return [`CREATE TABLE ${name} (${columns})`];
  const parts = Array.from(
    { length: partitions },
    (_, part) =>
      `CREATE TABLE ${name}_p${part} PARTITION OF ${name} FOR VALUES WITH (MODULUS ${partitions}, REMAINDER ${part})`,
  );
  return [`CREATE TABLE ${name} (${columns}) PARTITION BY HASH (account_id)`, ...parts];
}
