// As much of the tus protocol as a client needs that is cut off again and again.
import { request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import type { Traveller } from "../apps/api/test/journeys/traveller.ts";

/** After so many pieces without an end an upload does not go on. */
export const PIECES_MOST = 200;
const RETRY_MS = 100;
const BACK_LIMIT_MS = 300_000;

export interface Sender {
  readonly origin: string;
  readonly person: Traveller;
}

export interface Piece {
  readonly offset: number;
  /** Everything from the offset on, as far as it was announced. */
  readonly content: Buffer;
  /** After so many bytes the plug is pulled. */
  readonly cutAfter: number;
}

export type Outcome = { readonly status: number } | "cut";

/** Calls again until a server that was killed is back; what it refuses is thrown. */
export async function untilAnswered<T>(call: () => Promise<T>, refused: (error: unknown) => boolean): Promise<T> {
  const deadline = performance.now() + BACK_LIMIT_MS;
  for (;;) {
    try {
      return await call();
    } catch (error) {
      if (refused(error) || performance.now() > deadline) throw error;
      await sleep(RETRY_MS);
    }
  }
}

export const headersOf = ({ person }: Sender): Record<string, string> => ({
  "tus-resumable": "1.0.0",
  authorization: `Bearer ${person.token()}`,
});

export class TusRefusal extends Error {
  readonly status: number;
  constructor(status: number, text: string) {
    super(`${status}: ${text}`);
    this.status = status;
  }
}

async function ask(sender: Sender, method: string, path: string, headers: Record<string, string>): Promise<Headers> {
  const answer = await fetch(sender.origin + path, { method, headers: { ...headersOf(sender), ...headers } });
  const text = await answer.text();
  if (answer.status >= 500) throw new Error(`the server answered ${answer.status}: ${text}`);
  if (!answer.ok) throw new TusRefusal(answer.status, text);
  return answer.headers;
}

const isRefusal = (error: unknown): boolean => error instanceof TusRefusal;
const encode = (text: string): string => Buffer.from(text).toString("base64");

/** Announces a file; gives its path. A server that died in the middle may have begun it twice: the other is abandoned. */
export async function begin(sender: Sender, file: { bytes: number; name: string }): Promise<string> {
  const told = { "upload-length": String(file.bytes), "upload-metadata": `filename ${encode(file.name)}` };
  const headers = await untilAnswered(() => ask(sender, "POST", "/api/uploads", told), isRefusal);
  return headers.get("location") ?? "";
}

export async function offsetOf(sender: Sender, path: string): Promise<number> {
  const headers = await untilAnswered(() => ask(sender, "HEAD", path, {}), isRefusal);
  return Number(headers.get("upload-offset"));
}

/** What a piece was refused with for good: at another offset (409) one looks where the upload stands, and goes on. */
export function refusalOf(outcome: Outcome, about: string): TusRefusal | null {
  if (outcome === "cut" || outcome.status < 400 || outcome.status >= 500 || outcome.status === 409) return null;
  return new TusRefusal(outcome.status, about);
}

/** Sends a piece, or the beginning of it. Whatever happens on the way counts as cut. */
export function send(sender: Sender, path: string, { offset, content, cutAfter }: Piece): Promise<Outcome> {
  return new Promise((resolve) => {
    const sending = request(sender.origin + path, {
      method: "PATCH",
      headers: {
        ...headersOf(sender),
        "content-type": "application/offset+octet-stream",
        "upload-offset": offset,
        "content-length": content.length,
      },
    });
    sending.on("error", () => resolve("cut"));
    sending.on("response", (response) => {
      response.resume();
      response.on("error", () => resolve("cut"));
      response.on("end", () => resolve({ status: response.statusCode ?? 0 }));
    });
    if (cutAfter >= content.length) sending.end(content);
    else sending.write(content.subarray(0, cutAfter), () => sending.destroy());
  });
}
