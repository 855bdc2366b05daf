import { expect, test, vi } from "vitest";
import { signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { beginDemo } from "./start-demo.ts";

const kogi = world();

/** What a start says that finds the database as it is. */
async function begin(demo: "on" | "auto" | "off") {
  const warn = vi.spyOn(kogi.platform.log, "warn").mockImplementation(() => undefined);
  try {
    const ends = await beginDemo({ ...kogi.platform, config: { ...kogi.platform.config, demo } });
    return { ends, said: warn.mock.calls.map(([sentence]) => sentence) };
  } finally {
    warn.mockRestore();
  }
}

test("who asks for a demo where people have accounts hears that none is made", async () => {
  await signUp(kogi);
  const sentence = expect.stringMatching(/^KOGI_DEMO is on, and people have accounts here/);
  expect(await begin("on")).toEqual({ ends: null, said: [sentence] });
  expect(await begin("auto")).toEqual({ ends: null, said: [] });
  expect(await begin("off")).toEqual({ ends: null, said: [] });
});
