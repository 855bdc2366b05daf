import { formatDate, formatDateTime, formatWhen } from "../lib/format-time.ts";
import { useReader } from "../lib/reader.ts";

interface WhenProps {
  /** RFC 3339, or a calendar day. */
  readonly at: string;
  /** Always the date, never "2 days ago": for deadlines and documents. */
  readonly absolute?: boolean;
}

/** A moment: relative within a week, the date beyond it, the exact time on hover. */
export function When({ at, absolute = false }: WhenProps) {
  const reader = useReader();
  const exact = at.length === 10 ? formatDate(at, reader) : formatDateTime(at, reader);
  const shown = absolute ? formatDate(at, reader) : formatWhen(at, reader);
  return (
    <time dateTime={at} title={exact === shown ? undefined : exact} suppressHydrationWarning>
      {shown}
    </time>
  );
}
