import { expect, test } from "vitest";
import { formatStorage } from "./format-storage.ts";

const MB = 1_048_576;

test.each([
  [0, "en", "0 MB"],
  [1, "en", "0.1 MB"],
  [1.5 * MB, "de", "1,5 MB"],
  [1_024 * MB - 1, "en", "1 GB"],
  [1_024 * MB, "en", "1 GB"],
  [1_024 * MB + 1, "en", "1.1 GB"],
  [51_200 * MB, "de", "50 GB"],
])("%i bytes in %s", (bytes, locale, text) => {
  expect(formatStorage(bytes, locale).replace("\u00a0", " ")).toBe(text);
});
