import { expect, test } from "vitest";
import { addMs } from "#platform/clock/index.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { createTimerWatch, LATE_MS } from "./watch-timers.ts";

const kogi = world();

/** A deadline that nobody sees to, as if the sweep had stopped. */
async function late(ref: string, byMs: number): Promise<void> {
  const { timers, inTransaction, clock } = kogi.platform;
  await inTransaction((tx) => timers.schedule(tx, { kind: "nobody's", ref, dueAt: addMs(clock.now(), -byMs) }));
}
const done = (ref: string) => kogi.platform.inTransaction((tx) => kogi.platform.timers.cancel(tx, "nobody's", ref));

async function told({ api }: Person) {
  await kogi.settle();
  const { data } = await api.notifications.listNotifications({ query: {} });
  return data.filter(({ kind }) => kind === "platform.timers_late");
}

test("late timers are told to every administrator once while it lasts, over all processes, and again the next time", async () => {
  const [admin, other, client] = [
    await signUp(kogi, { roles: ["admin"] }),
    await signUp(kogi, { roles: ["admin"] }),
    await signUp(kogi, { user_type: "client" }),
  ];
  const [look, lookElsewhere] = [createTimerWatch(kogi.platform), createTimerWatch(kogi.platform)];
  const looks = async () => {
    await Promise.all([look(), lookElsewhere()]);
    await Promise.all([look(), lookElsewhere()]);
  };
  await late("a", LATE_MS - 10_000);
  await looks();
  expect(await told(admin)).toEqual([]);

  await late("b", LATE_MS + 120_000);
  await look();
  expect(await told(admin)).toEqual([]);
  await looks();
  await looks();
  for (const person of [admin, other])
    expect(await told(person)).toMatchObject([{ title: "Deadlines are 7 minutes late", link: "/admin" }]);
  expect(await told(client)).toEqual([]);

  await Promise.all(["a", "b"].map(done));
  await looks();
  await late("c", LATE_MS + 300_000);
  await looks();
  // Unread still: one notice, with the news of now.
  expect(await told(admin)).toMatchObject([{ title: "Deadlines are 10 minutes late" }]);
  const { rows } = await kogi.platform.owner((client) =>
    client.query("select ended_at is null as open from platform.timer_outages order by began_at"),
  );
  expect(rows).toEqual([{ open: false }, { open: true }]);
  await done("c");
});
