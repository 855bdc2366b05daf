// What the application asks the database while something happens, and how the database means to answer.
import pg from "pg";
import type { World } from "#test/world.ts";

interface Asked {
  readonly text: string;
  readonly values: unknown[];
}
type Query = (this: pg.Client, ...call: unknown[]) => unknown;

/** Every read that is sent while `work` runs. */
export async function readsDuring(work: () => Promise<unknown>): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const clients = pg.Client.prototype as unknown as { query: Query }; // its overloads are not needed here
  const { query } = clients;
  clients.query = function (...call) {
    const [first, values] = call;
    const named = typeof first === "object" && first !== null && "text" in first ? (first as Asked) : null;
    const one = named ?? { text: String(first), values: values as unknown[] };
    if (/^\s*(select|with)\b/i.test(one.text)) asked.push({ text: one.text, values: [...(one.values ?? [])] });
    return query.apply(this, call);
  };
  try {
    await work();
  } finally {
    clients.query = query;
  }
  return asked;
}

interface Plan {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Schema?: string;
  readonly Plans?: readonly Plan[];
}

/** The tables that a read goes through from end to end, as `schema.table`. */
export async function tablesReadWhole(kogi: World, { text, values }: Asked): Promise<readonly string[]> {
  return kogi.platform.owner(async (client) => {
    const { rows } = await client.query(`explain (format json, verbose) ${text}`, values);
    // What `format json` gives: one row with one list of one plan.
    return wholeReads((rows[0] as { "QUERY PLAN": readonly { Plan: Plan }[] })["QUERY PLAN"][0]?.Plan);
  });
}

function wholeReads(plan: Plan | undefined): string[] {
  if (!plan) return [];
  const own = plan["Node Type"] === "Seq Scan" ? [`${plan.Schema}.${plan["Relation Name"]}`] : [];
  return [...own, ...(plan.Plans ?? []).flatMap(wholeReads)];
}
