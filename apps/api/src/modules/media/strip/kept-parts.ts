/**
 * More parts than any program writes into a picture of 25 MB, where most take eight kilobytes a part. Each costs hundreds
 * of bytes of memory, also one that is two bytes long.
 */
export const PARTS_MAX = 50_000;

/** Parts of a file in order; the file itself when they are all of it, so that an unchanged file is not copied. */
export function joinParts(content: Buffer, parts: readonly Buffer[]): Buffer {
  const joined = Buffer.concat(parts);
  return joined.equals(content) ? content : joined;
}
