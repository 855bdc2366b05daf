import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Config, readConfig } from "#platform/config/index.ts";

export const PROJECT_FOLDER = join(import.meta.dirname, "../../../..");

/** The configuration tests run with: development aids on, rate limits wide, files in a folder of their own. */
export function testConfig(environment: Record<string, string> = {}): Config {
  const folder = mkdtempSync(join(tmpdir(), "kogi-files-"));
  return readConfig(
    {
      PORT: "0",
      PUBLIC_URL: "http://localhost:8080",
      KOGI_DATA: folder,
      KOGI_DEMO: "off",
      KOGI_DEV: "on",
      KOGI_RATE_SCALE: "1000",
      LOG_LEVEL: "silent",
      ...environment,
    },
    PROJECT_FOLDER,
  );
}
