import type { CertificationView } from "#api-schema/experience.ts";
import { formatDate } from "../../lib/format-time.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { experienceText } from "../../messages/experience.ts";
import { Badge } from "../../ui/badge.tsx";
import { IconRosetteDiscountCheckFilled } from "../../ui/icons.ts";
import c from "./lines.module.css";

/** What a certificate is, who issued it and whether it is confirmed. */
export function CertificationLines({ certification }: { certification: CertificationView }) {
  const words = useText(experienceText);
  const reader = useReader();
  const { name, issuer, issued_on, expires_on, url, evidence, state, expired, reason } = certification;
  const dates = [words.issued(formatDate(issued_on, reader))];
  if (expires_on) dates.push(words.validUntil(formatDate(expires_on, reader)));
  return (
    <div className={c.lines}>
      <p className={c.name}>
        {name}{" "}
        <Badge
          tone={state === "verified" ? "live" : state === "refused" ? "warn" : "plain"}
          {...(state === "verified" ? { icon: <IconRosetteDiscountCheckFilled size={14} aria-hidden /> } : {})}
        >
          {words.states[state]}
        </Badge>
        {expired && <Badge tone="warn">{words.expired}</Badge>}
      </p>
      <p className={c.note} suppressHydrationWarning>
        {issuer} · {dates.join(", ")}
      </p>
      {url && (
        <a className="link" href={url} rel="nofollow ugc noopener noreferrer" target="_blank">
          {words.show}
        </a>
      )}
      {evidence?.original_url && (
        <a className="link" href={evidence.original_url} target="_blank" rel="noopener">
          {words.evidenceShown(evidence.name)}
        </a>
      )}
      {reason && <p className={c.note}>{reason}</p>}
    </div>
  );
}
