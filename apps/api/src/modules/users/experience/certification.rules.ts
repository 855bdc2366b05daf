import type { CertificationBody } from "#api-schema/experience.ts";

export const CERTIFICATIONS_MAX = 30;

/** The field that cannot be and why, or null. `today`: the calendar day, UTC. */
export function refuseDates(
  { issued_on, expires_on }: Pick<CertificationBody, "issued_on" | "expires_on">,
  today: string,
): { pointer: string; detail: string } | null {
  if (issued_on > today) return { pointer: "/body/issued_on", detail: "This day has not come yet." };
  if (expires_on !== null && expires_on <= issued_on)
    return { pointer: "/body/expires_on", detail: "It must end after it was issued." };
  return null;
}

/** On its last day a certificate still counts. */
export const isExpired = (expiresOn: string | null, today: string): boolean => expiresOn !== null && expiresOn < today;
