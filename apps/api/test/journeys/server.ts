// A server of one's own for a journey or a chaos run: the real program in its own process, on a free port.
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chmod, mkdtemp, readdir, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const PROJECT = join(import.meta.dirname, "../../../..");
const READY_LIMIT_MS = 180_000;
// The first start builds what has changed, which takes minutes where much else runs.
const BUILT_LIMIT_MS = 900_000;
const DOWN_LIMIT_MS = 30_000;

export interface RunningServer {
  readonly origin: string;
  readonly process: ChildProcess;
  readonly dataFolder: string;
  /** Everything it wrote, for the report of a failure. */
  output(): string;
  stop(): Promise<void>;
}

export interface ServerOptions {
  /** Starts on this folder and port instead of fresh ones: a restart. */
  readonly dataFolder?: string;
  readonly port?: number;
  readonly environment?: Readonly<Record<string, string>>;
  /** Keeps the data folder when the server stops. */
  readonly keep?: boolean;
  /** Begins as a person does, with `npm start`; else one step further on, so that signals reach the server itself. */
  readonly byNpm?: boolean;
}

// Started again, it is the very program that ran before, also when somebody changed a source meanwhile: to build it anew
// between a kill and its end would count as the time the server was away.
let built = false;

/** Starts Kogi without demo content and waits until it is ready. DATABASE_URL is passed on when it is set. */
export async function startServer(options: ServerOptions = {}): Promise<RunningServer> {
  const dataFolder = options.dataFolder ?? (await makeDataFolder());
  const port = options.port ?? (await freePort());
  const origin = `http://localhost:${port}`;
  const environment = {
    ...process.env,
    PORT: String(port),
    PUBLIC_URL: origin,
    KOGI_DATA: dataFolder,
    KOGI_DEMO: "off",
    KOGI_RATE_SCALE: "1000",
    LOG_LEVEL: "warn",
    ...options.environment,
  };
  const [command, args] = options.byNpm
    ? ["npm", ["start"]]
    : [
        process.execPath,
        built ? ["--enable-source-maps", join(PROJECT, "build/server/server.js")] : [join(PROJECT, "tools/start.ts")],
      ];
  const child = spawn(command, args, {
    cwd: options.byNpm ? PROJECT : undefined,
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (output += String(data)));
  try {
    await untilReady(origin, child, () => output);
    built = true;
  } catch (error) {
    child.kill("SIGKILL");
    throw error;
  }
  return {
    origin,
    process: child,
    dataFolder,
    output: () => output,
    async stop() {
      if (child.exitCode === null && child.signalCode === null) {
        const ended = once(child, "exit");
        child.kill("SIGTERM");
        await ended;
        // npm is gone before what it started is.
        if (options.byNpm) await untilDown(dataFolder);
      }
      if (!options.keep) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** Resolves when no database runs on the folder any more, or after the time that a graceful stop may take. */
async function untilDown(dataFolder: string): Promise<void> {
  const clusters = (await readdir(dataFolder)).filter((name) => name.startsWith("pg"));
  const deadline = performance.now() + DOWN_LIMIT_MS;
  while (clusters.some((name) => existsSync(join(dataFolder, name, "postmaster.pid"))) && performance.now() < deadline)
    await sleep(20);
}

/** Open to the database's user: from a folder for its owner alone, root's Kogi would move elsewhere and stay there. */
export async function makeDataFolder(what = "run"): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), `kogi-${what}-`));
  await chmod(folder, 0o755);
  return folder;
}

async function untilReady(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + (built ? READY_LIMIT_MS : BUILT_LIMIT_MS);
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the server ended while starting:\n${output()}`);
    const answer = await fetch(`${origin}/readyz`).catch(() => null);
    if (answer?.ok) return;
    await sleep(20);
  }
  throw new Error(`the server was not ready in time:\n${output()}`);
}

export async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  if (address === null || typeof address === "string") throw new Error("no free port");
  return address.port;
}
