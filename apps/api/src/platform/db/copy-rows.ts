// COPY ... FROM STDIN, the fastest way in; pg has the messages but no call for it.
import { once } from "node:events";
import pg from "pg";
import { assert } from "../errors/index.ts";

/** A row in the text form of its columns' types, as `column::text` gives it. */
export type TextRow = readonly (string | null)[];

// pg's own connection has these; its published types leave them out.
interface CopyConnection extends pg.Connection {
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
  sendCopyFail(message: string): void;
}

const CHUNK_BYTES = 64 * 1_024;
const ESCAPES: Readonly<Record<string, string>> = { "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };

const fieldOf = (value: string | null): string =>
  value === null ? "\\N" : value.replace(/[\\\n\r\t]/g, (found) => ESCAPES[found] ?? found);

/** Writes `rows` into a table inside the caller's transaction; gives how many. Raises what the database refuses. */
export async function copyRows(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<TextRow>,
): Promise<number> {
  const names = columns.map((column) => pg.escapeIdentifier(column)).join(", ");
  const statement = ["copy", table, `(${names})`, "from stdin"].join(" ");
  return new Promise((resolve, reject) => {
    let failure: unknown = null;
    let count = 0;
    // What pg's client calls on a query of somebody else's making.
    client.query({
      submit: (connection: pg.Connection) => connection.query(statement),
      handleCopyInResponse: (connection: CopyConnection) => {
        send(connection, rows).then(
          (sent) => (count = sent),
          (error: unknown) => {
            failure = error;
            connection.sendCopyFail("the rows could not be made");
          },
        );
      },
      handleCommandComplete: () => undefined,
      handleError: (error: unknown) => reject(failure ?? error),
      handleReadyForQuery: () => resolve(count),
    } as pg.Submittable);
  });
}

async function send(connection: CopyConnection, rows: Iterable<TextRow>): Promise<number> {
  let count = 0;
  let waiting: string[] = [];
  let bytes = 0;
  const flush = async (): Promise<void> => {
    connection.sendCopyFromChunk(Buffer.from(waiting.join("")));
    waiting = [];
    bytes = 0;
    assert(!connection.stream.destroyed, "the connection stands while rows are sent");
    if (connection.stream.writableNeedDrain) await once(connection.stream, "drain");
  };
  for (const row of rows) {
    const line = `${row.map(fieldOf).join("\t")}\n`;
    waiting.push(line);
    bytes += line.length;
    count += 1;
    if (bytes > CHUNK_BYTES) await flush();
  }
  if (waiting.length > 0) await flush();
  connection.endCopyFrom();
  return count;
}
