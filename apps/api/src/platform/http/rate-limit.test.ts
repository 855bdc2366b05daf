// The limits as a caller meets them: everywhere else tests run with wide ones.
import { beforeAll, expect, test, vi } from "vitest";
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
