import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { readParts } from "./parts.ts";

/** Builds what is stale, in a process of its own: a bundler's memory and handlers are nothing for a server to keep. */
export function refreshParts(root: string): void {
  if (readParts(root).every((part) => part.freshness.state === "fresh")) return;
  const { status } = spawnSync(process.execPath, [join(root, "tools/prepare.ts")], { stdio: "inherit" });
  if (status !== 0) process.exit(status ?? 1);
}
