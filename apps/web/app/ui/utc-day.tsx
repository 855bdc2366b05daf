import { formatDate, formatDateTime } from "../lib/format-time.ts";
import { useReader } from "../lib/reader.ts";

/** The day of a document or of a movement in the books, as they are printed: in UTC, wherever it is read. */
export function UtcDay({ at }: { at: string }) {
  const reader = useReader();
  return (
    <time dateTime={at} title={formatDateTime(at, reader)} suppressHydrationWarning>
      {formatDate(at.slice(0, 10), reader)}
    </time>
  );
}
