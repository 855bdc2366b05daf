import { accessSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import type { Config } from "./config/index.ts";

/** Why Kogi does not start, in a sentence for whoever starts it: no stack helps them. */
export class StartError extends Error {
  constructor(sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = "StartError";
  }
}

/** Makes the folder for state. Throws `StartError` where that is no folder, or none that can be written to. */
export function requireDataFolder({ dataFolder }: Pick<Config, "dataFolder">): void {
  const refuse = (why: string, cause?: unknown) =>
    new StartError(`KOGI_DATA is ${dataFolder}, where Kogi cannot keep its state (${why}).`, cause);
  try {
    makeFolder(dataFolder);
    accessSync(dataFolder, constants.W_OK);
  } catch (error) {
    const code = codeOf(error);
    throw refuse(code === "ENOTDIR" ? "it is a file" : (code ?? "no folder"), error);
  }
  if (!statSync(dataFolder).isDirectory()) throw refuse("it is a file");
}

// Node's own recursive way never comes back from where nobody may make anything, such as /proc.
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  try {
    mkdirSync(folder);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw error; // another start made it
  }
}

const AWAY = ["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "ETIMEDOUT", "EHOSTUNREACH", "ENETUNREACH", "ECONNRESET"];
// What a server says to whom it does not let in (PostgreSQL, appendix A): credentials, no such database or role.
const REFUSED = ["28000", "28P01", "3D000", "42501"];

/** The sentence for faults of the surroundings; anything else is a fault of ours and keeps its stack. */
export function whyNotStarted(error: unknown, config: Pick<Config, "port" | "host" | "databaseUrl"> | null): string {
  if (error instanceof StartError) return error.message;
  const code = codeOf(error);
  if (code === "EADDRINUSE" && config)
    return `Something else listens on port ${config.port} of ${config.host} already; stop it or set PORT to another.`;
  if (code === "EACCES" && config && syscallOf(error) === "listen")
    return `This user may not listen on port ${config.port}; set PORT to one above 1023.`;
  // A name that nobody knows: what was looked up is what we were to listen on, no server of ours.
  const isUnknownHost = config !== null && codeOf(error) === "ENOTFOUND" && hostnameOf(error) === config.host;
  if (config && (code === "EADDRNOTAVAIL" || isUnknownHost))
    return `HOST is ${config.host}, which is no address of this machine.`;
  if (config?.databaseUrl && AWAY.includes(code ?? ""))
    return `The server that DATABASE_URL names does not answer (${code}).`;
  if (config?.databaseUrl && REFUSED.includes(code ?? ""))
    return `The server that DATABASE_URL names refuses: ${error instanceof Error ? error.message : code}.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0]);
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : null;
}

function hostnameOf(error: unknown): unknown {
  return error instanceof Error && "hostname" in error ? error.hostname : null;
}

function syscallOf(error: unknown): unknown {
  return error instanceof Error && "syscall" in error ? error.syscall : null;
}
