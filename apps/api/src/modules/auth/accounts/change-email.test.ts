import { expect, test } from "vitest";
import { mailedToken, mailsTo } from "#test/inbox.ts";
import { PASSWORD, signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("a new address counts when its link is opened, and the old one is told before and after", async () => {
  const ana = await signUp(kogi, { email: "old@example.org" });
  const answer = await ana.api.auth.changeEmail({ body: { email: "New@example.org", password: PASSWORD } });
  expect(answer).toEqual({ email: "new@example.org", status: "verification_sent" });
  expect((await ana.api.auth.session()).user?.email).toBe("old@example.org");
  const token = await mailedToken(kogi, "new@example.org", "change-email");
  expect(await kogi.api().auth.confirmEmail({ body: { token } })).toEqual({ email: "new@example.org" });
  expect((await ana.api.auth.session()).user).toMatchObject({ email: "new@example.org", email_verified: true });
  expect((await mailsTo(kogi, "old@example.org")).map((mail) => mail.template)).toEqual([
    "auth.email_change_asked",
    "auth.email_changed",
  ]);
  expect((await refusal(kogi.api().auth.confirmEmail({ body: { token } }))).code).toBe("auth.link_expired");
});

test("an address of somebody else answers the same, tells its owner and changes nothing", async () => {
  const ana = await signUp(kogi);
  const ben = await signUp(kogi);
  const answer = await ana.api.auth.changeEmail({ body: { email: ben.email, password: PASSWORD } });
  expect(answer.status).toBe("verification_sent");
  expect((await mailsTo(kogi, ben.email)).map((mail) => mail.template)).toEqual(["auth.address_taken"]);
  expect((await ana.api.auth.session()).user?.email).toBe(ana.email);
});

test("of two people who take over one address at once, one gets it", async () => {
  const people = [await signUp(kogi), await signUp(kogi)];
  const tokens: string[] = [];
  for (const person of people) {
    await person.api.auth.changeEmail({ body: { email: "shared@example.org", password: PASSWORD } });
    tokens.push(await mailedToken(kogi, "shared@example.org", "change-email"));
  }
  const outcomes = await Promise.all(
    tokens.map((token) =>
      kogi
        .api()
        .auth.confirmEmail({ body: { token } })
        .then(
          () => 200,
          (error) => error.status,
        ),
    ),
  );
  expect(outcomes.toSorted()).toEqual([200, 410]);
});

test("a change that was asked before a reset, and whose mail was slower, opens nothing", async () => {
  const ana = await signUp(kogi);
  await kogi.api().auth.forgotPassword({ body: { email: ana.email } });
  const reset = await mailedToken(kogi, ana.email, "reset-password");
  // Nothing is worked on until the inbox is looked into.
  await ana.api.auth.changeEmail({ body: { email: "quick.thief@example.org", password: PASSWORD } });
  await kogi.api().auth.resetPassword({ body: { token: reset, password: "eleven lamps at dusk" } });
  expect(await mailsTo(kogi, "quick.thief@example.org")).toEqual([]);
});

test("a new password stops the change, set by whoever is signed in too", async () => {
  const ana = await signUp(kogi);
  await ana.api.auth.changeEmail({ body: { email: "old.password@example.org", password: PASSWORD } });
  const change = await mailedToken(kogi, "old.password@example.org", "change-email");
  await ana.api.auth.changePassword({ body: { current_password: PASSWORD, password: "eleven lamps at dusk" } });
  expect((await refusal(kogi.api().auth.confirmEmail({ body: { token: change } }))).code).toBe("auth.link_expired");
});

test("the password is asked, and a reset of it stops the change", async () => {
  const ana = await signUp(kogi);
  const wrong = ana.api.auth.changeEmail({ body: { email: "thief@example.org", password: "not my password" } });
  expect((await refusal(wrong)).code).toBe("auth.wrong_password");
  await ana.api.auth.changeEmail({ body: { email: "thief@example.org", password: PASSWORD } });
  const change = await mailedToken(kogi, "thief@example.org", "change-email");
  await kogi.api().auth.forgotPassword({ body: { email: ana.email } });
  const reset = await mailedToken(kogi, ana.email, "reset-password");
  await kogi.api().auth.resetPassword({ body: { token: reset, password: "eleven lamps at dusk" } });
  expect((await refusal(kogi.api().auth.confirmEmail({ body: { token: change } }))).code).toBe("auth.link_expired");
});
