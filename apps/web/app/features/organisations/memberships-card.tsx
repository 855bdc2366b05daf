import type { MembershipView } from "#api-schema/organisations.ts";
import { useText } from "../../lib/text.ts";
import { peopleText } from "../../messages/people.ts";
import { Card } from "../../ui/card.tsx";
import { OrganisationLine } from "./organisation-line.tsx";
import c from "./organisations.module.css";

/** The organisations that a person shows on their profile. */
export function MembershipsCard({ memberships }: { memberships: readonly MembershipView[] }) {
  const words = useText(peopleText);
  const shown = memberships.filter((one) => one.shown);
  if (shown.length === 0) return null;
  return (
    <Card title={words.memberOf}>
      <ul className={c.stack}>
        {shown.map(({ organisation, title }) => (
          <li key={organisation.organisation_id}>
            <OrganisationLine organisation={organisation} {...(title ? { note: title } : {})} />
          </li>
        ))}
      </ul>
    </Card>
  );
}
