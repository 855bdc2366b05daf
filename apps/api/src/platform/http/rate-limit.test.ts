// The limits as a caller meets them: everywhere else tests run with wide ones.
import { beforeAll, expect, test, vi } from "vitest";
import { newToken } from "#platform/ids/index.ts";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world({ KOGI_RATE_SCALE: "1" });
// Time stands still, or a slow machine would get some calls back meanwhile.
beforeAll(() => void vi.spyOn(kogi.platform.clock, "monotonicMs").mockReturnValue(1_000_000));

/** A guess at somebody's password, which is refused before anything is looked up. */
const guess = (remoteAddress: string) =>
  kogi.app.fastify.inject({ method: "POST", url: "/api/auth/sign-in", remoteAddress, payload: {} });

test("every answer tells what is left, and one too many is refused with the time to come back", async () => {
  const answers = [];
  for (let call = 0; call < 31; call += 1) answers.push(await guess(`2001:db8:1:2::${call}`));
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([...Array(30).fill(422), 429]);
  expect(answers[0]?.headers.ratelimit).toBe("limit=30, remaining=29, reset=60");
  const { headers, payload } = answers[30] ?? {};
  expect(headers).toMatchObject({ ratelimit: "limit=30, remaining=0, reset=2", "retry-after": "2" });
  expect(JSON.parse(payload ?? "")).toMatchObject({ status: 429, code: "request.too_many", retry_after: 2 });
  expect((await guess("2001:db8:1:3::1")).statusCode).toBe(422);
});

test("a person draws from their own, wherever they are, and leaves the visitors' alone", async () => {
  const ana = await signUp(kogi);
  const left = async (remoteAddress: string, headers: Record<string, string> = {}) =>
    (await kogi.app.fastify.inject({ url: "/api/countries", remoteAddress, headers })).headers.ratelimit;
  const before = await left("203.0.113.1", ana.headers);
  expect(await left("203.0.113.1")).toBe("limit=1200, remaining=1199, reset=60");
  const first = Number(/remaining=(\d+)/.exec(String(before))?.[1]);
  expect(await left("203.0.113.2", ana.headers)).toBe(`limit=1200, remaining=${first - 1}, reset=60`);
  expect(await left("203.0.113.1")).toBe("limit=1200, remaining=1198, reset=60");
});

test("what is made for whoever asks is scarcer than what is read", async () => {
  const { userId } = await signUp(kogi);
  for (const file of ["profile.pdf", "share-image.png"]) {
    const { headers } = await kogi.app.fastify.inject({
      url: `/api/users/${userId}/${file}`,
      remoteAddress: "203.0.113.5",
    });
    expect(headers.ratelimit).toMatch(/^limit=60, /);
  }
});

test("what watches the server is never told to come back later, and nobody is looked up for it", async () => {
  const authenticate = vi.spyOn(kogi.app.http.dependencies, "authenticate");
  const headers = { authorization: "Bearer of-nobody-that-anybody-knows" };
  const statuses = new Set<number>();
  for (let call = 0; call < 1_300; call += 1)
    for (const url of call % 13 === 0 ? ["/healthz", "/readyz", "/metrics"] : ["/healthz"])
      statuses.add((await kogi.app.fastify.inject({ url, remoteAddress: "127.0.0.1", headers })).statusCode);
  expect([...statuses]).toEqual([200]);
  expect(authenticate).not.toHaveBeenCalled();
  authenticate.mockRestore();
});

test("a network that tries made-up keys is not looked up any more, and people beside it go on", async () => {
  const ana = await signUp(kogi);
  const remoteAddress = "203.0.113.77";
  const ask = (headers: Record<string, string>, url = "/api/countries") =>
    kogi.app.fastify.inject({ url, remoteAddress, headers });
  const forged = () => ({ authorization: `Bearer kogi_${"a".repeat(8)}_${newToken(32)}` });
  expect((await ask(forged())).statusCode).toBe(401);
  for (let tries = 0; tries < 1_200; tries += 1) kogi.app.http.dependencies.rateLimiter.countUnknownKey(remoteAddress);
  const authenticate = vi.spyOn(kogi.app.http.dependencies, "authenticate");
  const refused = await ask(forged());
  expect([refused.statusCode, refused.headers["retry-after"], authenticate.mock.calls]).toEqual([429, "1", []]);
  expect((await ask(ana.headers)).statusCode).toBe(200);
  authenticate.mockRestore();
});

test("who has too many tabs open is told when to try again", async () => {
  const ana = await signUp(kogi);
  const lines = Array.from({ length: 40 }, () => new AbortController());
  const address = await kogi.app.fastify.listen({ port: 0, host: "127.0.0.1" });
  const open = ({ signal }: AbortController) =>
    fetch(`${address}/api/live/stream?channel=user:${ana.userId}`, { headers: ana.headers, signal });
  const answers: Response[] = [];
  for (const line of lines) answers.push(await open(line));
  const refused = answers.find(({ status }) => status === 429);
  expect(refused?.headers.get("retry-after")).toBe("30");
  for (const line of lines) line.abort();
});
