import { href, Link } from "react-router";
import type { StorageView } from "#api-schema/media.ts";
import { formatStorage } from "../../lib/format-storage.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { storageText } from "../../messages/storage.ts";
import { Notice } from "../../ui/notice.tsx";
import { Progress } from "../../ui/progress.tsx";
import c from "./storage-bar.module.css";

// Room for a few pictures is left then: early enough to do something about it.
const NEARLY_FULL = 0.9;

/** How much of somebody's room is taken, in words and as a bar, and what to do when little or nothing is left. */
export function StorageBar({ storage }: { storage: StorageView }) {
  const words = useText(storageText);
  const { locale } = useReader();
  const { used_bytes: used, limit_bytes: limit } = storage;
  const taken = formatStorage(used, locale);
  if (limit === null) return <p className={c.line}>{words.unlimited(taken)}</p>;
  const share = limit === 0 ? 1 : used / limit;
  const line = words.used(taken, formatStorage(limit, locale));
  return (
    <div className={c.storage}>
      <p className={c.line}>{line}</p>
      <Progress value={share} label={`${words.title}: ${line}`} tone={share >= NEARLY_FULL ? "warn" : "act"} />
      {share >= NEARLY_FULL && (
        <Notice tone={share >= 1 ? "warn" : "info"} title={share >= 1 ? words.full : words.nearlyFull}>
          {words.whatToDo}{" "}
          <Link className="link" to={href("/portfolios/mine")}>
            {words.toWorks}
          </Link>{" "}
          ·{" "}
          <Link className="link" to={href("/plans")}>
            {words.toPlans}
          </Link>
        </Notice>
      )}
    </div>
  );
}
