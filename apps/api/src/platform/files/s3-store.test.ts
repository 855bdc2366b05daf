// Against a real S3 server, where the environment names one.
import { describe, expect, test } from "vitest";
import { NO_S3, testBucket } from "#test/s3.ts";
import { createS3Store } from "./s3-store.ts";
import { describeStore } from "./store-contract.ts";

const settings = await testBucket();

if (settings === null) test.skip(`files on an S3 server: ${NO_S3}`);
else
  describe("files on an S3 server", () => {
    describeStore(() => createS3Store(settings));

    test.each([
      [{ bucket: "kogi-none" }, "there is no such bucket"],
      [{ secretAccessKey: "wrong" }, "refused"],
      [{ endpoint: "http://127.0.0.1:9" }, "cannot be used"],
    ])("a store with %j says in a sentence what is wrong", async (wrong, sentence) => {
      await expect(createS3Store({ ...settings, ...wrong }).check()).rejects.toThrow(sentence);
    });
  });
