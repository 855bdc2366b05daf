import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Architecture, loadArchitecture } from "./boundaries/architecture.ts";
import { findCycles } from "./boundaries/cycles.ts";
import { judgeEdge } from "./boundaries/edges.ts";
import { type Imports, importsOf } from "./boundaries/imports.ts";
import { checkMigration } from "./boundaries/migrations.ts";
import { checkModuleSql } from "./boundaries/module-sql.ts";
import { createResolver } from "./boundaries/resolve.ts";
import { moduleOf, zoneOf } from "./boundaries/zones.ts";
import { listFiles } from "./list-files.ts";
import { type Problem, printReport, type Report } from "./report.ts";
import { isCode, isTest, readSources, type Source } from "./sources.ts";

export interface BoundariesReport extends Report {
  readonly edges: number;
  readonly statements: number;
}

/** Every import and every SQL statement of the repository against `architecture.config.cjs`. */
export function checkBoundaries(root: string, sources: readonly Source[] = readSources(root)): BoundariesReport {
  const architecture = loadArchitecture(root);
  const problems: Problem[] = [...checkModuleFolders(root, architecture)];
  // Every file counts as a target, pictures and JSON too: an import of something that is not there is a problem.
  const files = new Set(listFiles(root, ["apps", "packages", "db", "tools", "bench", "chaos", "docs", "package.json"]));
  const resolve = createResolver(readAliases(root), files);
  const graph = new Map<string, string[]>();
  let edges = 0;
  let statements = 0;

  for (const source of sources.filter(isCode)) {
    const tree = source.tree();
    if ("parseError" in tree) {
      problems.push({ file: source.path, says: `does not parse: ${tree.parseError}` });
      continue;
    }
    const found = importsOf(source, tree);
    const judged = judgeImports(source, found, resolve, architecture);
    problems.push(...judged.problems);
    graph.set(source.path, judged.loads);
    edges += found.imports.length;

    const owner =
      moduleOf(source.path) ?? (zoneOf(source.path, architecture).kind === "platform" ? "platform" : undefined);
    if (owner && !isTest(source.path)) {
      const sql = checkModuleSql(source, tree, owner, architecture);
      problems.push(...sql.problems);
      statements += sql.statements;
    }
  }
  for (const cycle of findCycles(graph)) {
    problems.push({ file: cycle[0] ?? "", says: `load each other in a circle: ${cycle.join(" -> ")}` });
  }
  const migrations = sources.filter((source) => source.path.startsWith("db/migrations/"));
  problems.push(...migrations.flatMap((source) => checkMigration(source, architecture)));
  return {
    name: "boundaries",
    seen: graph.size,
    seenWhat: `files, ${edges} imports, ${statements} statements`,
    problems,
    edges,
    statements,
  };
}

// Elsewhere a computed import is how built files, seeds and plug-in points are found.
const mustNameItsTargets = /^(apps\/api\/src\/(modules|events)|apps\/web\/app|packages)\//;

interface Judged {
  readonly problems: readonly Problem[];
  /** Files that are loaded when this one is; types and lazy imports are not. */
  readonly loads: string[];
}

function judgeImports(
  source: Source,
  { imports, computed }: Imports,
  resolve: ReturnType<typeof createResolver>,
  architecture: Architecture,
): Judged {
  const problems: Problem[] = [];
  const loads: string[] = [];
  for (const { specifier, line, typesOnly, dynamic } of imports) {
    const target = resolve(source.path, specifier);
    if (target.kind === "missing") {
      problems.push({ file: source.path, line, says: `no such file: ${target.tried} (write the extension too)` });
    }
    if (target.kind !== "file") continue;
    const says = judgeEdge({ from: source.path, to: target.path, typesOnly }, architecture);
    if (says) problems.push({ file: source.path, line, says });
    if (!typesOnly && !dynamic) loads.push(target.path);
  }
  if (mustNameItsTargets.test(source.path)) {
    for (const line of computed) {
      problems.push({ file: source.path, line, says: "an import whose target is computed cannot be checked" });
    }
  }
  return { problems, loads };
}

function checkModuleFolders(root: string, architecture: Architecture): Problem[] {
  const folder = join(root, "apps/api/src/modules");
  if (!existsSync(folder)) return [{ file: "apps/api/src/modules", says: "there are no modules to check" }];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => !entry.isDirectory() || !(entry.name in architecture.modules))
    .map((entry) => ({ file: `apps/api/src/modules/${entry.name}`, says: "is no module of architecture.config.cjs" }));
}

function readAliases(root: string): Record<string, string> {
  // package.json is ours and its imports map is made of strings.
  return (JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as { imports: Record<string, string> }).imports;
}

if (import.meta.main) printReport(checkBoundaries(process.cwd()));
