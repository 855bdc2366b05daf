import { href, Link, useLocation } from "react-router";
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
const filesHref = href("/settings/files");

/** How much of somebody's room is taken, in words and as a bar, and what to do when little or nothing is left. */
export function StorageBar({ storage }: { storage: StorageView }) {
  const words = useText(storageText);
  const { locale } = useReader();
  const { pathname } = useLocation();
  const { used_bytes: used, limit_bytes: limit } = storage;
  const taken = formatStorage(used, locale);
  const toFiles =
    pathname === filesHref ? null : (
      <Link className="link" to={filesHref}>
        {words.toFiles}
      </Link>
    );
  if (limit === null)
    return (
      <p className={c.line}>
        <span>{words.unlimited(taken)}</span> {toFiles}
      </p>
    );
  const share = limit === 0 ? 1 : used / limit;
  const line = words.used(taken, formatStorage(limit, locale));
  return (
    <div className={c.storage}>
      <p className={c.line}>
        <span>{line}</span> {toFiles}
      </p>
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
