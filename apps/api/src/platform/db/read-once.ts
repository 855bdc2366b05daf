// Reads that many ask for alike at the same moment: one for all of them.
import type { Db } from "./index.ts";

/**
 * What is asked under the same key within one turn of the event loop is read once, at the end of that turn, and all who
 * asked share the answer, which nobody may change. It begins after everybody has asked, so nobody gets anything older
 * than their question, and nothing is remembered. In a transaction each read goes by itself.
 */
export function readOnce<R>(): (db: Db, key: string, read: () => Promise<R>) => Promise<R> {
  const asked = new WeakMap<Db, Map<string, Promise<R>>>();
  return (db, key, read) => {
    if (db.isTransaction) return read();
    const waiting = asked.get(db) ?? new Map<string, Promise<R>>();
    asked.set(db, waiting);
    const known = waiting.get(key);
    if (known) return known;
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      waiting.delete(key);
      return read();
    });
    waiting.set(key, answer);
    return answer;
  };
}
