// Fields about oneself say what they are, so that the browser can fill them in.
import { expect, test } from "vitest";
import { site } from "./site.ts";

const kogi = site();

test("a birthday, an address and a name can be filled in by the browser", async () => {
  const { page, api } = await kogi.visitor({ user_type: "freelancer" }, { javaScriptEnabled: false });
  const filledWith = (name: string) => page.locator(`main [name=${name}]`).getAttribute("autocomplete");
  await page.goto("/wallet/identity");
  expect(await filledWith("birth_date")).toBe("bday");
  await page.goto("/tax");
  expect([await filledWith("name"), await filledWith("address")]).toEqual(["name", "street-address"]);
  const body = { name: "Two Presses", handle: "two-presses-fill" };
  const { organisation_id } = await api.organisations.createOrganisation({ body });
  await page.goto(`/settings/organisations/${organisation_id}/billing`);
  expect([await filledWith("name"), await filledWith("address")]).toEqual(["organization", "street-address"]);
});
