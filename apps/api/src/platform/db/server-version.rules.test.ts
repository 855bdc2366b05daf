import { expect, test } from "vitest";
import { whyTooOld } from "./server-version.ts";

test.each([
  [180_001, null],
  [150_000, null],
  [140_011, "The server that DATABASE_URL names is PostgreSQL 14; Kogi needs 15 or newer."],
  [90_624, "The server that DATABASE_URL names is PostgreSQL 9; Kogi needs 15 or newer."],
])("of %s it is said: %s", (version, sentence) => expect(whyTooOld(version)).toBe(sentence));
