// What a person gives out of their profile. Each shows what a visitor may see, whoever asks.
import { join } from "node:path";
import { renderSVG } from "uqr";
import type { Language } from "#api-schema/languages.ts";
import { formatMoney, fromWire } from "#money";
import type { Db } from "#platform/db/index.ts";
import { typeset } from "#platform/documents/index.ts";
import type { Platform } from "#platform/platform.ts";
import { getHistory } from "../experience/history.ts";
import { listCertifications } from "../experience/list-certifications.ts";
import { getOrganisation } from "../organisations/read-organisation.ts";
import { getUser } from "../profile/read-profile.ts";
import { listBadgeRules } from "../standing/badge-rules.repository.ts";
import { keptRendering } from "./kept-renderings.ts";
import { profileWords } from "./profile-words.ts";
import { shareCard } from "./share-card.ts";
import { inOurLetters, monthsOf, validityOf, wordsOfProfile } from "./sharing.rules.ts";

const DOCUMENT = join(import.meta.dirname, "profile.typ");

// On the card of pages that are nobody's: lists, prices, help.
const ownWords: Readonly<Record<Language, { readonly title: string; readonly line: string }>> = {
  en: { title: "Paid when the work is right.", line: "Show your work, be found, be hired, and be paid safely." },
  de: {
    title: "Bezahlt, wenn die Arbeit stimmt.",
    line: "Zeig deine Arbeit, werde gefunden, beauftragt und sicher bezahlt.",
  },
};

/** Kogi's own card. */
export async function ownShareImage(platform: Platform, language: Language): Promise<Buffer> {
  const by = { name: "Kogi", handle: "kogi" };
  return shareCard(platform, { ...ownWords[language], by, notes: [], path: "" });
}

/** The card for link previews. Throws `user.not_found`. */
export async function shareImage(platform: Platform, userId: string): Promise<Buffer> {
  const user = await getUser(platform, null, userId);
  const { name, headline, handle, skills } = user;
  return shareCard(platform, {
    title: name,
    line: headline,
    by: user,
    notes: skills.map((skill) => skill.name),
    path: `/@${handle}`,
  });
}

/** The same for an organisation. Throws `organisation.not_found`. */
export async function organisationShareImage(platform: Platform, organisationId: string): Promise<Buffer> {
  const organisation = await getOrganisation(platform, null, organisationId);
  const { name, headline, handle, city } = organisation;
  return shareCard(platform, {
    title: name,
    line: headline,
    by: organisation,
    notes: city ? [city] : [],
    path: `/@${handle}`,
  });
}

/** The profile's address as a QR code, in black on white with the quiet zone that readers need. */
export async function profileCode(platform: Platform, userId: string): Promise<Buffer> {
  const { handle } = await getUser(platform, null, userId);
  return Buffer.from(renderSVG(profileAddress(platform, handle), { ecc: "M", border: 4 }));
}

/** The profile as a document of one or two pages, in words of this language. Throws `user.not_found`, 503 `request.busy`. */
export async function profilePdf(
  platform: Platform,
  userId: string,
  language: Language,
): Promise<{ pdf: Buffer; handle: string }> {
  const user = await getUser(platform, null, userId);
  const [{ data: history }, { data: certifications }, { data: badges }, rating] = await Promise.all([
    getHistory(platform, null, userId),
    listCertifications(platform, null, { userId }),
    listBadgeRules(platform.db),
    findRating(platform.db, userId),
  ]);
  const held = badges.filter(({ badge }) => user.badges.includes(badge));
  const address = profileAddress(platform, user.handle);
  const words = profileWords[language];
  const data = {
    ...wordsOfProfile(user, { rating, badgeNames: held.map(({ names }) => names[language]) }, language),
    language,
    headings: words.headings,
    page: words.page,
    code_says: words.code,
    verified_says: words.verified,
    rate: user.hourly_rate && words.anHour(formatMoney(fromWire(user.hourly_rate), words.locale)),
    address,
    code: renderSVG(address, { ecc: "M", border: 0 }),
    history: history.map((entry) => ({
      what: inOurLetters(`${entry.title}, ${entry.organisation}`),
      when: monthsOf(entry, language),
      description: inOurLetters(entry.description),
    })),
    certifications: certifications.map((certification) => ({
      what: inOurLetters(`${certification.name}, ${certification.issuer}`),
      when: validityOf(certification, language),
      // A confirmation says nothing about the time after.
      verified: certification.state === "verified" && !certification.expired,
    })),
  };
  const at = new Date(user.updated_at);
  return { pdf: await keptRendering({ data, at }, () => typeset(DOCUMENT, data, at)), handle: user.handle };
}

/** As contracts told it last. */
async function findRating(db: Db, userId: string) {
  const { rating_rank, rated_reviews } = await db
    .selectFrom("users.users")
    .select(["rating_rank", "rated_reviews"])
    .where("user_id", "=", userId)
    .executeTakeFirstOrThrow();
  return { scoreMilli: rating_rank, reviews: rated_reviews };
}

const profileAddress = ({ config }: Platform, handle: string): string => `${config.publicUrl}/@${handle}`;
