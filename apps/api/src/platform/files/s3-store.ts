// Files in a bucket of any S3-compatible server. Slow to load, so `open-file-store.ts` imports it only where one is set.
import { Readable } from "node:stream";
import {
  AbortMultipartUploadCommand,
  CopyObjectCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  S3Client,
  S3ServiceException,
} from "@aws-sdk/client-s3";
import { Upload } from "@aws-sdk/lib-storage";
import { assert } from "../errors/index.ts";
import { type FileStore, isFileKey, type ListedFile, type StoredFile } from "./file-store.ts";
import { sayAway, tellingAway } from "./storage-away.ts";

export interface S3Settings {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

// A server that takes no connection, or says nothing, is away: people are told so while they still wait.
const REQUEST_LIMIT_MS = 15_000;
const CONNECT_LIMIT_MS = 3_000;
const TRIES = 2;
// S3's least size of a part; with its most, 10,000, files up to 50 GB: ours end at 500 MB.
const PART_BYTES = 5 * 1_048_576;

export function createS3Store(settings: S3Settings): FileStore {
  const { bucket: Bucket } = settings;
  const client = openClient(settings);
  const keyed = (Key: string): { Bucket: string; Key: string } => {
    assert(isFileKey(Key), "a file key is made of safe letters");
    return { Bucket, Key };
  };

  /** Asks when somebody reads, so that what fails has somebody to hear of it; a reader who goes away ends the download. */
  async function* contentOf(key: string, range?: { start: number; end: number }): AsyncGenerator<Uint8Array> {
    const wish = { ...keyed(key), ...(range ? { Range: `bytes=${range.start}-${range.end}` } : {}) };
    const { Body } = await client.send(new GetObjectCommand(wish));
    // On Node the body is a stream of Node's, of bytes.
    yield* Body as Readable;
  }

  async function pages(folder: string): Promise<{ files: ListedFile[]; folders: string[]; keys: string[] }> {
    const Prefix = `${keyed(folder).Key}/`;
    const found: { files: ListedFile[]; folders: string[]; keys: string[] } = { files: [], folders: [], keys: [] };
    let ContinuationToken: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({
          Bucket,
          Prefix,
          Delimiter: "/",
          ...(ContinuationToken ? { ContinuationToken } : {}),
        }),
      );
      for (const { Key = "", Size = 0, LastModified = new Date(0) } of page.Contents ?? []) {
        found.keys.push(Key);
        found.files.push({ name: Key.slice(Prefix.length), bytes: Size, writtenAt: LastModified });
      }
      for (const { Prefix: full = "" } of page.CommonPrefixes ?? []) found.folders.push(full.slice(Prefix.length, -1));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken);
    return found;
  }

  const head = async (key: string): Promise<number | null> =>
    unlessMissing(async () => (await client.send(new HeadObjectCommand(keyed(key)))).ContentLength ?? 0);

  return sayAway({
    async put(key, content) {
      let bytes = 0;
      const counted = async function* (): AsyncGenerator<Uint8Array> {
        for await (const chunk of content instanceof Readable ? content : [content]) {
          // Streams given to a store are of bytes.
          const piece = chunk as Buffer;
          bytes += piece.length;
          yield piece;
        }
      };
      // One request below a part's size, many above; broken off, nothing of it stays.
      const upload = new Upload({
        client,
        params: { ...keyed(key), Body: Readable.from(counted(), { objectMode: false }) },
        partSize: PART_BYTES,
        queueSize: 2,
      });
      await upload.done();
      return { bytes };
    },
    async get(key): Promise<StoredFile | null> {
      const bytes = await head(key);
      return bytes === null
        ? null
        : { bytes, open: (range) => Readable.from(tellingAway(contentOf(key, range)), { objectMode: false }) };
    },
    read: (key) =>
      unlessMissing(async () => {
        const { Body } = await client.send(new GetObjectCommand(keyed(key)));
        return Buffer.from((await Body?.transformToByteArray()) ?? []);
      }),
    async remove(key) {
      await client.send(new DeleteObjectCommand(keyed(key)));
    },
    async removeFolder(folder) {
      const { keys } = await pages(folder);
      // One request takes a thousand at most.
      for (let at = 0; at < keys.length; at += 1_000) {
        const Objects = keys.slice(at, at + 1_000).map((Key) => ({ Key }));
        await client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
      }
    },
    async move(from, to) {
      const copied = await unlessMissing(async () => {
        await client.send(new CopyObjectCommand({ ...keyed(to), CopySource: `${Bucket}/${keyed(from).Key}` }));
        return true;
      });
      if (copied === null) return false;
      await client.send(new DeleteObjectCommand(keyed(from)));
      return true;
    },
    list: async (folder) => (await pages(folder)).files,
    folders: async (folder) => (await pages(folder)).folders,
    async removeUnfinished(folder, before) {
      let marks: { KeyMarker?: string; UploadIdMarker?: string } = {};
      for (;;) {
        const page = await client.send(
          new ListMultipartUploadsCommand({ Bucket, Prefix: `${keyed(folder).Key}/`, ...marks }),
        );
        for (const { Key, UploadId, Initiated } of page.Uploads ?? [])
          if (Key && UploadId && Initiated && Initiated < before)
            await client.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
        if (!page.IsTruncated || !page.NextKeyMarker) return;
        marks = {
          KeyMarker: page.NextKeyMarker,
          ...(page.NextUploadIdMarker ? { UploadIdMarker: page.NextUploadIdMarker } : {}),
        };
      }
    },
    room: () => Promise.resolve(null),
    async check() {
      try {
        await client.send(new HeadBucketCommand({ Bucket }));
      } catch (error) {
        throw new Error(`The bucket "${Bucket}" at ${settings.endpoint} cannot be used: ${reasonOf(error)}.`, {
          cause: error,
        });
      }
    },
  });
}

function openClient(settings: S3Settings): S3Client {
  const { endpoint, region, accessKeyId, secretAccessKey } = settings;
  return new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    // Servers other than Amazon's rarely have a name for each bucket, or the newer checksums.
    forcePathStyle: true,
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    maxAttempts: TRIES,
    requestHandler: {
      connectionTimeout: CONNECT_LIMIT_MS,
      requestTimeout: REQUEST_LIMIT_MS,
      // Without this the limit above is only written to the console.
      throwOnRequestTimeout: true,
      socketTimeout: REQUEST_LIMIT_MS,
    },
  });
}

const statusOf = (error: unknown): number | null =>
  error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? null) : null;

async function unlessMissing<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (statusOf(error) === 404) return null;
    throw error;
  }
}

function reasonOf(error: unknown): string {
  const status = statusOf(error);
  if (status === 404) return "there is no such bucket";
  if (status === 403 || status === 401) return "the access key or its secret is refused";
  return error instanceof Error ? error.message || error.name : String(error);
}
