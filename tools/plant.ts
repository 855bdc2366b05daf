import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { onTestFinished } from "vitest";

export const repositoryRoot = resolve(import.meta.dirname, "..");

/**
 * Writes a small repository for one test and gives its root: each check is shown a violation that it must find.
 * `copied` names files taken over from the real repository as they are.
 */
export function plant(files: Readonly<Record<string, string>>, copied: readonly string[] = []): string {
  const root = mkdtempSync(join(tmpdir(), "kogi-plant-"));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  for (const path of copied) copyFileSync(join(repositoryRoot, path), join(root, path));
  return root;
}
