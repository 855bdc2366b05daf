// One range of bytes of a file, as players and broken downloads ask for it (RFC 9110, 14.1).

export interface ByteRange {
  readonly start: number;
  /** Included. */
  readonly end: number;
}

/** The range a header asks for; null to send everything (no header, several ranges, or nonsense); or that it has none. */
export function readRange(header: string | undefined, bytes: number): ByteRange | null | "outside" {
  const asked = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? "");
  if (!asked) return null;
  const [, first = "", last = ""] = asked;
  if (first === "" && last === "") return null;
  if (first === "") {
    const suffix = Number(last);
    return suffix === 0 ? "outside" : { start: Math.max(0, bytes - suffix), end: bytes - 1 };
  }
  const start = Number(first);
  const end = last === "" ? bytes - 1 : Math.min(Number(last), bytes - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= bytes ? "outside" : { start, end };
}
