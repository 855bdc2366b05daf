import { readdirSync } from "node:fs";
import { join } from "node:path";

const skippedFolders = new Set(["node_modules", ".git", ".react-router", "build", "data", "coverage", "tmp"]);

/** Every file below the given folders, or single files; those that do not exist are left out. */
export function listFiles(root: string, starts: readonly string[]): string[] {
  const found: string[] = [];
  const visit = (path: string): void => {
    for (const entry of readdirSync(join(root, path), { withFileTypes: true })) {
      if (entry.isDirectory()) {
        if (!skippedFolders.has(entry.name)) visit(`${path}/${entry.name}`);
      } else if (entry.isFile()) found.push(`${path}/${entry.name}`);
    }
  };
  const top = new Map(readdirSync(root, { withFileTypes: true }).map((entry) => [entry.name, entry]));
  for (const start of starts) {
    const entry = top.get(start);
    if (entry?.isDirectory()) visit(start);
    else if (entry?.isFile()) found.push(start);
  }
  return found.toSorted();
}
