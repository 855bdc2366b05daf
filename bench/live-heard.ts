// When each of many sockets heard the same news, counted from when they were written.

/** The millisecond in which a version 7 UUID was made. */
export const madeAtMs = (id: string): number => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

/**
 * Takes down who heard what at which instant (ms), one event after the other; once all `sockets` heard it, tells how long
 * after it was written each did. Throws when a socket hears an event twice or another in its stead.
 */
export function createHeard(sockets: number, tell: (delaysMs: readonly number[]) => void) {
  const heard = new Set<number>();
  let current: string | null = null;
  let delays: number[] = [];
  return (socket: number, id: string, atMs: number): void => {
    current ??= id;
    if (id !== current) throw new Error(`socket ${socket} heard ${id} while others had yet to hear ${current}`);
    if (heard.has(socket)) throw new Error(`socket ${socket} heard ${id} twice`);
    heard.add(socket);
    delays.push(atMs - madeAtMs(id));
    if (heard.size < sockets) return;
    tell(delays);
    heard.clear();
    current = null;
    delays = [];
  };
}
