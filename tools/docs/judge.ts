import { existsSync, globSync } from "node:fs";
import { join, posix } from "node:path";
import type { Reference } from "./references.ts";

/** What the repository has: the answers a document's references are held against. */
export interface Repository {
  readonly root: string;
  readonly files: readonly string[];
  readonly scripts: ReadonlySet<string>;
  readonly aliases: Readonly<Record<string, string>>;
  readonly modules: readonly string[];
  /** What exists only while Kogi runs or after a build, as .gitignore names it: `data`, `build`. */
  readonly madeLater: ReadonlySet<string>;
  /** All code and migrations as one text, for names that are strings there. */
  readonly code: string;
  headingsOf(path: string): ReadonlySet<string>;
}

/** Why a document's reference is wrong, or null. */
export function judgeReference({ kind, name }: Reference, document: string, repository: Repository): string | null {
  if (kind === "link") return judgeLink(name, document, repository);
  if (kind === "script") return repository.scripts.has(name) ? null : `package.json has no script "${name}"`;
  if (kind === "program") return judgeProgram(name, repository);
  if (kind === "setting") return repository.code.includes(name) ? null : `no code reads ${name}`;
  if (kind === "alias") return judgeAlias(name, repository);
  if (kind === "dotted") return judgeDotted(name, repository);
  return pathExists(name, document, repository) ? null : `there is no ${name}`;
}

function judgeLink(target: string, document: string, repository: Repository): string | null {
  const [path = "", anchor] = target.split("#");
  const file = path === "" ? document : posix.join(posix.dirname(document), path);
  if (!existsSync(join(repository.root, file))) return `the link ${target} leads nowhere`;
  if (!anchor || !file.endsWith(".md")) return null;
  return repository.headingsOf(file).has(anchor) ? null : `${file} has no heading "${anchor}"`;
}

/** `bench ledger` is `bench/ledger.ts`; a journey lies wherever the journeys are. */
function judgeProgram(name: string, repository: Repository): string | null {
  const [script, word] = name.split(" ");
  const folder = script === "journey" ? "journeys?" : script;
  const wanted = new RegExp(`(^|/)${folder}/(.+/)?${word}(/index|\\.${script})?\\.ts$`);
  return repository.files.some((file) => wanted.test(file)) ? null : `"npm run ${script} -- ${word}" has no program`;
}

function judgeAlias(name: string, { aliases, root }: Repository): string | null {
  const known = Object.entries(aliases).find(([pattern]) => {
    const [before = "", after] = pattern.split("*");
    return after === undefined ? name === pattern : name.startsWith(before);
  });
  if (!known) return `package.json has no import ${name}`;
  const [pattern, target] = known;
  const path = target.replace("*", name.slice(pattern.indexOf("*")));
  return path.includes("*") || existsSync(join(root, path)) ? null : `there is no ${name}`;
}

/** `payments.entries`, `contracts.completed`: a table, event or error of a module that exists must exist too. */
function judgeDotted(name: string, { modules, code }: Repository): string | null {
  const [owner = ""] = name.split(".");
  const isOurs =
    owner === "platform" || modules.some((module) => module === owner || module.replaceAll("-", "_") === owner);
  return !isOurs || code.includes(name) ? null : `no code and no migration knows ${name}`;
}

function pathExists(name: string, document: string, { root, files, madeLater }: Repository): boolean {
  const pattern = name.replace(/<[^>]*>|\bN+(?=_)/g, "*").replace(/\/$/, "");
  if (madeLater.has(posix.normalize(pattern).split("/")[0] ?? "")) return true;
  const folder = posix.dirname(document);
  const starts = ["", folder === "." ? "" : `${folder}/`];
  const isGlob = /[*{]/.test(pattern);
  if (
    starts.some((start) =>
      isGlob ? globSync(start + pattern, { cwd: root }).length > 0 : existsSync(join(root, start + pattern)),
    )
  ) {
    return true;
  }
  // A word with a slash that starts nowhere in the repository is a media type or a time zone, not a path.
  const first = pattern.split("/")[0] ?? "";
  const hasExtension = /\.\w+$/.test(pattern);
  if (!hasExtension) return !existsSync(join(root, first)) && !existsSync(join(root, folder, first));
  return files.some((file) => file.endsWith(`/${pattern}`));
}
