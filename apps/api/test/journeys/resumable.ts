// A file sent in pieces (tus 1.0) over a connection that breaks, as a browser's uploader would.
import { request } from "node:http";
import { expectSame, expectThat, type Report } from "./report.ts";
import { type Traveller, waitFor } from "./traveller.ts";

const PROTOCOL = { "tus-resumable": "1.0.0" };
const PIECES = 4;
const BREAK_AFTER_MS = 150;

interface Uploaded {
  readonly origin: string;
  readonly name: string;
  readonly body: Uint8Array<ArrayBuffer>;
  /** Leaves a piece out on purpose: the server must not take the next one in its place. */
  readonly dropPiece: boolean;
}

/** Sends the file in four pieces; the connection breaks in the middle of the second. Gives the file's id. */
export async function uploadWithBreak(person: Traveller, upload: Uploaded, report: Report): Promise<string> {
  const { origin, name, body, dropPiece } = upload;
  const headers = { ...PROTOCOL, authorization: `Bearer ${person.token()}` };
  const metadata = `filename ${Buffer.from(name).toString("base64")}`;
  const begun = await fetch(`${origin}/api/uploads`, {
    method: "POST",
    headers: { ...headers, "upload-length": String(body.length), "upload-metadata": metadata },
  });
  const address = begun.headers.get("location");
  expectThat(`an upload can begin (${begun.status})`, begun.status === 201 && address !== null);
  const url = new URL(address, `${origin}/api/uploads`).href;
  // While the server still holds the broken piece, it answers that the file is in use.
  const arrived = () =>
    waitFor("an answer to how much has arrived", async () => {
      const answer = await fetch(url, { method: "HEAD", headers });
      return answer.ok ? Number(answer.headers.get("upload-offset")) : null;
    });
  const send = (offset: number, piece: Uint8Array<ArrayBuffer>, signal?: AbortSignal) =>
    fetch(url, {
      method: "PATCH",
      headers: { ...headers, "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
      body: piece,
      ...(signal ? { signal } : {}),
    });
  const size = Math.ceil(body.length / PIECES);
  const first = await send(0, body.slice(0, size));
  expectSame("the first piece arrives", [first.status, await arrived()], [204, size]);
  await breakOff(url, headers, { offset: size, piece: body.slice(size, size * 2) });
  let offset = await arrived();
  expectThat(
    `what arrived before the break is kept (${offset} of ${body.length})`,
    offset >= size && offset < body.length,
  );
  report.detail(`broken off after ${offset} of ${body.length} bytes`);
  if (dropPiece) offset += size;
  while (offset < body.length) {
    const answer = await send(offset, body.slice(offset, offset + size));
    expectSame(`the upload goes on from byte ${offset}`, answer.status, 204);
    offset = await arrived();
  }
  expectSame("every byte arrived once", offset, body.length);
  report.step(
    `A file of ${body.length} bytes was sent in pieces; the connection broke, and it went on where it had stopped`,
  );
  return new URL(url).pathname.split("/").at(-1) ?? "";
}

interface Broken {
  readonly offset: number;
  readonly piece: Uint8Array<ArrayBuffer>;
}

/** Sends half of a piece and hangs up. */
function breakOff(url: string, headers: Record<string, string>, { offset, piece }: Broken): Promise<void> {
  return new Promise((resolve) => {
    const sent = request(url, {
      method: "PATCH",
      headers: {
        ...headers,
        "content-type": "application/offset+octet-stream",
        "content-length": piece.length,
        "upload-offset": offset,
      },
    });
    sent.on("error", () => undefined); // what a hung up connection says
    sent.on("close", resolve);
    sent.write(piece.slice(0, Math.floor(piece.length / 2)), () => setTimeout(() => sent.destroy(), BREAK_AFTER_MS));
  });
}
