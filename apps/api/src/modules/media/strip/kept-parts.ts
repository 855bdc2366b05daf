/** Parts of a file in order; the file itself when they are all of it, so that an unchanged file is not copied. */
export function joinParts(content: Buffer, parts: readonly Buffer[]): Buffer {
  const joined = Buffer.concat(parts);
  return joined.equals(content) ? content : joined;
}
