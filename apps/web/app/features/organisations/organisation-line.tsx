import { Link } from "react-router";
import type { OrganisationCard } from "#api-schema/organisations.ts";
import { countryName } from "../../lib/format.ts";
import { profileHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { Avatar } from "../../ui/avatar.tsx";
import c from "../people/person-line.module.css";

interface OrganisationLineProps {
  readonly organisation: OrganisationCard;
  readonly note?: React.ReactNode;
}

/** An organisation beside its people. */
export function OrganisationLine({ organisation, note }: OrganisationLineProps) {
  const { locale } = useReader();
  const { name, headline, country } = organisation;
  const about = note ?? [headline, country && countryName(country, locale)].filter(Boolean).join(" · ");
  return (
    <div className={c.line}>
      <Avatar name={name} imageUrl={organisation.logo} size={44} square />
      <div className={c.words}>
        {organisation.handle ? (
          <Link to={profileHref(organisation.handle)} className={c.name}>
            {name}
          </Link>
        ) : (
          <span className={c.name}>{name}</span>
        )}
        {about && <span className={c.note}>{about}</span>}
      </div>
    </div>
  );
}
