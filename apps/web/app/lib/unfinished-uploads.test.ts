import { expect, test } from "vitest";
import { forgetUploads, keptUpload } from "./unfinished-uploads.ts";

const film = { name: "film.mp4", size: 20_000_000, lastModified: 1_700_000_000_000 };
const address = "/api/uploads/1";

/** A browser's storage, full or forbidden where asked. */
function storage(isForbidden = false): Storage {
  const values = new Map<string, string>();
  const refuse = () => {
    if (isForbidden) throw new DOMException("full", "QuotaExceededError");
  };
  return {
    get length() {
      return values.size;
    },
    clear: () => values.clear(),
    key: (place) => [...values.keys()][place] ?? null,
    getItem: (key) => values.get(key) ?? null,
    removeItem: (key) => void values.delete(key),
    setItem(key, value) {
      refuse();
      values.set(key, value);
    },
  };
}

test("the same file of the same person finds its upload again, and no other does", () => {
  const browser = storage();
  keptUpload(browser, "ana", film).keep(address);
  expect(keptUpload(browser, "ana", { ...film }).find()).toBe(address);
  expect(keptUpload(browser, "ben", film).find()).toBe(null);
  for (const other of [{ name: "film-2.mp4" }, { size: 20_000_001 }, { lastModified: 1_700_000_000_001 }])
    expect(keptUpload(browser, "ana", { ...film, ...other }).find()).toBe(null);
});

test("what is done is forgotten, and at signing out everything is, so that nothing stands in the browser", () => {
  const browser = storage();
  const other = { ...film, name: "other.mp4" };
  keptUpload(browser, "ana", film).keep(address);
  keptUpload(browser, "ana", other).keep("/api/uploads/2");
  keptUpload(browser, "ana", film).forget();
  expect([keptUpload(browser, "ana", film).find(), keptUpload(browser, "ana", other).find()]).toEqual([
    null,
    "/api/uploads/2",
  ]);
  forgetUploads(browser);
  expect(browser.length).toBe(0);
});

test("a file begun anew is known by its newest upload, and old ones make room", () => {
  const browser = storage();
  const nth = (number: number) => keptUpload(browser, "ana", { ...film, name: `${number}.mp4` });
  for (let number = 1; number <= 61; number += 1) nth(number).keep(`/api/uploads/${number}`);
  nth(2).keep("/api/uploads/new");
  expect([nth(1).find(), nth(2).find(), nth(61).find()]).toEqual([null, "/api/uploads/new", "/api/uploads/61"]);
});

test("a browser that keeps nothing uploads all the same", () => {
  const kept = keptUpload(storage(true), "ana", film);
  kept.keep(address);
  expect(kept.find()).toBe(null);
});
