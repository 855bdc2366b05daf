import type { HistoryEntry } from "#api-schema/experience.ts";
import { formatMonth } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { experienceText } from "../../messages/experience.ts";
import { Prose } from "../../ui/prose.tsx";
import c from "./lines.module.css";

/** Where somebody worked, as what and how long. */
export function HistoryLines({ entry }: { entry: HistoryEntry }) {
  const words = useText(experienceText);
  const { locale } = useReader();
  return (
    <div className={c.lines}>
      <p className={c.name}>{entry.title}</p>
      <p className={c.note}>
        {entry.organisation} · {formatMonth(entry.from, locale)} –{" "}
        {entry.to ? formatMonth(entry.to, locale) : words.today}
      </p>
      {entry.description && <Prose text={entry.description} />}
    </div>
  );
}
