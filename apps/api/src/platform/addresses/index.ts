// What a module tells search engines: the addresses of its public pages of one kind, the oldest first.
import { type RawBuilder, sql } from "kysely";
import type { Db } from "../db/index.ts";

/** The table has `created_at`, which an index of the shown rows begins with, and `updated_at`. */
export interface PublicAddresses {
  readonly kind: string;
  /** What every visitor sees, in the words of a partial index: `users.users where listed`. Ends in a condition. */
  readonly shown: RawBuilder<unknown>;
  readonly id: RawBuilder<string>;
  /** Where a row is shown; null for a row that has no page just now. */
  readonly path: RawBuilder<string | null>;
}

/** After which row a reading goes on; null: at the beginning. */
export type Place = { readonly at: Date; readonly id: string } | null;

export interface PublicAddress {
  readonly place: NonNullable<Place>;
  readonly path: string | null;
  readonly changedAt: Date;
}

/** The next rows after a place. */
export async function readAddresses(
  db: Db,
  { shown, id, path }: PublicAddresses,
  after: Place,
  limit: number,
): Promise<readonly PublicAddress[]> {
  const later = after ? sql`and (created_at, ${id}) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``;
  const { rows } = await sql<{ at: Date; id: string; path: string | null; changed_at: Date }>`
    select created_at as at, ${id}::text as id, ${path} as path, updated_at as changed_at
    from ${shown} ${later} order by created_at, ${id} limit ${limit}`.execute(db);
  return rows.map((row) => ({ place: { at: row.at, id: row.id }, path: row.path, changedAt: row.changed_at }));
}

/** Where the parts begin when each holds `size` rows: always one, however little there is. */
export async function partsOf(db: Db, { shown, id }: PublicAddresses, size: number): Promise<readonly Place[]> {
  const { rows } = await sql<{ at: Date; id: string; last: boolean }>`
    select at, id::text as id, place = total as last from (
      select created_at as at, ${id} as id, row_number() over (order by created_at, ${id}) as place,
        count(*) over () as total from ${shown}) numbered
    where place % ${size} = 0 order by place`.execute(db);
  return [null, ...rows.filter(({ last }) => !last).map(({ at, id: rowId }) => ({ at, id: rowId }))];
}
