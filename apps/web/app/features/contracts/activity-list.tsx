import type { Static } from "typebox";
import type { ActivityView } from "#api-schema/contract-routes.ts";
import { useText, type WordsOf } from "../../lib/text.ts";
import { contractsText } from "../../messages/contracts.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { Money } from "../../ui/money.tsx";
import { When } from "../../ui/when.tsx";
import c from "./activity-list.module.css";

type Activity = Static<typeof ActivityView>;

const sayOf = (type: string, { happened }: WordsOf<typeof contractsText>): string =>
  // A step that a later release adds is shown by its plain name.
  (happened as Readonly<Record<string, string>>)[type] ?? type.replaceAll("_", " ");

/** What happened in the contract, the latest first. */
export function ActivityList({ activities }: { activities: readonly Activity[] }) {
  const words = useText(contractsText);
  return (
    <ol className={c.list}>
      {activities.map((one) => (
        <li key={one.activity_id} className={c.item}>
          <Avatar name={one.actor?.name ?? words.kogi} imageUrl={one.actor?.profile_image ?? null} size={32} />
          <div className={c.words}>
            <p>
              <b>{one.actor?.name ?? words.kogi}</b> {sayOf(one.type, words)}
              {one.amount && (
                <>
                  {" "}
                  <Money value={one.amount} />
                </>
              )}
              {one.milestone_title && ` · ${one.milestone_title}`}
            </p>
            {one.note && <p className={c.note}>{one.note}</p>}
          </div>
          <span className={c.when}>
            <When at={one.created_at} />
          </span>
        </li>
      ))}
    </ol>
  );
}
