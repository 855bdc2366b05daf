import type { S3Settings } from "../files/index.ts";

/** The bucket for files, or null where none is named. Faults are told as sentences; secrets are not repeated. */
export function readS3(text: (name: string) => string | null, faults: string[]): S3Settings | null {
  const [endpoint, bucket] = [text("S3_ENDPOINT"), text("S3_BUCKET")];
  const [accessKeyId, secretAccessKey] = [text("S3_ACCESS_KEY_ID"), text("S3_SECRET_ACCESS_KEY")];
  const region = text("S3_REGION");
  if (!endpoint && !bucket && !accessKeyId && !secretAccessKey && !region) return null;
  if (!endpoint || !isHttpUrl(endpoint))
    faults.push(`S3_ENDPOINT is "${endpoint ?? ""}"; give an address such as https://s3.eu-central-1.amazonaws.com.`);
  if (!bucket || !/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    faults.push(
      `S3_BUCKET is "${bucket ?? ""}"; give a bucket's name: 3 to 63 small letters, digits, dots and hyphens.`,
    );
  if (!accessKeyId || !secretAccessKey)
    faults.push("S3_ENDPOINT needs S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY beside it.");
  return {
    endpoint: endpoint ?? "",
    bucket: bucket ?? "",
    region: region ?? "us-east-1",
    accessKeyId: accessKeyId ?? "",
    secretAccessKey: secretAccessKey ?? "",
  };
}

function isHttpUrl(value: string): boolean {
  return URL.canParse(value) && ["http:", "https:"].includes(new URL(value).protocol);
}
