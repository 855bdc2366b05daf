import { Link } from "react-router";
import type { UserCard } from "#api-schema/users.ts";
import { countryName } from "../../lib/format.ts";
import { profileHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { Avatar } from "../../ui/avatar.tsx";
import c from "./person-line.module.css";

interface PersonLineProps {
  readonly person: UserCard;
  readonly note?: React.ReactNode;
  readonly action?: React.ReactNode;
}

/** A person beside what they made or said. */
export function PersonLine({ person, note, action }: PersonLineProps) {
  const { locale } = useReader();
  const about =
    note ?? [person.headline, person.country && countryName(person.country, locale)].filter(Boolean).join("\u00a0· ");
  return (
    <div className={c.line}>
      <Avatar name={person.name} imageUrl={person.profile_image} size={44} />
      <div className={c.words}>
        <Link to={profileHref(person.handle)} className={c.name}>
          {person.name}
        </Link>
        {about && (
          <span className={c.note} suppressHydrationWarning>
            {about}
          </span>
        )}
      </div>
      {action}
    </div>
  );
}
