// Everything somebody has uploaded: what uses it, what can go, and what is still on its way.
import { expect, test } from "vitest";
import { pdf, png } from "#test/pictures.ts";
import { faultsOf, windows } from "./readable.ts";
import { site, type Visitor } from "./site.ts";

const kogi = site();

/** A picture in a portfolio, a document that nothing uses, and an upload of which a part is there. */
async function withFiles(visitor: Visitor) {
  const { media, portfolios } = visitor.api;
  const picture = await media.uploadMedia({
    query: { name: "front.png" },
    body: await png({ width: 400, height: 300 }),
  });
  await media.uploadMedia({ query: { name: "offer.pdf" }, body: pdf });
  await kogi.settle();
  const { portfolio_id } = await portfolios.createPortfolio({ body: { title: "Signs" } });
  const params = { portfolio_id };
  await portfolios.addItem({ params, body: { kind: "image", title: "Front", media: [picture.media_id] } });
  const send = (method: "POST" | "PATCH", url: string, headers: object, payload?: Buffer) =>
    kogi.app.fastify.inject({
      method,
      url,
      headers: { ...visitor.headers, "tus-resumable": "1.0.0", ...headers },
      ...(payload ? { payload } : {}),
    });
  const metadata = `filename ${Buffer.from("reel.mp4").toString("base64")}`;
  await send("POST", "/api/uploads", { "upload-length": "2000000", "upload-metadata": metadata });
}

test.each(windows)("one's files are looked through, deleted and broken off, %o", async (window) => {
  const visitor = await kogi.visitor({}, window);
  const { page } = visitor;
  await page.goto("/settings/files");
  await page.getByText("No files yet").waitFor();
  await withFiles(visitor);
  await page.goto("/settings/billing");
  await page.getByRole("link", { name: "Go through your files" }).click();
  await page.getByText("0% of 2 MB has arrived", { exact: false }).waitFor();
  await page.getByText("In use: a portfolio that only you see", { exact: false }).waitFor();
  expect(await page.getByRole("button", { name: "Delete front.png" }).isDisabled()).toBe(true);
  await page.getByText("Take it out there first, then it can be deleted.", { exact: false }).waitFor();
  expect(await faultsOf(page)).toEqual([]);

  await page.getByRole("link", { name: "Delete offer.pdf" }).click();
  await page.getByText("Delete offer.pdf?").waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole("button", { name: "Delete", exact: true }).click();
  await page.getByText("The file is deleted.").waitFor();
  await page.getByRole("button", { name: "Break off reel.mp4" }).click();
  await page.getByText("The upload is broken off.").waitFor();
  const { data } = await visitor.api.media.listMedia({ query: {} });
  expect(data.map(({ name }) => name)).toEqual(["front.png"]);
});

test("without JavaScript and in German a file is deleted and an upload broken off too", async () => {
  const visitor = await kogi.visitor({}, { javaScriptEnabled: false, locale: "de-DE" });
  const { page } = visitor;
  await withFiles(visitor);
  await page.goto("/settings/files");
  await page.getByText("Verwendet für: ein Portfolio, das nur du siehst", { exact: false }).waitFor();
  await page.getByRole("button", { name: "reel.mp4 abbrechen" }).click();
  await page.getByText("Der Upload ist abgebrochen.").waitFor();
  await page.getByRole("link", { name: "offer.pdf löschen" }).click();
  await page.getByRole("button", { name: "Löschen", exact: true }).click();
  await page.getByText("Die Datei ist gelöscht.").waitFor();
  expect((await visitor.api.media.listMedia({ query: {} })).data.map(({ name }) => name)).toEqual(["front.png"]);
});

test("who reaches for a file in use by its address reads why it stays", async () => {
  const visitor = await kogi.visitor({});
  await withFiles(visitor);
  const { data } = await visitor.api.media.listMedia({ query: { kind: ["image"] } });
  await visitor.page.goto(`/settings/files/${data[0]?.media_id}`);
  await visitor.page.getByText("In use: a portfolio that only you see").waitFor();
  expect(await visitor.page.getByRole("button", { name: "Delete", exact: true }).count()).toBe(0);
});
