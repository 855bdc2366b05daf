import type { ShownOrganisation } from "./organisation-page.tsx";

/** The organisation as search engines read it (schema.org/Organization): what the page shows, nothing beside it. */
export function structuredOrganisation({ organisation, members, origin }: ShownOrganisation) {
  const { name, handle, headline, about, logo, website, city, country, organisation_id } = organisation;
  const full = (path: string): string => new URL(path, origin).href;
  return {
    "@context": "https://schema.org",
    "@type": "Organization",
    name,
    alternateName: `@${handle}`,
    identifier: organisation_id,
    url: full(`/@${handle}`),
    ...(headline ? { slogan: headline } : {}),
    ...(about ? { description: about } : {}),
    ...(logo ? { logo: full(logo) } : {}),
    ...(website ? { sameAs: [website] } : {}),
    ...(country
      ? {
          address: {
            "@type": "PostalAddress",
            addressCountry: country,
            ...(city ? { addressLocality: city } : {}),
          },
        }
      : {}),
    member: members.map(({ user, title }) => ({
      "@type": "Person",
      name: user.name,
      url: full(`/@${user.handle}`),
      ...(title ? { jobTitle: title } : {}),
    })),
  };
}
