// Gives each person a made-up name, a handle nobody else has and a drawn face.
import { readWords, slugify } from "./files.ts";
import { chance, dealer, shuffle } from "./pick.ts";
import { readNames } from "./read-written.ts";

// Names and faces are dealt, so that neither comes twice before all have been used.
const waiting = Map.groupBy(readNames("names.txt"), (entry) => entry.place);
const awkward = new Map(readNames("edge-names.txt").map((entry) => [entry.place, entry]));
const faces = Object.fromEntries(readWords("faces.txt").map((row) => row.split(": "))) as Record<string, string>; // each row is "who: numbers"
const dealFace = { female: dealer((faces.f ?? "").split(" "), "f"), male: dealer((faces.m ?? "").split(" "), "m") };
const scarves = dealer((faces.scarf ?? "").split(" "), "scarf");
const turbans = dealer((faces.turban ?? "").split(" "), "turban");

export function faceFor(gender: string, country: string, key: string): string | null {
  if (chance(`${key} no face`, 0.1)) return null;
  const female = gender === "female" || (gender === "any" && chance(`${key} face`, 0.5));
  if (female && ["JO", "EG", "PK", "ID", "TR"].includes(country) && chance(`${key} scarf`, 0.6))
    return `face-${scarves()}`;
  if (!female && country === "IN" && chance(`${key} turban`, 0.5)) return `face-${turbans()}`;
  return `face-${female ? dealFace.female() : dealFace.male()}`;
}

/** This face first, then the others that may stand for the same people. */
export function facesLike(face: string | null): readonly string[] {
  const rows = Object.values(faces).map((row) => row.split(" ").map((number) => `face-${number}`));
  return face === null ? [] : [face, ...rows.filter((row) => row.includes(face)).flat()];
}

export function nameIn(city: string, mayBeAwkward: boolean): { name: string; gender: string } {
  const odd = awkward.get(city);
  if (mayBeAwkward && odd && awkward.delete(city)) return odd;
  const next = waiting.get(city)?.shift();
  if (!next) throw new Error(`No names left for ${city}`);
  return next;
}

const takenHandles = new Set<string>();

export function handleFor(name: string, hint: string, key: string): string {
  const plain = slugify(name);
  const [first = "", ...rest] = plain.split("-");
  const readable = plain.length >= 5 && !/[^\p{Script=Latin}\p{M}\s'’.-]/u.test(name);
  const forms = readable
    ? [plain, plain.replaceAll("-", ""), [first.slice(0, 1), ...rest].join("-"), `${first}-${hint}`]
    : [hint];
  for (const form of [
    ...shuffle(forms.slice(0, 3), key),
    ...forms,
    hint,
    `${hint}-${key.slice(-2)}`,
    `${hint}-${slugify(key)}`,
  ]) {
    const handle = form.slice(0, 30).replace(/-+$/, "");
    if (handle.length >= 3 && !takenHandles.has(handle)) {
      takenHandles.add(handle);
      return handle;
    }
  }
  throw new Error(`No handle left for ${name}`);
}
