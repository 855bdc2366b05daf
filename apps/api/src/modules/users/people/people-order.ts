// The orders that lists of people know, and where each goes on. All end in the id, so that nobody is missed or doubled.
import { type RawBuilder, type SelectQueryBuilder, sql } from "kysely";
import type { Static } from "typebox";
import type { usersApi } from "#api-schema/users.ts";
import type { Tables } from "#platform/db/index.ts";
import { decodeCursor, decodeInstantCursor, decodeRankCursor, foreignCursor } from "#platform/http/index.ts";
import { isId } from "#platform/ids/index.ts";
import { vouchedWeight } from "../endorsements/endorsed-skills.ts";

export type PeopleQuery = Static<(typeof usersApi)["listUsers"]["query"]>;
export type PeopleSort = NonNullable<PeopleQuery["sort"]>;
type People<O> = SelectQueryBuilder<Tables, "users.users", O>;

const RANKS = {
  "-completeness": sql<number>`completeness`,
  "-success_score": sql<number>`success_rank`,
  "-rating": sql<number>`rating_rank`,
} as const;

/** What a list is ranked by, the highest first; null where it is sorted by something else. */
export function rankOf(
  sort: PeopleSort,
  { viewerId, skillIds }: { viewerId: string | null; skillIds: readonly string[] },
): RawBuilder<number> | null {
  if (sort === "-endorsements") return vouchedWeight(sql.ref("users.users.user_id"), skillIds, viewerId);
  return sort in RANKS ? RANKS[sort as keyof typeof RANKS] : null; // `in` does not narrow a union of words
}

export type RateOrder = "rate_rank" | "hourly_rate_minor";

export interface Order {
  /** The column that rates are sorted by. */
  readonly byRate: RateOrder;
  readonly sort: PeopleSort;
  readonly rank: RawBuilder<number> | null;
  readonly cursor: string | null;
}

/** Rows in this order behind the cursor; with a rank, the caller selects it as `rank`. */
export function ordered(people: People<object>, { sort, rank, cursor, byRate }: Order): People<object> {
  const id = sql.ref("users.users.user_id");
  if (rank !== null) {
    const after = cursor === null ? null : decodeRankCursor(cursor);
    return (
      people
        .$if(after !== null, (q) =>
          q.where(sql<boolean>`(${rank}, created_at, ${id}) < (${after?.rank}::int, ${after?.at}, ${after?.id}::uuid)`),
        )
        // By its name in the answer: what a rank is worked out of is not worked out again.
        .orderBy(sql.ref("rank"), "desc")
        .orderBy("created_at", "desc")
        .orderBy("user_id", "desc")
    );
  }
  if (sort === "-created_at") {
    const after = cursor === null ? null : decodeInstantCursor(cursor);
    return people
      .$if(after !== null, (q) => q.where(sql<boolean>`(created_at, ${id}) < (${after?.at}, ${after?.id}::uuid)`))
      .orderBy("created_at", "desc")
      .orderBy("user_id", "desc");
  }
  const after = cursor === null ? null : decodeTextCursor(cursor, sort);
  const direction = sort === "-hourly_rate" ? "desc" : "asc";
  const column = sort === "name" ? sql.ref("sort_name") : sql.ref(byRate);
  const type = sql.raw(sort === "name" ? "text" : "bigint");
  const beyond = sql.raw(direction === "asc" ? ">" : "<");
  return people
    .$if(after !== null, (q) =>
      q.where(sql<boolean>`(${column}, ${id}) ${beyond} (${after?.value}::${type}, ${after?.id}::uuid)`),
    )
    .orderBy(column, direction)
    .orderBy("user_id", direction);
}

interface Sorted {
  readonly user_id: string;
  readonly rank: number | null;
  readonly created_at: Date;
  readonly sort_name: string;
  readonly rate_rank: bigint | null;
  readonly hourly_rate_minor: bigint | null;
}

/** Where a list goes on: the values it is sorted by, and the id for those that share them. */
export function placeOf(sort: PeopleSort, row: Sorted, byRate: RateOrder): (string | number)[] {
  if (row.rank !== null) return [row.rank, row.created_at.toISOString(), row.user_id];
  if (sort === "-created_at") return [row.created_at.toISOString(), row.user_id];
  return [sort === "name" ? row.sort_name : String(row[byRate] ?? 0n), row.user_id];
}

function decodeTextCursor(cursor: string, sort: PeopleSort): { value: string; id: string } {
  const [value, id] = decodeCursor(cursor, 2);
  const whole =
    typeof value === "string" && typeof id === "string" && isId(id) && (sort === "name" || /^\d{1,18}$/.test(value));
  if (!whole) throw foreignCursor();
  return { value, id };
}
