import { countryName } from "../../lib/format.ts";
import { profileHref } from "../../lib/links.ts";
import { useReader } from "../../lib/reader.ts";
import { PersonCard } from "../../ui/person-card.tsx";
import type { ShownPerson } from "./shown-person.ts";

interface PersonResultProps {
  readonly person: ShownPerson;
  readonly rating?: { readonly score: number | null; readonly reviews: number } | undefined;
}

export function PersonResult({ person, rating }: PersonResultProps) {
  const { locale } = useReader();
  const { handle, city, country: code, ...shown } = person;
  const country = code ? countryName(code, locale) : undefined;
  return (
    <PersonCard
      {...shown}
      to={profileHref(handle)}
      place={city && country ? `${city}, ${country}` : country}
      rating={rating?.score ?? null}
      reviewCount={rating?.reviews ?? 0}
    />
  );
}
