// The embedded server's process: where it runs, how it is started, and that it never outlives us. Loads nothing from npm,
// so that the database is on its way before the rest of Kogi is read.
import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, existsSync, openSync } from "node:fs";
import { chmod, chown, mkdir, readFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { StartError } from "../../start-error.ts";
import { makeCluster } from "./make-cluster.ts";
import { chooseDataFolder, programFolder, type RunAs, runAs, socketFolder } from "./place.ts";

export interface EmbeddedSettings {
  /** Where state lives; the cluster is made in its `pg18` folder. */
  readonly dataFolder: string;
  /** False only for throw-away test clusters: nothing is flushed to the disk. */
  readonly durable: boolean;
  readonly maxConnections: number;
  readonly sharedBuffersMb: number;
  /** A cluster to copy the first time (`npm run prepare` makes one); without it, or while it is not there, initdb. */
  readonly ready?: string;
}

export interface DatabaseProcess {
  readonly child: ChildProcess;
  /** The same server once more, where it ended by itself. */
  spawnAgain(): ChildProcess;
  readonly cluster: string;
  readonly address: { readonly host: string; readonly port: number };
  /** The folder that is really used, and whether it differs from the one asked for. */
  readonly dataFolder: string;
  readonly moved: boolean;
}

const OLD_SERVER_TIMEOUT_MS = 10_000;

export const readyCluster = (projectFolder: string): string => join(projectFolder, "build/database");

/** Kogi's own database, or null where the configuration names another server. */
export async function beginDatabase(config: {
  readonly databaseUrl: string | null;
  readonly dataFolder: string;
  readonly projectFolder: string;
}): Promise<DatabaseProcess | null> {
  if (config.databaseUrl) return null;
  return spawnDatabase({
    dataFolder: config.dataFolder,
    durable: true,
    maxConnections: 60,
    sharedBuffersMb: 256,
    ready: readyCluster(config.projectFolder),
  });
}

/**
 * Starts a real PostgreSQL 18 on a unix socket (TCP on loopback where there are no unix sockets), making the cluster
 * the first time; it does not answer yet (`untilReady` in launcher.ts). The server stops with this process, whatever
 * ends it: a watcher holds a pipe that breaks.
 */
export async function spawnDatabase(settings: EmbeddedSettings): Promise<DatabaseProcess> {
  const user = await runAs();
  const { folder, moved } = chooseDataFolder(settings.dataFolder, user);
  await mkdir(folder, { recursive: true });
  const native = await programFolder(folder, user);
  const cluster = join(folder, "pg18");
  await refuseSecondServer(cluster);
  await makeCluster(native, cluster, { user, ready: settings.ready ?? null });
  const socket = process.platform === "win32" ? null : socketFolder(cluster);
  if (socket) await makeSocketFolder(socket, user);
  const port = socket ? 5432 : await freePort();
  const spawnAgain = () => spawnServer(native, cluster, serverArguments(settings, socket, port), user);
  const address = { host: socket ?? "127.0.0.1", port };
  return { child: spawnAgain(), spawnAgain, cluster, address, dataFolder: folder, moved };
}

function serverArguments(settings: EmbeddedSettings, socket: string | null, port: number): readonly string[] {
  const options: Record<string, string> = {
    listen_addresses: socket ? "" : "127.0.0.1",
    port: String(port),
    max_connections: String(settings.maxConnections),
    shared_buffers: `${settings.sharedBuffersMb}MB`,
    fsync: settings.durable ? "on" : "off",
    synchronous_commit: settings.durable ? "on" : "off",
    full_page_writes: settings.durable ? "on" : "off",
    max_wal_size: "2GB",
    log_min_messages: "warning",
    timezone: "UTC",
  };
  if (socket) options.unix_socket_directories = socket;
  // After a crash the files are flushed before anything is replayed: all at once, where one by one takes 2 to 11 s.
  if (process.platform === "linux") options.recovery_init_sync_method = "syncfs";
  return Object.entries(options).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
}

/** A server that is still going down after its owner died is waited for; one in use is refused at once. */
export async function refuseSecondServer(cluster: string, timeoutMs = OLD_SERVER_TIMEOUT_MS): Promise<void> {
  const pidFile = join(cluster, "postmaster.pid");
  const deadline = performance.now() + timeoutMs;
  while (existsSync(pidFile)) {
    const pid = Number((await readFile(pidFile, "utf8").catch(() => "")).split("\n")[0]);
    if (!pid || !(await isPostgresOf(pid, cluster))) return;
    const owner = await readFile(join(cluster, "kogi.owner"), "utf8").catch(() => "");
    if (owner && isAlive(Number(owner)) && Number(owner) !== process.pid)
      throw new StartError(
        `Another Kogi (process ${owner}) already runs on ${cluster}; stop it or set KOGI_DATA to another folder.`,
      );
    if (performance.now() > deadline)
      throw new StartError(
        `A database server (process ${pid}) still runs on ${cluster} and does not stop; end it and start again.`,
      );
    await sleep(50);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** Guards against a reused pid: the process must be a postgres of this very cluster (where /proc can tell). */
async function isPostgresOf(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const told = (file: string) => readFile(`/proc/${pid}/${file}`, "utf8").catch(() => null);
  const commandLine = await told("cmdline");
  // One that was killed gives its memory back first, and its command line with it, and is there for a while yet.
  if (commandLine === "") return (await told("comm"))?.trim() === "postgres";
  return commandLine === null || commandLine.includes(cluster);
}

async function makeSocketFolder(socket: string, user: RunAs | null): Promise<void> {
  await mkdir(socket, { recursive: true, mode: 0o700 });
  if (user) await chown(socket, user.uid, user.gid);
  await chmod(socket, 0o700);
}

// The watcher: `cat` returns when this process is gone and its end of the pipe with it; then the server is asked
// for a fast shutdown. `exec 3<&-` keeps the pipe out of the server itself.
const WATCHER = `
"$@" 3<&- &
server=$!
trap 'kill -INT $server 2>/dev/null' TERM INT
(cat <&3 >/dev/null; kill -INT $server 2>/dev/null) &
watcher=$!
wait $server
status=$?
while kill -0 $server 2>/dev/null; do wait $server; done
kill $watcher 2>/dev/null
exit $status
`;

function spawnServer(native: string, cluster: string, args: readonly string[], user: RunAs | null): ChildProcess {
  const log = openSync(join(cluster, "..", "postgres.log"), "a");
  const binary = join(native, "bin", process.platform === "win32" ? "postgres.exe" : "postgres");
  const env = { LD_LIBRARY_PATH: join(native, "lib"), PATH: process.env.PATH ?? "", LC_ALL: "C" };
  const command = process.platform === "win32" ? binary : "/bin/sh";
  const allArgs =
    process.platform === "win32"
      ? ["-D", cluster, ...args]
      : ["-c", WATCHER, "kogi-db", binary, "-D", cluster, ...args];
  const child = spawn(command, allArgs, {
    ...(user ?? {}),
    cwd: cluster,
    env,
    // Its own process group: Ctrl-C reaches Kogi first, which stops the server last.
    detached: true,
    stdio: ["ignore", log, log, "pipe"],
  });
  closeSync(log); // the server has its own
  // Ends the watcher's `cat`, which would wait for ever where the server ended by itself.
  child.once("exit", () => child.stdio[3]?.destroy());
  return child;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === "string") throw new Error("no free port on the loopback address");
  return address.port;
}
