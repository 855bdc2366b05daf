// Hostile files through the front door: each is refused or made harmless, and what is served of it can do nothing.
import { ApiProblem } from "#api-schema/client.ts";
import type { OwnMediaView } from "#api-schema/media.ts";
import { type HostileFile, hostileFile } from "./hostile-files.ts";
import { fetchServed, judgeServed, type Origin } from "./served.ts";
import { begin, offsetOf, PIECES_MOST, refusalOf, type Sender, send, TusRefusal, untilAnswered } from "./tus.ts";

const isProblem = (error: unknown): boolean => error instanceof ApiProblem && error.status < 500;

/** What somebody sent: taken with its id, or refused at the door with the code. */
export type Taken = { readonly mediaId: string } | { readonly refusal: string };

/** Every second one in one request, the others in pieces, which look at nothing before the file is whole. */
export async function sendHostile(sender: Sender, seed: number): Promise<Taken> {
  const file = await hostileFile(seed);
  const simple = seed % 2 === 0 ? await sendAtOnce(sender, file) : { refusal: "request.invalid" };
  // A name that cannot be written in an address: in pieces it is tidied.
  return "refusal" in simple && simple.refusal === "request.invalid" ? sendInOnePiece(sender, file) : simple;
}

async function sendAtOnce({ person }: Sender, file: HostileFile): Promise<Taken> {
  try {
    const call = () => person.api.media.uploadMedia({ query: { name: file.name }, body: file.content });
    const { media_id } = await untilAnswered(call, isProblem);
    return { mediaId: media_id };
  } catch (error) {
    if (error instanceof ApiProblem && error.status < 500) return { refusal: error.code };
    throw error;
  }
}

async function sendInOnePiece(sender: Sender, { content, name }: HostileFile): Promise<Taken> {
  try {
    const path = await begin(sender, { bytes: content.length, name });
    let offset = 0;
    for (let pieces = 0; offset < content.length; pieces += 1) {
      if (pieces === PIECES_MOST) throw new Error(`${name} ends at ${offset} of ${content.length} bytes`);
      const rest = { offset, content: content.subarray(offset), cutAfter: content.length };
      const refusal = refusalOf(await send(sender, path, rest), name);
      if (refusal) throw refusal;
      offset = await offsetOf(sender, path);
    }
    return { mediaId: path.split("/").at(-1) ?? "" };
  } catch (error) {
    if (error instanceof TusRefusal) return { refusal: String(error.status) };
    throw error;
  }
}

/** Looks at all that is served of one file; everything that could act, one line each. */
export async function judgeFile({ origin, person }: Sender, media: OwnMediaView): Promise<readonly string[]> {
  const faults: string[] = [];
  const look = async (url: string, from: Origin): Promise<void> => {
    const served = await fetchServed(url.startsWith("http") ? url : origin + url);
    for (const fault of await judgeServed(served, from))
      faults.push(`${JSON.stringify(media.name)} (${media.type}) at ${url.split("?")[0]}: ${fault}`);
  };
  for (const { url } of media.sources) await look(url, "made");
  const whole = media.kind === "image" || media.type === "video/mp4" ? "stripped" : "sent";
  if (media.url && media.kind !== "image") await look(media.url, whole);
  if (media.original_url) await look(media.original_url, whole);
  if (/[\p{Cc}\u202a-\u202e]/u.test(media.name)) faults.push(`${JSON.stringify(media.name)} is kept as a name`);
  faults.push(...(await judgeGuesses(origin, media)));
  const listed = await person.api.media.getMedia({ params: { media_id: media.media_id } });
  if (listed.state !== media.state) faults.push(`${media.media_id} went from ${media.state} to ${listed.state}`);
  return faults;
}

/** Addresses that nobody was given: the same bytes under an ending that acts. */
async function judgeGuesses(origin: string, media: OwnMediaView): Promise<readonly string[]> {
  const base = /^(\/media\/[0-9a-f]{40}\/)/.exec(media.url ?? "")?.[1];
  if (!base) return [];
  const wrong: string[] = [];
  for (const ending of ["html", "svg", "js", "jpg", "png"]) {
    const { status } = await fetchServed(`${origin}${base}file.${ending}`);
    if (status !== 404) wrong.push(`${base}file.${ending} answers ${status}`);
  }
  return wrong;
}
