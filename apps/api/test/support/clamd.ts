import { createServer, type Socket } from "node:net";
import { readClamd } from "#platform/config/read-clamd.ts";
import type { ClamdAddress } from "#platform/malware/index.ts";

export const NO_CLAMD = "TEST_CLAMD_ADDRESS names none";

// The test file that every scanner knows, in two halves so that no scanner takes offence at this one (eicar.org).
export const EICAR = ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD", "-ANTIVIRUS-TEST-FILE!$H+H*"].join("");

/** A real ClamAV daemon for tests, or null where `TEST_CLAMD_ADDRESS` names none. */
export function realClamd(): ClamdAddress | null {
  return readClamd(process.env.TEST_CLAMD_ADDRESS ?? null, []);
}

export interface FakeClamd {
  readonly port: number;
  close(): void;
}

/** A server that shows all that one connection has sent to `answer`, until that gives an answer; null hangs up. */
export async function fakeClamd(answer: (received: Buffer) => string | null | undefined): Promise<FakeClamd> {
  const server = createServer((socket: Socket) => {
    let received = Buffer.alloc(0);
    socket.on("error", () => undefined);
    socket.on("data", (bytes) => {
      received = Buffer.concat([received, bytes]);
      const reply = answer(received);
      if (reply === null) socket.destroy();
      else if (reply !== undefined) socket.end(reply);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("the server listens on TCP");
  return { port: address.port, close: () => void server.close() };
}

/** Whether the empty piece that ends a stream has come. */
export const isComplete = (received: Buffer): boolean => received.subarray(-4).equals(Buffer.alloc(4));
