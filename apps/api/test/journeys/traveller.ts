// One person who uses Kogi through its public HTTP API alone: signs up, reads their mail, calls routes.
import { setTimeout as sleep } from "node:timers/promises";
import { type ApiClient, ApiProblem, createClient, fetchTransport } from "#api-schema/client.ts";
import { type Contracts, contracts } from "#api-schema/contracts.ts";
import { newToken } from "#platform/ids/index.ts";
import { Deviation, expectThat } from "./report.ts";

export interface Traveller {
  readonly name: string;
  readonly email: string;
  readonly userId: string;
  readonly api: ApiClient<Contracts>;
  /** Their session's token, for tools that send requests of their own. */
  token(): string;
  /** Signs in anew: a session ends when nobody used it for days. */
  signInAgain(): Promise<void>;
}

interface CaughtMail {
  readonly template: string;
  readonly subject: string;
  readonly text: string;
}

const PASSWORD = "a long walk by the sea 1878";
const WAIT_LIMIT_MS = 30_000;

/** Asks again until `look` gives something other than null: what goes on in the background takes a moment. */
export async function waitFor<T>(what: string, look: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + WAIT_LIMIT_MS;
  for (let waitMs = 20; performance.now() < deadline; waitMs = Math.min(waitMs * 1.5, 500)) {
    const found = await look();
    if (found !== null) return found;
    await sleep(waitMs);
  }
  throw new Deviation(`${what} did not happen within ${WAIT_LIMIT_MS / 1_000} s`);
}

/** The refusal that `call` must meet. */
export async function expectRefusal(what: string, code: string, call: () => Promise<unknown>): Promise<void> {
  try {
    await call();
  } catch (error) {
    if (error instanceof ApiProblem && error.code === code) return;
    throw new Deviation(
      `${what}: expected the refusal ${code}, met ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  throw new Deviation(`${what}: expected the refusal ${code}, but it was allowed`);
}

export async function mailsTo(origin: string, email: string): Promise<readonly CaughtMail[]> {
  const answer = await fetch(`${origin}/dev/mail.json?to=${encodeURIComponent(email)}&limit=100`);
  expectThat(`the mails of ${email} can be read (is this server in development?)`, answer.ok);
  const { data } = (await answer.json()) as { data: readonly CaughtMail[] }; // the route's own contract
  return data;
}

/** Signs a new person up, follows the link in their mail and signs in. */
export async function arrive(origin: string, name: string, userType: "freelancer" | "client"): Promise<Traveller> {
  const email = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}.${newToken(6)
    .toLowerCase()
    .replaceAll(/[^a-z0-9]/g, "x")}@example.test`;
  const stranger = createClient(contracts, fetchTransport(origin));
  await stranger.auth.signUp({ body: { name, email, password: PASSWORD, user_type: userType } });
  const mail = await waitFor(
    `the verification mail to ${email}`,
    async () => (await mailsTo(origin, email))[0] ?? null,
  );
  const token = /[?&]token=([A-Za-z0-9_-]+)/.exec(mail.text)?.[1];
  expectThat("the verification mail holds a link with a token", token !== undefined);
  await stranger.auth.confirmVerification({ body: { token } });
  const session = { token: "" };
  const signIn = async () => {
    const answer = await stranger.auth.signIn({ body: { email, password: PASSWORD, transport: "bearer" } });
    expectThat("signing in gives a session", answer.session_token !== null && answer.user !== null);
    session.token = answer.session_token;
    return answer.user.user_id;
  };
  const userId = await signIn();
  const headers = () => ({ authorization: `Bearer ${session.token}` });
  const api = createClient(contracts, fetchTransport(origin, headers));
  return { name, email, userId, api, token: () => session.token, signInAgain: async () => void (await signIn()) };
}

/** Moves the server's business clock; only a development server has this address. */
export async function advanceClock(origin: string, advanceMs: number): Promise<void> {
  const answer = await fetch(`${origin}/dev/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ advance: advanceMs }),
  });
  expectThat("the clock can be moved (is this server in development?)", answer.ok);
}
