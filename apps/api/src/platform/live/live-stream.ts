// One channel as server-sent events, for pages without a socket. A browser that lost the line names what it saw last.
import type { ServerResponse } from "node:http";
import type { Live, LiveMessage } from "./live.ts";
import { BUFFERED_BYTES_MAX } from "./live-conversation.ts";

/** Sends what came after `last` (null: from now on) and what follows, until the line is closed. */
export async function openStream(raw: ServerResponse, live: Live, channel: string, last: number | null): Promise<void> {
  let stop: () => void = () => undefined;
  raw.on("close", () => stop());
  try {
    let sent = last ?? (await live.position(channel));
    // Events that come while the missed ones are read; null once caught up.
    let waiting: LiveMessage[] | null = [];
    const send = (message: LiveMessage): void => {
      if (message.sequence <= sent) return;
      sent = message.sequence;
      writeTo(raw, `id: ${message.sequence}\nevent: ${message.type}\ndata: ${JSON.stringify(message.payload)}\n\n`);
    };
    stop = await live.subscribe(channel, (message) => void (waiting ? waiting.push(message) : send(message)));
    if (raw.destroyed) return stop();
    const missed = await live.since(channel, sent);
    if (missed === null) {
      sent = await live.position(channel);
      writeTo(raw, "event: missed\ndata: {}\n\n");
    }
    const held: readonly LiveMessage[] = waiting;
    waiting = null;
    for (const message of [...(missed ?? []), ...held]) send(message);
  } catch {
    raw.destroy(); // the answer has begun: the browser comes again by itself
  }
}

/** A reader that takes nothing in is dropped, not buffered without end. */
export function writeTo(raw: ServerResponse, text: string): void {
  if (raw.writableLength > BUFFERED_BYTES_MAX) raw.destroy();
  else if (!raw.destroyed && !raw.writableEnded) raw.write(text);
}
