import { expect, test } from "vitest";
import { judgeAudit } from "./packages/judge-audit.ts";

const report = (severities: Readonly<Record<string, string>>) =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(Object.entries(severities).map(([name, severity]) => [name, { severity }])),
    metadata: { vulnerabilities: { total: Object.keys(severities).length } },
  });

test.each([
  ["no fault", report({}), false, /^No package/],
  ["a slight fault", report({ lamp: "moderate" }), false, /^No package/],
  [
    "grave faults",
    report({ shade: "critical", lamp: "high", bulb: "low" }),
    true,
    /lamp \(high\), shade \(critical\)\.$/,
  ],
  ["a registry without audits", '{"statusCode": 405, "message": "Method Not Allowed"}', false, /^skipped: .*405/],
  ["a registry that is away", "", false, /^skipped: /],
])("of %s it is told", (_, told, failed, line) => {
  const verdict = judgeAudit(told);
  expect(verdict.failed).toBe(failed);
  expect(verdict.line).toMatch(line);
});
