// Asks a server for pages, lists and things of one's own all the time, and says which answers were not what they should
// be: an error that is not 503, a 503 that does not say when to come back, an answer that came late.
import { setTimeout as sleep } from "node:timers/promises";

const ASK_EVERY_MS = 50;
// A little above the time the pool waits for a connection.
const LATE_MS = 8_000;

const ADDRESSES = ["/", "/wallet", "/api/projects?limit=20", "/api/wallet", "/readyz"] as const;

export interface Watch {
  /** Stops asking; gives what was wrong. */
  end(): Promise<readonly string[]>;
  summary(): string;
  /** How many answers had this status. */
  countOf(status: number): number;
}

export function watchAnswers(origin: string, token: string): Watch {
  const [counts, wrong] = [new Map<number, number>(), new Map<string, number>()];
  const headers = { authorization: `Bearer ${token}`, cookie: `kogi_session=${token}` };
  const note = (what: string): void => void wrong.set(what, (wrong.get(what) ?? 0) + 1);
  let stopped = false;

  async function ask(address: string): Promise<void> {
    const startedMs = performance.now();
    const page = !address.startsWith("/api/");
    const answer = await fetch(origin + address, {
      headers: page ? { cookie: headers.cookie } : { authorization: headers.authorization },
      redirect: "manual",
    }).catch((error: unknown) => note(`${address} gave no answer (${String(error)})`));
    if (!answer) return;
    const { status } = answer;
    const body = await answer.text();
    counts.set(status, (counts.get(status) ?? 0) + 1);
    if (status !== 200 && status !== 503) note(`${address} answered ${status}: ${body.slice(0, 200)}`);
    if (status === 503 && !answer.headers.get("retry-after")) note(`${address} did not say when to come back`);
    if (status === 503 && (address === "/" || address === "/wallet") && !body.includes("<html"))
      note(`${address} is a page, and answered with ${answer.headers.get("content-type")}`);
    if (performance.now() - startedMs > LATE_MS) note(`${address} took longer than ${LATE_MS} ms`);
  }

  const asking = ADDRESSES.map(async (address) => {
    while (!stopped) {
      await ask(address);
      await sleep(ASK_EVERY_MS);
    }
  });
  return {
    async end() {
      stopped = true;
      await Promise.all(asking);
      return [...wrong].map(([what, count]) => `${count} times ${what}`);
    },
    countOf: (status) => counts.get(status) ?? 0,
    summary: () => [...counts].map(([status, count]) => `${count} answers ${status}`).join(", "),
  };
}
