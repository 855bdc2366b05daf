import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

export interface Metrics {
  readonly registry: Registry;
  request(info: { route: string; method: string; status: number; seconds: number }): void;
  query(milliseconds: number, failed: boolean): void;
  /** A value read when the page is asked for; not a number while it cannot be read. */
  gauge(name: string, help: string, read: () => Promise<number>): void;
  readonly sockets: Gauge;
}

/** Counters in Prometheus' form, one registry a process. */
export function createMetrics(): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, prefix: "kogi_" });
  const requests = new Histogram({
    name: "kogi_http_request_seconds",
    help: "Time to answer, by route",
    labelNames: ["route", "method", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [registry],
  });
  const queries = new Histogram({
    name: "kogi_query_seconds",
    help: "Time of a database statement",
    buckets: [0.0005, 0.001, 0.005, 0.01, 0.05, 0.1, 0.5, 1, 5],
    registers: [registry],
  });
  const failures = new Counter({
    name: "kogi_query_failures_total",
    help: "Statements that failed",
    registers: [registry],
  });
  const sockets = new Gauge({ name: "kogi_sockets", help: "Open live connections", registers: [registry] });
  return {
    registry,
    sockets,
    request: ({ route, method, status, seconds }) =>
      requests.observe({ route, method, status: String(status) }, seconds),
    query(milliseconds, failed) {
      queries.observe(milliseconds / 1_000);
      if (failed) failures.inc();
    },
    gauge(name, help, read) {
      const gauge: Gauge = new Gauge({
        name,
        help,
        registers: [registry],
        async collect() {
          gauge.set(await read().catch(() => Number.NaN));
        },
      });
    },
  };
}
