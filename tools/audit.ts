// `npm run verify -- audit`: does a package we use have a known grave fault? Exit 1 if so. A registry that answers no
// audits leaves the question open, and says so.
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { judgeAudit } from "./packages/judge-audit.ts";

const LIMIT_MS = 120_000;

const { stdout } = spawnSync("npm", ["audit", "--json", "--audit-level=high"], {
  cwd: join(import.meta.dirname, ".."),
  encoding: "utf8",
  timeout: LIMIT_MS,
  maxBuffer: 64 * 1_048_576,
});
const { line, failed } = judgeAudit(stdout ?? "");
process.stdout.write(`${line}\n`);
process.exit(failed ? 1 : 0);
