import { Link } from "react-router";
import type { ListedOrganisation } from "#api-schema/organisations.ts";
import { countryName } from "../../lib/format.ts";
import { profileHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { organisationsText } from "../../messages/organisations.ts";
import { Avatar } from "../../ui/avatar.tsx";
import { IconMapPin, IconUsers } from "../../ui/icons.ts";
import c from "./organisation-result.module.css";

/** A company or studio one might look at. */
export function OrganisationResult({ organisation }: { organisation: ListedOrganisation }) {
  const words = useText(organisationsText);
  const { locale } = useReader();
  const { name, handle, headline, logo, city, country, members_count } = organisation;
  const place = [city, country && countryName(country, locale)].filter(Boolean).join(", ");
  return (
    <article className={c.card}>
      <div className={c.head}>
        <Avatar name={name} imageUrl={logo} size={56} square />
        <div className={c.who}>
          <h3 className={c.name}>
            <Link to={profileHref(handle)}>{name}</Link>
          </h3>
          {headline && <p className={c.headline}>{headline}</p>}
        </div>
      </div>
      <p className={c.facts}>
        {place && (
          <span>
            <IconMapPin size={16} aria-hidden />
            {place}
          </span>
        )}
        <span>
          <IconUsers size={16} aria-hidden />
          {words.people(members_count)}
        </span>
      </p>
    </article>
  );
}
