// Reads that nearly every request makes, and writes: planned once a connection; the reads are written once a process.
import type { Compilable, CompiledQuery, RawBuilder } from "kysely";
import pg from "pg";
import type { Db } from "./index.ts";
import { createSilence, SILENCE_LIMIT_MS, type Silence } from "./silence.ts";
import { sqlStateOf } from "./violations.ts";

/** Stands where a parameter will be. */
class Place<P> {
  readonly key: keyof P;
  constructor(key: keyof P) {
    this.key = key;
  }
}

const namesOfStatements = new Map<string, string>();

/**
 * A read under a name of its own. `build` runs once, with a place for each parameter, so it must not look at them. Only
 * for reads whose best plan is the same for all parameters: by key, never lists with filters.
 */
export function prepared<P extends object, O>(
  name: string,
  build: (db: Db, parameters: P) => Compilable<O>,
): (db: Db, parameters: P) => Promise<O[]> {
  let known: CompiledQuery<O> | null = null;
  return async (db, parameters) => {
    known ??= nameStatement(name, build(db, places<P>()).compile());
    const values = known.parameters.map((value) => (value instanceof Place ? valueAt(parameters, value) : value));
    return (await db.executeQuery<O>({ ...known, parameters: values })).rows;
  };
}

// Every key has its place; what is typed as a value is only ever handed on to the query.
const places = <P extends object>(): P => new Proxy({}, { get: (_target, key) => new Place<P>(key as keyof P) }) as P;

function valueAt<P>(parameters: P, place: Place<P>): P[keyof P] {
  return parameters[place.key];
}

/** Runs a statement that is written anew each time and always reads the same, under its name. */
export async function runNamed<O>(db: Db, name: string, statement: RawBuilder<O>): Promise<O[]> {
  return (await db.executeQuery<O>(nameStatement(name, statement.compile(db)))).rows;
}

function nameStatement<O>(name: string, query: CompiledQuery<O>): CompiledQuery<O> {
  namesOfStatements.set(query.sql, name);
  return query;
}

// Far more than a process writes by itself; a text with a value in it would be another each time.
const STATEMENTS_MAX = 2_000;
const LENGTH_MAX = 4_000;
/** "cached plan must not change result type", as a state; other statements that PostgreSQL cannot do have it too. */
export const RESULT_CHANGED = "0A000";
const namesOfAll = new Map<string, string>();

const BEGUN = { command: "BEGIN", rowCount: null, rows: [], fields: [] };

function nameByItself(text: string, values: unknown): string | undefined {
  if (!Array.isArray(values) || values.length === 0 || text.length > LENGTH_MAX) return undefined;
  const known = namesOfAll.get(text);
  if (known !== undefined || namesOfAll.size >= STATEMENTS_MAX) return known;
  const name = `said.${namesOfAll.size}`;
  namesOfAll.set(text, name);
  return name;
}

// What goes in, changes by its key, or is found by one value or by the id of something: as a rule the plan is the same
// whatever the values are, and PostgreSQL plans anew for each value where that is cheaper. The second is a job on its way,
// whose long statement takes ten times as long to plan as to run.
const ALWAYS_ALIKE = [
  /^(insert into|update) /i,
  /^\s*with ins as \(\s*insert into /i,
  /^select [^$]+ from [\w".]+ where [\w".]+ (= \$1|in \(\$1\))( for update)?$/i,
  /^select [^$]+ from [\w".]+ where [\w.]*"\w+_id" (= \$1|in \(\$1\))( and [\w".]+ (= \$\d+|is null))*( for update)?$/i,
];

/**
 * A connection that sends named statements by their name, which spares the server parsing and planning them again. What
 * is written or read by one value or id has a name by itself; other reads have one when they are `prepared`.
 */
export class NamingClient extends pg.Client {
  readonly #silence: Silence;
  #namesNothing = false;

  constructor(config: pg.ClientConfig & { readonly silenceLimitMs?: number } = {}) {
    super(config);
    this.#silence = createSilence(this, config.silenceLimitMs ?? SILENCE_LIMIT_MS);
  }

  // The shapes that Kysely and a pool call with; pg's overloads know many more, which pass through.
  override query(...call: readonly unknown[]): never {
    const [text, values, ...rest] = call;
    if (text === "begin") return this.beginWithNext(call);
    if (typeof text !== "string" || this.#namesNothing) return this.send(...call);
    const name = namesOfStatements.get(text) ?? (this.isNamed(text) ? nameByItself(text, values) : undefined);
    if (name === undefined) return this.send(...call);
    const sent: unknown = this.send({ name, text, values }, ...rest);
    // What pg's own gives, and what stands for it.
    return (sent instanceof Promise ? sent.catch((error) => this.sendAnew(call, error)) : sent) as never;
  }

  // Who begins waits for no answer: the first statement goes out in the same packet. Should the server refuse just the
  // beginning, which nothing but somebody's cancelling it makes it do, the connection is given up.
  private beginWithNext(call: readonly unknown[]): never {
    const { stream } = this.connection;
    stream.cork();
    const sent: unknown = this.send(...call);
    if (sent instanceof Promise) sent.catch((error) => stream.destroy(error));
    setImmediate(() => stream.uncork());
    return Promise.resolve(BEGUN) as never; // as above: what pg's own gives
  }

  // A newer release has changed a table meanwhile. Outside of a transaction nobody notices; in one, it is begun anew.
  private async sendAnew(call: readonly unknown[], error: unknown): Promise<unknown> {
    if (sqlStateOf(error) !== RESULT_CHANGED) throw error;
    this.#namesNothing = true;
    return (this.send(...call) as Promise<unknown>).catch(() => {
      throw error;
    });
  }

  protected isNamed(text: string): boolean {
    return ALWAYS_ALIKE.some((pattern) => pattern.test(text));
  }

  private send(...call: readonly unknown[]): never {
    // The same shape for pg's own.
    const send = super.query as (...args: readonly unknown[]) => never;
    const sent = send.apply(this, [...call]);
    this.#silence.watch(call[0], sent);
    return sent;
  }
}

/** As `NamingClient`, for a process that says the same few hundred things thousands of times: names whatever it sends. */
export class NamingAllClient extends NamingClient {
  protected override isNamed(): boolean {
    return true;
  }
}
