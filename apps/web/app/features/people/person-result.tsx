import { countryName, formatRate } from "../../lib/format.ts";
import { profileHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { useText } from "../../lib/text.ts";
import { standingText } from "../../messages/standing.ts";
import { PersonCard } from "../../ui/person-card.tsx";
import { BadgeChips } from "../standing/badge-chips.tsx";
import type { ShownPerson } from "./shown-person.ts";

interface PersonResultProps {
  readonly person: ShownPerson;
  readonly rating?: { readonly score: number | null; readonly reviews: number } | undefined;
}

export function PersonResult({ person, rating }: PersonResultProps) {
  const words = useText(standingText);
  const { locale } = useReader();
  const { handle, city, country: code, badge, successScore, ...shown } = person;
  const country = code ? countryName(code, locale) : undefined;
  return (
    <PersonCard
      {...shown}
      to={profileHref(handle)}
      place={city && country ? `${city}, ${country}` : country}
      success={successScore === null ? undefined : words.successOf(formatRate(successScore * 100, locale))}
      badge={badge && <BadgeChips badges={[badge]} />}
      rating={rating?.score ?? null}
      reviewCount={rating?.reviews ?? 0}
    />
  );
}
