import type { UserView } from "#api-schema/users.ts";

/** The person as search engines read them (schema.org/ProfilePage): what the page shows, nothing beside it. */
export function structuredPerson(user: UserView, origin: string) {
  const full = (path: string): string => new URL(path, origin).href;
  return {
    "@context": "https://schema.org",
    "@type": "ProfilePage",
    dateCreated: user.created_at,
    dateModified: user.updated_at,
    mainEntity: {
      "@type": "Person",
      name: user.name,
      alternateName: `@${user.handle}`,
      identifier: user.user_id,
      url: full(`/@${user.handle}`),
      ...(user.headline ? { jobTitle: user.headline } : {}),
      ...(user.bio ? { description: user.bio } : {}),
      ...(user.profile_image ? { image: full(user.profile_image) } : {}),
      ...(user.country
        ? {
            address: {
              "@type": "PostalAddress",
              addressCountry: user.country,
              ...(user.city ? { addressLocality: user.city } : {}),
            },
          }
        : {}),
      ...(user.skills.length > 0 ? { knowsAbout: user.skills.map((skill) => skill.name) } : {}),
      ...(user.languages.length > 0 ? { knowsLanguage: user.languages.map(({ code }) => code) } : {}),
      ...(user.links.length > 0 ? { sameAs: user.links.map(({ url }) => url) } : {}),
    },
  };
}
