import { createRequire } from "node:module";
import { join } from "node:path";

export interface Architecture {
  /** Module name to the modules it may call. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly composition: readonly string[];
  /** `schema.table` that any module may read. */
  readonly sharedTables: readonly string[];
}

/** Reads `architecture.config.cjs` and refuses a table that names unknown modules or goes round in a circle. */
export function loadArchitecture(root: string): Architecture {
  // Checked below: the file is plain JavaScript so that any tool can read it.
  const config = createRequire(import.meta.url)(join(root, "architecture.config.cjs")) as Architecture;
  const names = new Set(Object.keys(config.modules));
  for (const [name, callees] of Object.entries(config.modules)) {
    const unknown = callees.find((callee) => !names.has(callee));
    if (unknown) throw new Error(`architecture.config.cjs: ${name} may call ${unknown}, which is not in the table`);
    if (reachableFrom(config.modules, name).has(name)) {
      throw new Error(`architecture.config.cjs: ${name} can call itself through others`);
    }
  }
  return config;
}

function reachableFrom(modules: Architecture["modules"], start: string): Set<string> {
  const reached = new Set<string>();
  const open = [...(modules[start] ?? [])];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (reached.has(next)) continue;
    reached.add(next);
    open.push(...(modules[next] ?? []));
  }
  return reached;
}

/** `due-diligence` keeps its tables in the PostgreSQL schema `due_diligence`. */
export function schemaOf(module: string): string {
  return module.replaceAll("-", "_");
}
