import { sql } from "kysely";
import { languageOf } from "#api-schema/languages.ts";
import type { NotificationCategory, NotificationView } from "#api-schema/notifications.ts";
import { countRows, type Db, type Tx } from "#platform/db/index.ts";
import { decodeInstantCursor, type Page, toPage } from "#platform/http/index.ts";
import type { Said } from "./words/say.ts";

export interface ListFilter {
  readonly userId: string;
  readonly limit: number;
  readonly cursor: string | undefined;
  readonly unread: boolean | undefined;
  /** Any of; empty: all. */
  readonly categories: readonly NotificationCategory[];
  readonly count: boolean | undefined;
  /** What the reader reads. */
  readonly locale: string;
}

/** A person's notifications, newest first. */
export async function listNotifications(
  db: Db,
  filter: ListFilter,
): Promise<Page<NotificationView> & { total?: number }> {
  const page = await readPage(db, filter);
  return filter.count ? { ...page, total: await countNotifications(db, filter) } : page;
}

function countNotifications(db: Db, filter: ListFilter): Promise<number> {
  return countRows(
    db,
    filtered(db, filter).select((eb) => eb.lit(1).as("one")),
  );
}

/** `unread=false` asks for those that were read. */
function filtered(db: Db, filter: ListFilter) {
  const { categories, unread } = filter;
  return db
    .selectFrom("notifications.notifications")
    .where("user_id", "=", filter.userId)
    .$if(unread !== undefined, (q) => q.where("read_at", unread ? "is" : "is not", null))
    .$if(categories.length > 0, (q) => q.where("category", "in", categories));
}

async function readPage(db: Db, filter: ListFilter): Promise<Page<NotificationView>> {
  let query = filtered(db, filter)
    .selectAll()
    .orderBy("updated_at", "desc")
    .orderBy("notification_id", "desc")
    .limit(filter.limit + 1);
  if (filter.cursor) {
    const { at, id } = decodeInstantCursor(filter.cursor);
    query = query.where((eb) => eb(eb.refTuple("updated_at", "notification_id"), "<", eb.tuple(at, id)));
  }
  return toPage(
    await query.execute(),
    filter.limit,
    (row) => [row.updated_at.toISOString(), row.notification_id],
    (row) => ({
      notification_id: row.notification_id,
      kind: row.kind,
      category: row.category as NotificationCategory, // written by `notify` from the same list
      ...wordsOf(row, filter.locale),
      link: row.link,
      subject_type: row.subject_type,
      subject_id: row.subject_id,
      count: row.group_count,
      read_at: row.read_at?.toISOString() ?? null,
      created_at: row.created_at.toISOString(),
      updated_at: row.updated_at.toISOString(),
    }),
  );
}

/** In the reader's language; a notice from before that language was kept stays in English. */
function wordsOf(row: { title: string; body: string; words: unknown }, locale: string): Said {
  // Written by `notify`, keyed by language.
  const kept = row.words as Partial<Record<string, Said>>;
  return kept[languageOf(locale)] ?? { title: row.title, body: row.body };
}

/** Until commit nobody else changes what this person has not read: the count that goes out is the one that stands. */
export async function holdUnread(tx: Tx, userId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`notifications.unread:${userId}`}, 0))`.execute(tx);
}

export function countUnread(db: Db, userId: string): Promise<number> {
  return countRows(
    db,
    db
      .selectFrom("notifications.notifications")
      .select((eb) => eb.lit(1).as("one"))
      .where("user_id", "=", userId)
      .where("read_at", "is", null),
  );
}

/** Marks the person's own notifications; all of them when no ids are given. */
export async function markRead(tx: Tx, userId: string, ids: readonly string[] | null, at: Date): Promise<number> {
  let query = tx
    .updateTable("notifications.notifications")
    .set({ read_at: at })
    .where("user_id", "=", userId)
    .where("read_at", "is", null);
  if (ids !== null) query = query.where("notification_id", "in", ids);
  return Number((await query.executeTakeFirst()).numUpdatedRows);
}
