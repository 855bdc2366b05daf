// Many times the demo, for benchmarks: its people, what they show and what they post, copied row by row with ids of
// their own. Whatever money hangs on stays alone: hired work, contracts, wallets.
import pg from "pg";
import { copyRows, type TextRow } from "#platform/db/copy-rows.ts";
import { idFromName, newToken } from "#platform/ids/index.ts";

interface Copied {
  readonly table: string;
  /** The rows of the demo that are copied; `$1` are its people. */
  readonly rows: string;
  readonly order: string;
  /** Columns that must differ from copy to copy, with how; `mark` is unique to the copy. */
  readonly change?: Readonly<Record<string, (value: string, mark: string) => string>>;
}

// Posts that nobody was hired for: the others belong to contracts.
const POSTS =
  "select project_id from projects.projects where user_id = any ($1) and status in ('open', 'closed') and positions_filled = 0";
const PORTFOLIOS = "select portfolio_id from portfolios.portfolios where user_id = any ($1)";
const HANDLE_MAX = 30;
const HANDLE = (handle: string, mark: string): string => `${handle.slice(0, HANDLE_MAX - 1 - mark.length)}-${mark}`;

// Parents before children. Every id of a row that is copied becomes the copy's own, wherever it stands.
const TABLES: readonly Copied[] = [
  {
    table: "auth.accounts",
    rows: "user_id = any ($1)",
    order: "user_id",
    change: { email: (email, mark) => email.replace("@", `.${mark}@`) },
  },
  { table: "users.users", rows: "user_id = any ($1)", order: "user_id", change: { handle: HANDLE } },
  { table: "users.preferences", rows: "user_id = any ($1)", order: "user_id" },
  { table: "users.user_skills", rows: "user_id = any ($1)", order: "user_id" },
  { table: "users.user_interests", rows: "user_id = any ($1)", order: "user_id" },
  { table: "media.media", rows: "user_id = any ($1) and state = 'ready' and access = 'public'", order: "media_id" },
  {
    table: "media.attachments",
    rows: "media_id in (select media_id from media.media where user_id = any ($1) and access = 'public')",
    order: "media_id",
  },
  { table: "portfolios.portfolios", rows: "user_id = any ($1)", order: "portfolio_id" },
  { table: "portfolios.portfolios_tags", rows: `portfolio_id in (${PORTFOLIOS})`, order: "portfolio_id" },
  { table: "portfolios.items", rows: `portfolio_id in (${PORTFOLIOS})`, order: "item_id" },
  { table: "projects.projects", rows: `project_id in (${POSTS})`, order: "project_id" },
  { table: "projects.projects_tags", rows: `project_id in (${POSTS})`, order: "project_id" },
  { table: "projects.proposals", rows: `project_id in (${POSTS})`, order: "proposal_id" },
];
// Lists are sorted by these: each copy is a little older than the one before, never in the future.
const SHIFTED = new Set(["created_at", "updated_at", "published_at", "closed_at"]);
const MINUTES_APART = 7;
// Whose rows get a new identity; other ids (skills, topics, tags) stay what they are.
const IDENTITIES: Readonly<Record<string, string>> = {
  "auth.accounts": "user_id",
  "media.media": "media_id",
  "portfolios.portfolios": "portfolio_id",
  "portfolios.items": "item_id",
  "projects.projects": "project_id",
  "projects.proposals": "proposal_id",
};
const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

export interface Loaded {
  readonly table: string;
  readonly rows: number;
}

/** Adds `scale` times the demo's people, portfolios, pieces of work, posts and proposals, in one transaction. */
export async function multiplyDemo(
  client: pg.Client,
  peopleIds: readonly string[],
  scale: number,
): Promise<readonly Loaded[]> {
  const run = newToken(6)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "x");
  const loaded: Loaded[] = [];
  await client.query("begin");
  try {
    await client.query("set local statement_timeout = 0");
    const known = await identitiesOf(client, peopleIds);
    for (const copied of TABLES) {
      const columns = await columnsOf(client, copied.table);
      const read = (copy: number) => readCopy(client, copied, columns, peopleIds, copy);
      let rows = 0;
      for (let copy = 1; copy <= scale; copy += 1) {
        const mark = `${run}${copyLetters(copy)}`;
        rows += await copyRows(
          client,
          copied.table,
          columns,
          remade(await read(copy), copied, columns, { known, mark }),
        );
      }
      loaded.push({ table: copied.table, rows });
    }
    await client.query("commit");
  } catch (error) {
    await client.query("rollback");
    throw error;
  }
  for (const { table } of TABLES) await client.query(`analyze ${table}`);
  return loaded;
}

const LETTER_A = 97;
/** The number of a copy in letters that look like no other (`skeletonOf`): with digits, 1 is taken for l. */
export const copyLetters = (copy: number): string =>
  String(copy).replaceAll(/\d/g, (digit) => String.fromCharCode(LETTER_A + Number(digit)));

async function identitiesOf(client: pg.Client, peopleIds: readonly string[]): Promise<ReadonlySet<string>> {
  const known = new Set<string>();
  for (const { table, rows } of TABLES) {
    const column = IDENTITIES[table];
    if (!column) continue;
    const found = await client.query<{ id: string }>(`select ${column} as id from ${table} where ${rows}`, [peopleIds]);
    for (const { id } of found.rows) known.add(id);
  }
  return known;
}

/** The columns that are written, not computed. */
async function columnsOf(client: pg.Client, table: string): Promise<readonly string[]> {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped
      and attgenerated = '' order by attnum`,
    [table],
  );
  return rows.map((row) => row.name);
}

async function readCopy(
  client: pg.Client,
  { table, rows, order }: Copied,
  columns: readonly string[],
  peopleIds: readonly string[],
  copy: number,
): Promise<readonly TextRow[]> {
  const wanted = columns.map((column) => {
    const name = pg.escapeIdentifier(column);
    return SHIFTED.has(column) ? `(${name} - $2 * interval '${MINUTES_APART} minutes')::text` : `${name}::text`;
  });
  const found = await client.query<(string | null)[]>({
    text: `select ${wanted.join(", ")} from ${table} where ${rows} and $2::int > 0 order by ${order}`,
    values: [peopleIds, copy],
    rowMode: "array",
  });
  return found.rows;
}

function* remade(
  rows: readonly TextRow[],
  { change = {} }: Copied,
  columns: readonly string[],
  { known, mark }: { known: ReadonlySet<string>; mark: string },
): Generator<TextRow> {
  const ownId = (id: string): string => (known.has(id) ? idFromName(`${mark}:${id}`) : id);
  for (const row of rows)
    yield row.map((value, index) => {
      if (value === null) return null;
      const changed = change[columns[index] ?? ""]?.(value, mark) ?? value;
      return changed.replace(ID, ownId);
    });
}
