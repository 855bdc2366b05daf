// What `npm run journey` plays: through the public HTTP API alone, against a server of its own.
import { afterAll, beforeAll, expect, test } from "vitest";
import { playHire } from "./hire.ts";
import { playPortfolio } from "./portfolio.ts";
import { createReport } from "./report.ts";
import { type RunningServer, startServer } from "./server.ts";

const LIMIT_MS = 120_000;

let server: RunningServer;
beforeAll(async () => {
  server = await startServer();
}, LIMIT_MS);
afterAll(() => server.stop());

test.each([
  ["hire", playHire, 19],
  ["portfolio", (origin, report) => playPortfolio(origin, report, null), 13],
] as const satisfies readonly (readonly [string, typeof playHire, number])[])(
  "the journey %s goes as it should",
  async (_name, play, steps) => {
    const told: string[] = [];
    const report = createReport((line) => told.push(line), false);
    await play(server.origin, report);
    expect(report.steps, told.join("\n")).toBe(steps);
  },
  LIMIT_MS,
);
