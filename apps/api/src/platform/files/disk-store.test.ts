import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe } from "vitest";
import { createDiskStore } from "./disk-store.ts";
import { describeStore } from "./store-contract.ts";

const folder = mkdtempSync(join(tmpdir(), "kogi-files-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("files on a disk", () => describeStore(() => createDiskStore(folder)));
