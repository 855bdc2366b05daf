import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { judgeReference, type Repository } from "./docs/judge.ts";
import { referencesIn } from "./docs/references.ts";
import { shownByFaults } from "./docs/shown-by.ts";
import { listFiles } from "./list-files.ts";
import { type Problem, printReport, type Report } from "./report.ts";

const modulesFolder = "apps/api/src/modules";
const places = ["README.md", "CONTRIBUTING.md", "docs", "apps", "packages", "db", "tools", "bench", "chaos", ".ci"];

/** Every link, path, script, setting, table, event and error code that a document names exists. */
export function checkDocs(root: string): Report {
  const repository = readRepository(root);
  const documents = repository.files.filter((file) => file.endsWith(".md"));
  let references = 0;
  const problems: Problem[] = [...checkModuleDoors(root, repository.modules)];
  for (const document of documents) {
    const text = readFileSync(join(root, document), "utf8");
    const found = referencesIn(text);
    references += found.length;
    for (const reference of found) {
      const says = judgeReference(reference, document, repository);
      if (says) problems.push({ file: document, line: reference.line, says });
    }
    // By its path, or by its name alone, as documents beside the tests do; whether that exists is judged above.
    const shown = shownByFaults(text, (path) => repository.files.some((file) => `/${file}`.endsWith(`/${path}`)));
    problems.push(...shown.map((fault) => ({ file: document, ...fault })));
  }
  return { name: "docs", seen: documents.length, seenWhat: `documents, ${references} references`, problems };
}

function checkModuleDoors(root: string, modules: readonly string[]): Problem[] {
  return modules.flatMap((module) =>
    ["README.md", "index.ts"]
      .filter((name) => !existsSync(join(root, modulesFolder, module, name)))
      .map((name) => ({ file: `${modulesFolder}/${module}`, says: `has no ${name}` })),
  );
}

function readRepository(root: string): Repository {
  const files = listFiles(root, places);
  const read = (path: string): string => readFileSync(join(root, path), "utf8");
  // Our own package.json; scripts and imports are maps of strings.
  const manifest = JSON.parse(read("package.json")) as {
    scripts: Record<string, string>;
    imports: Record<string, string>;
  };
  const modules = existsSync(join(root, modulesFolder)) ? readdirSync(join(root, modulesFolder)) : [];
  const codeFiles = files.filter((file) => /\.(ts|tsx|sql|mjs)$/.test(file) && !/\.(test|e2e|wide)\./.test(file));
  return {
    root,
    files,
    scripts: new Set(Object.keys(manifest.scripts)),
    aliases: manifest.imports,
    modules,
    madeLater: madeLater(root),
    code: codeFiles.map(read).join("\n") + namesMadeInCode(codeFiles.map(read)),
    headingsOf: (path) => new Set([...read(path).matchAll(/^#+ (.+)$/gm)].map((match) => slug(match[1] ?? ""))),
  };
}

function madeLater(root: string): ReadonlySet<string> {
  const file = join(root, ".gitignore");
  const lines = existsSync(file) ? readFileSync(file, "utf8").split("\n") : [];
  return new Set(lines.flatMap((line) => /^\/([\w.-]+)\/$/.exec(line)?.[1] ?? []));
}

/** `defineErrors("milestone", { notFunded: ... })` makes `milestone.not_funded`, which stands nowhere as it is. */
function namesMadeInCode(texts: readonly string[]): string {
  const names = texts.flatMap((text) =>
    [...text.matchAll(/defineErrors\("([\w-]+)",\s*\{([\s\S]*?)\n\}\)/g)].flatMap(([, noun, body]) =>
      [...(body ?? "").matchAll(/^\s*(\w+):\s*\[/gm)].map(
        ([, key]) => `${noun}.${key?.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`,
      ),
    ),
  );
  return names.join("\n");
}

/** As GitHub makes an anchor of a heading. */
function slug(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} _-]/gu, "")
    .replaceAll(" ", "-");
}

if (import.meta.main) printReport(checkDocs(process.cwd()));
