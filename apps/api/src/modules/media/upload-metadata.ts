// The Upload-Metadata header: words and base64 values, `filename d29ybGQ=,filetype aW1hZ2UvcG5n`.

const KEPT = new Set(["filename", "name", "alt", "filetype", "type", "key"]);
const VALUE_LENGTH_MAX = 200;

/** The values we use, in readable form: one line each, cut to 200 characters. What is malformed counts as not given. */
export function readMetadata(header: string | string[] | undefined): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (typeof header !== "string") return found;
  for (const pair of header.split(",").slice(0, 20)) {
    const [key = "", value = ""] = pair.trim().split(" ");
    if (!KEPT.has(key)) continue;
    const text = Buffer.from(value, "base64").toString("utf8");
    // One line: whatever counts as a control character is left out.
    const line = text.replace(/\p{Cc}/gu, "").trim();
    found.set(key, line.slice(0, VALUE_LENGTH_MAX).toWellFormed());
  }
  return found;
}
