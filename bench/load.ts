// Load from a process of its own, so that the server's CPU time is the server's alone.
import autocannon from "autocannon";

export interface LoadResult {
  readonly requestsPerSecond: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly failures: number;
}

export interface LoadOptions {
  readonly url: string;
  readonly seconds: number;
  readonly connections?: number;
  readonly requests?: autocannon.Request[];
  /** Asked for one after the other, by whichever connection is free. */
  readonly paths?: readonly string[];
  readonly headers?: Record<string, string>;
}

// One request that changes its path: a list of them would be built anew for each connection, and ten thousand of them
// keep the load's own process busy for longer than it measures.
function inTurn(paths: readonly string[]): autocannon.Request {
  let next = 0;
  return {
    setupRequest: (request) => {
      next += 1;
      return { ...request, path: paths[next % paths.length] ?? "/" };
    },
  };
}

/** Keeps the given number of connections busy; answers other than 2xx are failures. */
export async function load(options: LoadOptions): Promise<LoadResult> {
  const result = await autocannon({
    url: options.url,
    connections: options.connections ?? 20,
    duration: options.seconds,
    ...(options.requests ? { requests: options.requests } : {}),
    ...(options.paths ? { requests: [inTurn(options.paths)] } : {}),
    ...(options.headers ? { headers: options.headers } : {}),
  });
  return {
    requestsPerSecond: result.requests.average,
    p50Ms: result.latency.p50,
    p99Ms: result.latency.p99,
    failures: result.non2xx + result.errors + result.timeouts,
  };
}
