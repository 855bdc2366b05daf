// What a person gives out of their profile. Each shows what a visitor may see, whoever asks.
import { createHash } from "node:crypto";
import { join } from "node:path";
import { renderSVG } from "uqr";
import { formatMoney, fromWire } from "#money";
import { typeset, typesetPicture } from "#platform/documents/index.ts";
import type { Platform } from "#platform/platform.ts";
import { getHistory } from "../experience/history.ts";
import { listCertifications } from "../experience/list-certifications.ts";
import { getUser } from "../profile/read-profile.ts";
import { inOurLetters, monthsOf, wordsOfCard, wordsOfProfile } from "./sharing.rules.ts";

const CARD = join(import.meta.dirname, "share-image.typ");
const DOCUMENT = join(import.meta.dirname, "profile.typ");
const LOCALE = "en-GB";
const CARD_WIDTH_PX = 1_200;
const CARDS_KEPT = 200;

// By what stands on it: setting one takes a tenth of a second, and link previews are fetched in bursts.
const cards = new Map<string, Promise<Buffer>>();

/** The card for link previews. Throws `user.not_found`. */
export async function shareImage(platform: Platform, userId: string): Promise<Buffer> {
  const user = await getUser(platform, null, userId);
  const data = { ...wordsOfCard(user), address: shortAddress(platform, user.handle) };
  const key = createHash("sha256").update(JSON.stringify(data)).digest("base64url");
  const known = cards.get(key);
  if (known !== undefined) return known;
  const made = typesetPicture(CARD, data, CARD_WIDTH_PX);
  if (cards.size >= CARDS_KEPT) cards.delete(cards.keys().next().value ?? "");
  cards.set(key, made);
  made.catch(() => cards.delete(key));
  return made;
}

/** The profile's address as a QR code, in black on white with the quiet zone that readers need. */
export async function profileCode(platform: Platform, userId: string): Promise<Buffer> {
  const { handle } = await getUser(platform, null, userId);
  return Buffer.from(renderSVG(profileAddress(platform, handle), { ecc: "M", border: 4 }));
}

/** The profile as a document of one or two pages. Throws `user.not_found`. */
export async function profilePdf(platform: Platform, userId: string): Promise<{ pdf: Buffer; handle: string }> {
  const user = await getUser(platform, null, userId);
  const [{ data: history }, { data: certifications }] = await Promise.all([
    getHistory(platform, null, userId),
    listCertifications(platform, null, { userId }),
  ]);
  const address = profileAddress(platform, user.handle);
  const data = {
    ...wordsOfProfile(user),
    rate: user.hourly_rate && `${formatMoney(fromWire(user.hourly_rate), LOCALE)} an hour`,
    address,
    code: renderSVG(address, { ecc: "M", border: 0 }),
    history: history.map((entry) => ({
      what: inOurLetters(`${entry.title}, ${entry.organisation}`),
      when: monthsOf(entry),
      description: inOurLetters(entry.description),
    })),
    certifications: certifications.map(({ name, issuer, issued_on, state }) => ({
      what: inOurLetters(`${name}, ${issuer}`),
      when: issued_on.slice(0, 4),
      verified: state === "verified",
    })),
  };
  return { pdf: await typeset(DOCUMENT, data, new Date(user.updated_at)), handle: user.handle };
}

const profileAddress = ({ config }: Platform, handle: string): string => `${config.publicUrl}/@${handle}`;

const shortAddress = (platform: Platform, handle: string): string =>
  profileAddress(platform, handle).replace(/^https?:\/\//, "");
