import { href, Link } from "react-router";
import type { Static } from "typebox";
import type { IdentityVerificationView } from "#api-schema/payments-views.ts";
import { useText } from "../../lib/text.ts";
import { moneyText } from "../../messages/money.ts";
import { Button } from "../../ui/button.tsx";
import { Instant } from "../../ui/instant.tsx";
import { Notice } from "../../ui/notice.tsx";

interface RequirementsNoticeProps {
  readonly identity: Static<typeof IdentityVerificationView>;
  /** Left out on the page that leads on itself. */
  readonly linked?: boolean;
}

/** What the provider wants of somebody it checks or has verified, and by when. Nothing when it wants nothing and pays. */
export function RequirementsNotice({ identity, linked = false }: RequirementsNoticeProps) {
  const words = useText(moneyText);
  const { requirements, state, can } = identity;
  const checked = state === "verified" || (state === "pending" && requirements?.wanted.length);
  if (!checked || requirements === null) return null;
  const wants = can.includes("continue");
  if (!wants)
    return requirements.blocks ? (
      <Notice tone="warn" title={words.pausedTitle}>
        {words.pausedHelp}
      </Notice>
    ) : null;
  return (
    <Notice
      tone="warn"
      title={words.wantedTitle}
      action={
        linked && (
          <Button kind="secondary" size="sm" to={href("/wallet/identity")}>
            {words.identityContinue}
          </Button>
        )
      }
    >
      {requirements.wanted.length > 0 && (
        <ul>
          {requirements.wanted.map((kind) => (
            <li key={kind}>
              {/* Kogi keeps those itself: one that only the provider knew could not be chosen here. */}
              {kind === "bank_account" ? (
                <Link to={href("/wallet/bank-account")}>{words.wantedKinds[kind]}</Link>
              ) : (
                words.wantedKinds[kind]
              )}
            </li>
          ))}
        </ul>
      )}
      {requirements.refused.map((why) => (
        <p key={why}>{words.refusedFor[why]}</p>
      ))}
      {requirements.blocks ? (
        <p>{words.wantedBlocks}</p>
      ) : (
        requirements.deadline && (
          <p>
            {words.wantedUntil} <Instant at={requirements.deadline} />
          </p>
        )
      )}
    </Notice>
  );
}
