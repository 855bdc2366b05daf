import { Link } from "react-router";
import type { WorkItemView } from "#api-schema/work-items.ts";
import { profileHref } from "../../../lib/links.ts";
import { useText } from "../../../lib/text.ts";
import { portfoliosText } from "../../../messages/portfolios.ts";
import { IconRosetteDiscountCheckFilled } from "../../../ui/icons.ts";
import { When } from "../../../ui/when.tsx";
import c from "./verified-mark.module.css";

type Mark = NonNullable<WorkItemView["verified"]>;

/** Says that a client confirmed a piece of work: who, when, and for which contract. */
export function VerifiedMark({ mark }: { mark: Mark }) {
  const words = useText(portfoliosText);
  const { client, contract_title, confirmed_at } = mark;
  return (
    <div className={c.mark}>
      <IconRosetteDiscountCheckFilled size={22} aria-hidden />
      <div>
        <b>{words.mark}</b>
        <p>
          {client ? (
            <Link to={profileHref(client.handle)} className="link">
              {words.confirmedBy(client.name)}
            </Link>
          ) : (
            words.confirmedBy(words.aClient)
          )}
          {" · "}
          <When at={confirmed_at} absolute />
          {contract_title && (
            <>
              <br />
              {words.ofContract(contract_title)}
            </>
          )}
        </p>
      </div>
    </div>
  );
}
