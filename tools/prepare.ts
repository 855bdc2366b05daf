// Builds what is missing or whose sources changed since the last build, and says so. `--force` builds everything.
import { join } from "node:path";
import { takeBuildLock } from "./prepare/build-lock.ts";
import { readParts, type StatefulPart } from "./prepare/parts.ts";

const ROOT = join(import.meta.dirname, "..");

async function make({ what, make, freshness }: StatefulPart): Promise<void> {
  const startedMs = performance.now();
  const why = freshness.state === "never built" ? "first time" : "sources changed";
  process.stdout.write(`Building the ${what} (${why}) ...\n`);
  freshness.forget();
  await make(ROOT);
  freshness.remember();
  process.stdout.write(`Built the ${what} in ${Math.round(performance.now() - startedMs)} ms.\n`);
}

// What is stale is asked under the lock: whoever waited for another build finds what that one made.
const release = takeBuildLock(ROOT, (owner) => {
  process.stdout.write(`Waiting for the build that runs here already (process ${owner}) ...\n`);
});
process.on("exit", release);
for (const part of readParts(ROOT)) {
  if (part.freshness.state === "fresh" && !process.argv.includes("--force")) continue;
  try {
    await make(part);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.stderr.write(
      `The ${part.what} could not be built${part.optional ? "; the first start will be slower" : ""}.\n`,
    );
    if (!part.optional) process.exit(1);
  }
}
