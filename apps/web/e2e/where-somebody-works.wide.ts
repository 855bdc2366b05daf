// Where and when somebody works, what they ask for an hour, and who looks for that.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();
const plain = { javaScriptEnabled: false } as const;

test("a freelancer tells their time zone, and their profile says what time it is there unless the city is kept back", async () => {
  const { page, api } = await kogi.visitor({ user_type: "freelancer", name: "Ana Sol" }, plain);
  const { user, settings } = await api.users.me();
  await page.goto("/settings/profile");
  await page.getByLabel("Time zone").selectOption({ label: "Asia/Tokyo" });
  await page.getByRole("button", { name: "Save changes" }).click();
  await page.getByText("saved", { exact: false }).first().waitFor();
  expect((await api.users.me()).user.time_zone).toBe("Asia/Tokyo");
  const read = async (language: string) => {
    const headers = { "accept-language": language };
    return (await kogi.app.fastify.inject({ url: `/@${user.handle}`, headers })).body.replace(/<[^>]*>/g, " ");
  };
  expect(await read("en-GB")).toMatch(/Local time\s+\d{2}:\d{2} GMT\+9/);
  expect(await read("de-DE")).toMatch(/Ortszeit\s+\d{2}:\d{2} GMT\+9/);
  await api.users.putSettings({ body: { ...settings, show_city: false } });
  expect(await read("en-GB")).not.toContain("Local time");
});

test("people are found by what they ask for at least and at most", async () => {
  const asking = async (name: string, euros: number) => {
    const { page, api, userId } = await kogi.visitor({ user_type: "freelancer", name });
    const hourly_rate = { amount: String(euros * 100), currency: "EUR" };
    await api.users.patchUser({ params: { user_id: userId }, body: { headline: "Paints signs", hourly_rate } });
    return page;
  };
  await asking("Lea Least", 40);
  await asking("Mia Middle", 60);
  await asking("Moe Most", 90);
  const { page } = await kogi.visitor({}, plain);
  await page.goto("/people");
  await page.getByLabel("Lowest hourly rate (EUR)").fill("50");
  await page.getByLabel("Highest hourly rate (EUR)").fill("80");
  await page.getByLabel("Highest hourly rate (EUR)").press("Enter");
  await page.getByText("1 result", { exact: true }).waitFor();
  await page.getByRole("link", { name: "Mia Middle" }).waitFor();
  await page.getByRole("link", { name: "From €50 an hour" }).click();
  await page.getByText("2 results", { exact: true }).waitFor();
  await page.getByText("Up to €80 an hour").waitFor();
  expect(page.url()).not.toContain("least=50");
});
