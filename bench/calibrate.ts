// How fast this machine is just now: the CPU of an empty route, against 41 microseconds on the machine where the
// absolute targets were set. Absolute times are held to `limit * scale`.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { load } from "./load.ts";

const REFERENCE_MICROSECONDS = 41;

export interface EmptyServer {
  readonly origin: string;
  cpuMicroseconds(): Promise<number>;
  stop(): void;
}

export async function startEmptyServer(): Promise<EmptyServer> {
  const child = spawn(process.execPath, [join(import.meta.dirname, "empty-server.ts")], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [line] = await once(child.stdout, "data");
  const origin = String(line).trim();
  return {
    origin,
    async cpuMicroseconds() {
      const usage = (await (await fetch(`${origin}/cpu`)).json()) as NodeJS.CpuUsage; // the empty server's own answer
      return usage.user + usage.system;
    },
    stop: () => void child.kill("SIGTERM"),
  };
}

/** 1 on the reference machine; 2 when everything takes twice as long here. */
export async function calibrate(): Promise<number> {
  const server = await startEmptyServer();
  try {
    await load({ url: server.origin, seconds: 1 });
    const before = await server.cpuMicroseconds();
    const { requestsPerSecond } = await load({ url: server.origin, seconds: 3 });
    const used = (await server.cpuMicroseconds()) - before;
    return used / (requestsPerSecond * 3) / REFERENCE_MICROSECONDS;
  } finally {
    server.stop();
  }
}
