import { Link } from "react-router";
import { useText } from "../../lib/text.ts";
import { dashboardText } from "../../messages/dashboard.ts";
import { Money } from "../../ui/money.tsx";
import c from "./need-list.module.css";
import type { Need } from "./needs.server.ts";

/** What waits for this person, the most pressing first; the whole row leads there. */
export function NeedList({ needs }: { needs: readonly Need[] }) {
  const words = useText(dashboardText);
  return (
    <ul className={c.list}>
      {needs.map((need) => (
        <li key={`${need.kind} ${need.to} ${need.about}`} className={c.need} data-kind={need.kind}>
          <div className={c.words}>
            <Link to={need.to} className={c.what}>
              {words.needs[need.kind].what}
            </Link>
            <p>
              {need.about} · {need.who}
            </p>
          </div>
          {need.amount && <Money value={need.amount} />}
          <span className={c.act} aria-hidden="true">
            {words.needs[need.kind].act}
          </span>
        </li>
      ))}
    </ul>
  );
}
