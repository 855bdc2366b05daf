import { expect, test } from "vitest";
import { readS3 } from "./read-s3.ts";

const good = {
  S3_ENDPOINT: "https://s3.example",
  S3_BUCKET: "kogi-files",
  S3_ACCESS_KEY_ID: "id",
  S3_SECRET_ACCESS_KEY: "very secret",
};

function read(environment: Record<string, string>): { settings: ReturnType<typeof readS3>; faults: string[] } {
  const faults: string[] = [];
  return { settings: readS3((name) => environment[name] ?? null, faults), faults };
}

test("without any of it files lie in the data folder", () => {
  expect(read({})).toEqual({ settings: null, faults: [] });
});

test("a bucket is read whole", () => {
  expect(read(good)).toMatchObject({ settings: { bucket: "kogi-files", region: "us-east-1" }, faults: [] });
});

test.each([
  [{ S3_ENDPOINT: "" }, "S3_ENDPOINT"],
  [{ S3_ENDPOINT: "ftp://s3.example" }, "S3_ENDPOINT"],
  [{ S3_BUCKET: "Kogi Files" }, "S3_BUCKET"],
  [{ S3_SECRET_ACCESS_KEY: "" }, "S3_SECRET_ACCESS_KEY"],
])("%j stops the start with a sentence, which holds no secret", (wrong, name) => {
  const { faults } = read({ ...good, ...wrong });
  expect(faults).toEqual([expect.stringContaining(name)]);
  expect(faults.join()).not.toContain("very secret");
});
