import { formatInstant } from "../lib/format-instant.ts";
import { useReader } from "../lib/reader.ts";

interface InstantProps {
  /** RFC 3339. */
  readonly at: string;
  readonly seconds?: boolean;
}

/** A moment with its hour, for everybody to read: where something ends then, and where it is followed up at the desk. */
export function Instant({ at, seconds = false }: InstantProps) {
  return (
    <time dateTime={at} suppressHydrationWarning>
      {formatInstant(at, useReader(), seconds)}
    </time>
  );
}
