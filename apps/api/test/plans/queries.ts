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
  /** Inner: of a join, what is asked for the rows of the other side. */
  readonly "Parent Relationship"?: string;
  readonly "Relation Name"?: string;
  readonly "Subplan Name"?: string;
  readonly Filter?: string;
  readonly Schema?: string;
  readonly Plans?: readonly Plan[];
}

interface Reads {
  /** Tables that a read goes through from end to end, as `schema.table`, each as often as it does. */
  readonly whole: readonly string[];
  /** Those of them that it goes through anew for every row of something else. */
  readonly again: readonly string[];
}

export async function readsOf(kogi: World, { text, values }: Asked): Promise<Reads> {
  return kogi.platform.owner(async (client) => {
    const { rows } = await client.query(`explain (format json, verbose) ${text}`, values);
    // What `format json` gives: one row with one list of one plan.
    const plan = (rows[0] as { "QUERY PLAN": readonly { Plan: Plan }[] })["QUERY PLAN"][0]?.Plan;
    const whole: string[] = [];
    const again: string[] = [];
    const walk = (node: Plan, isRepeated: boolean) => {
      if (node["Node Type"] === "Seq Scan") {
        const table = `${node.Schema}.${node["Relation Name"]}`;
        whole.push(table);
        if (isRepeated) again.push(table);
      }
      for (const child of node.Plans ?? []) walk(child, isRepeated || runsForEachRow(node, child));
    };
    if (plan) walk(plan, false);
    return { whole, again };
  });
}

/** The inner side of a loop, kept or not, and a subquery that is not hashed once. */
function runsForEachRow(parent: Plan, child: Plan): boolean {
  const relation = child["Parent Relationship"];
  if (relation === "SubPlan") return !(parent.Filter ?? "").includes(`hashed ${child["Subplan Name"]}`);
  return relation === "Inner" && parent["Node Type"] === "Nested Loop";
}

/** The tables that a read goes through from end to end. */
export async function tablesReadWhole(kogi: World, asked: Asked): Promise<readonly string[]> {
  return (await readsOf(kogi, asked)).whole;
}
