import { expect, test } from "vitest";
import { skippedIn } from "./skipped-in.ts";

test("what a run left out is named with its reason, once for each line of its report", () => {
  const output = [
    " ✓ a test that says skipped: in its name",
    "unsteady: another passed at its second try",
    "skipped: files on an S3 server: TEST_S3_ENDPOINT names none",
    "skipped: ClamAV's own daemon: TEST_CLAMD_ADDRESS names none",
    "412 passed, 0 failed, 2 skipped",
    "skipped: ledger: no PostgreSQL answers",
    "database: skipped: disk full: mount: only root can do that",
  ].join("\n");
  expect(skippedIn(output)).toEqual([
    "files on an S3 server: TEST_S3_ENDPOINT names none",
    "ClamAV's own daemon: TEST_CLAMD_ADDRESS names none",
    "ledger: no PostgreSQL answers",
    "disk full: mount: only root can do that",
  ]);
});
