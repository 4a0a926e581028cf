import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { BEGINNING } from "../../../src/schema/protocol.ts";
import type { Account, ChunkStore, StoredChunk } from "../../../src/server/store/chunk-store.ts";

/** What every store must keep, one property each; run by the unit tests, and again under other isolation. */
export const STORE_CONTRACT: readonly { readonly name: string; readonly run: (store: ChunkStore) => Promise<void> }[] =
  [
    {
      name: "knows nothing of an account that was never made",
      run: async (store) => {
        const found = await store.read(randomBytes(16), async (reader) => [
          await reader.account(),
          await reader.headAt(1),
          await reader.outlinesAfter(0, 10),
          await reader.outlinesOf([randomBytes(16)]),
          await reader.bytesOf([1]),
        ]);
        assert.deepEqual(found, [null, null, [], [], new Map()]);
      },
    },
    {
      name: "gives back what was written, byte for byte",
      run: async (store) => {
        const { accountId, account, chunks } = await fill(store, 3);
        const [found, outlines, byId, bytes] = await store.read(accountId, async (reader) => [
          await reader.account(),
          await reader.outlinesAfter(1, 10),
          await reader.outlinesOf(chunks.map(({ id }) => id)),
          await reader.bytesOf([1, 2, 3, 4]),
        ]);
        assert.deepEqual(plain(found), plain(account));
        assert.deepEqual(
          outlines.map(({ seq }) => seq),
          [2, 3],
        );
        assert.deepEqual(new Set(byId.map(({ seq }) => seq)), new Set([1, 2, 3]));
        assert.deepEqual(plain([...bytes]), plain(chunks.map((chunk) => [chunk.seq, chunk.bytes])));
        const first = byId.find(({ seq }) => seq === 1);
        const { head, digest, kind, sizeBytes, isDropped } = first ?? assert.fail();
        const [chunk] = chunks;
        assert.deepEqual(
          plain({ head, digest, kind, sizeBytes, isDropped }),
          plain({ head: chunk?.head, digest: chunk?.digest, kind: 1, sizeBytes: 20, isDropped: false }),
        );
      },
    },
    {
      name: "keeps nothing of work that throws",
      run: async (store) => {
        const { accountId, account } = await fill(store, 1);
        const work = store.write(accountId, async (writer) => {
          await writer.append([createStored(2)]);
          await writer.update(account, { ...account, seq: 2 });
          throw new Error("on purpose");
        });
        await assert.rejects(work, /on purpose/);
        const [seq, outlines] = await store.read(accountId, async (reader) => [
          (await reader.account())?.seq,
          await reader.outlinesAfter(0, 10),
        ]);
        assert.deepEqual([seq, outlines.length], [1, 1]);
      },
    },
    {
      name: "spoils no other's work when one throws beside it",
      run: async (store) => {
        const ids = Array.from({ length: 8 }, () => randomBytes(16));
        const works = ids.map((accountId, index) =>
          store.write(accountId, async (writer) => {
            await writer.create(createStoredAccount());
            if (index === 3) throw new Error("on purpose");
          }),
        );
        const outcomes = await Promise.allSettled(works);
        assert.deepEqual(
          outcomes.map(({ status }) => status === "rejected"),
          ids.map((_, index) => index === 3),
        );
        const found = await Promise.all(
          ids.map((id) => store.read(id, async (reader) => (await reader.account()) !== null)),
        );
        assert.deepEqual(
          found,
          ids.map((_, index) => index !== 3),
        );
      },
    },
    {
      name: "gives an account to one writer at a time",
      run: async (store) => {
        const { accountId } = await fill(store, 0);
        const adds = Array.from({ length: 12 }, () =>
          store
            .write(accountId, async (writer) => {
              const account = (await writer.account()) ?? assert.fail();
              await writer.append([createStored(account.seq + 1)]);
              await writer.update(account, { ...account, seq: account.seq + 1 });
            })
            // A store may give up on so much contention, but then it has done nothing.
            .then(
              () => 1,
              () => 0,
            ),
        );
        const done = (await Promise.all(adds)).reduce((sum: number, one) => sum + one, 0);
        const outlines = await store.read(accountId, (reader) => reader.outlinesAfter(0, 20));
        assert.deepEqual(
          outlines.map(({ seq }) => seq),
          Array.from({ length: done }, (_, index) => index + 1),
        );
      },
    },
    {
      name: "takes bytes away and leaves the place",
      run: async (store) => {
        const { accountId } = await fill(store, 3);
        await store.write(accountId, (writer) => writer.drop([1, 3]));
        const [outlines, bytes] = await store.read(accountId, async (reader) => [
          await reader.outlinesAfter(0, 10),
          await reader.bytesOf([1, 2, 3]),
        ]);
        assert.deepEqual(
          outlines.map(({ isDropped }) => isDropped),
          [true, false, true],
        );
        assert.deepEqual([...bytes.keys()], [2]);
      },
    },
    {
      name: "keeps one claim for each device and pack",
      run: async (store) => {
        const { accountId } = await fill(store, 1);
        const [packId, other] = [randomBytes(16), randomBytes(16)];
        const [phone, tablet] = [randomBytes(16), randomBytes(16)];
        const ids = [randomBytes(16), randomBytes(16)];
        await store.write(accountId, async (writer) => {
          await writer.putClaim({ packId, deviceTag: phone, chunkIds: ids.slice(1), createdDay: 1 });
          await writer.putClaim({ packId, deviceTag: phone, chunkIds: ids, createdDay: 2 });
          await writer.putClaim({ packId, deviceTag: tablet, chunkIds: ids, createdDay: 3 });
          await writer.putClaim({ packId: other, deviceTag: tablet, chunkIds: [], createdDay: 4 });
        });
        const claims = await store.write(accountId, async (writer) => {
          const found = await writer.claimsOf(packId);
          await writer.removeClaims(packId);
          return [found, await writer.claimsOf(packId), await writer.claimsOf(other)] as const;
        });
        assert.deepEqual(claims[0].map(({ createdDay }) => createdDay).sort(), [2, 3]);
        assert.deepEqual(plain(claims[0].map(({ chunkIds }) => chunkIds)), plain([ids, ids]));
        assert.deepEqual([claims[1].length, claims[2].length], [0, 1]);
      },
    },
    {
      name: "erases one account's chunks and no other's",
      run: async (store) => {
        const [one, other] = [await fill(store, 2), await fill(store, 2)];
        await store.write(one.accountId, (writer) => writer.eraseChunks());
        const counts = await Promise.all(
          [one, other].map(({ accountId }) =>
            store.read(accountId, async (reader) => (await reader.outlinesAfter(0, 9)).length),
          ),
        );
        assert.deepEqual(counts, [0, 2]);
      },
    },
  ];

async function fill(store: ChunkStore, count: number) {
  const accountId = randomBytes(16);
  const chunks = Array.from({ length: count }, (_, index) => createStored(index + 1));
  const account: Account = { ...createStoredAccount(), seq: count };
  await store.write(accountId, async (writer) => {
    await writer.create(account);
    if (count > 0) await writer.append(chunks);
  });
  return { accountId, account, chunks };
}

function createStoredAccount(): Account {
  const hashes = { authHash: randomBytes(32), deleteHash: randomBytes(32) };
  return { ...BEGINNING, ...hashes, bytesUsed: 0, createdDay: 20_000, deletedDay: null };
}

function createStored(seq: number): StoredChunk {
  const bytes = randomBytes(20);
  return {
    seq,
    head: randomBytes(32),
    id: randomBytes(16),
    kind: 1,
    digest: randomBytes(32),
    bytes,
    createdDay: 20_000,
  };
}

/** Buffers and plain byte arrays with the same bytes are the same. */
function plain(value: unknown): unknown {
  if (value instanceof Uint8Array) return Buffer.from(value).toString("hex");
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, plain(part)]));
}
