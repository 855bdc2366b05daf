// Reads by key that many ask for at the same moment: one statement for all of them, at the end of the loop's turn.
import DataLoader from "dataloader";
import type { Compilable } from "kysely";
import type { Db } from "./index.ts";
import { prepared } from "./prepared.ts";

const BATCH_MAX = 50;

/**
 * A read of one row by its key. What is asked of the pool within one turn of the event loop goes as one named statement,
 * which spares a busy server most of its trips to the database; nothing is remembered beyond that. In a transaction each
 * read goes by itself. Keys must be of the column's type, or all that were asked with them fail.
 */
export function batched<R>(
  name: string,
  build: (db: Db, parameters: { keys: readonly string[] }) => Compilable<R>,
  keyOf: (row: NoInfer<R>) => string,
): (db: Db, key: string) => Promise<R | undefined> {
  const read = prepared(name, build);
  const loaders = new WeakMap<Db, DataLoader<string, R | undefined>>();
  const loaderOf = (db: Db) => {
    const known = loaders.get(db);
    if (known) return known;
    const loader = new DataLoader<string, R | undefined>(
      async (asked) => {
        const rows = await read(db, { keys: [...new Set(asked)] });
        const byKey = new Map(rows.map((row) => [keyOf(row), row]));
        return asked.map((key) => byKey.get(key));
      },
      // After every request that has arrived by now was read, and before the loop waits for others.
      { cache: false, maxBatchSize: BATCH_MAX, batchScheduleFn: (send) => setImmediate(send) },
    );
    loaders.set(db, loader);
    return loader;
  };
  return async (db, key) => (db.isTransaction ? (await read(db, { keys: [key] }))[0] : loaderOf(db).load(key));
}
