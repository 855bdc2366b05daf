import { CreateMultipartUploadCommand, S3Client } from "@aws-sdk/client-s3";
import { expect, test } from "vitest";
import { startMemoryS3 } from "#test/memory-s3.ts";
import { addMs, createClock, HOUR_MS } from "../clock/index.ts";
import { createS3Store } from "./s3-store.ts";

test("in a bucket, parts that a killed process left are cleared away, those of now and of others stay", async () => {
  const s3 = await startMemoryS3();
  const { endpoint, region, bucket, accessKeyId, secretAccessKey } = s3.settings;
  const credentials = { accessKeyId, secretAccessKey };
  const client = new S3Client({ endpoint, region, credentials, forcePathStyle: true });
  for (const Key of ["incoming/film", "others/film"])
    await client.send(new CreateMultipartUploadCommand({ Bucket: bucket, Key }));
  const files = createS3Store(s3.settings);
  const [hourAgo, inAnHour] = [-HOUR_MS, HOUR_MS].map((ms) => addMs(createClock().now(), ms));
  await files.removeUnfinished("incoming", hourAgo ?? new Date(0));
  expect(s3.unfinished()).toEqual(["incoming/film", "others/film"]);
  await files.removeUnfinished("incoming", inAnHour ?? new Date(0));
  expect(s3.unfinished()).toEqual(["others/film"]);
  expect(await files.room()).toBe(null);
  client.destroy();
  await s3.close();
});
