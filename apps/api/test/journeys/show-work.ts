// The freelancer's first evening: a profile that says something and a portfolio with a picture.
import { crc32, deflateSync } from "node:zlib";
import type { Report } from "./report.ts";
import { expectSame, expectThat } from "./report.ts";
import { type Traveller, waitFor } from "./traveller.ts";

/** A profile that says something, with a skill. */
export async function fillProfile({ api, userId }: Traveller, report: Report): Promise<void> {
  await api.users.patchUser({
    params: { user_id: userId },
    body: {
      headline: "Identity designer for food and drink",
      bio: "I draw marks that survive a wet label and a small screen.",
      country: "SE",
      city: "Göteborg",
      hourly_rate: { amount: "8500", currency: "EUR" },
      experience_level: "expert",
      availability: { state: "part_time", from: null, hours_per_week: 30 },
    },
  });
  const found = await api.users.listUsers({
    query: { availability: ["part_time"], country: ["SE"], sort: "-created_at", limit: 100 },
  });
  expectSame("who is available part-time is found so", found.data.find((one) => one.user_id === userId)?.availability, {
    state: "part_time",
    from: null,
    hours_per_week: 30,
  });
  const { data: skills } = await api.users.listSkills({ query: { q: "design" } });
  const skill = skills[0];
  expectThat("there are skills to choose from", skill !== undefined);
  await api.users.putSkills({
    params: { user_id: userId },
    body: { skills: [{ skill_id: skill.skill_id, level: "expert", years: 9 }] },
  });
  report.step("The freelancer filled a profile with skill, rate, place and availability; others find it");
}

export async function showWork(freelancer: Traveller, report: Report): Promise<void> {
  const { api, userId } = freelancer;
  await fillProfile(freelancer, report);
  const mediaId = await upload(freelancer);
  const portfolio = await api.portfolios.createPortfolio({
    body: { title: "Labels and marks", description: "Ten years of packaging." },
  });
  const params = { portfolio_id: portfolio.portfolio_id };
  await api.portfolios.addItem({
    params,
    body: { kind: "image", title: "Lamp packaging", story: "A box that becomes the shade.", media: [mediaId] },
  });
  await api.portfolios.publishPortfolio({ params });
  const listed = await api.portfolios.listPortfolios({ query: { user_id: userId } });
  expectSame(
    "the portfolio is listed",
    listed.data.map((one) => one.portfolio_id),
    [portfolio.portfolio_id],
  );
  report.step("A portfolio with an uploaded picture was published");
}

async function upload(freelancer: Traveller): Promise<string> {
  const { api } = freelancer;
  const media = await api.media.uploadMedia({
    query: { name: "lamp.png", alt: "A lamp in its box" },
    body: samplePicture(),
  });
  await waitFor("the picture's sizes", async () => {
    const seen = await api.media.getMedia({ params: { media_id: media.media_id } });
    expectThat(`the picture was taken (${seen.refusal ?? "no refusal"})`, seen.state !== "refused");
    return seen.state === "ready" ? seen : null;
  });
  return media.media_id;
}

const SIZE = 480;

/** A real PNG made here: a soft gradient, 480 by 480. */
export function samplePicture(): Uint8Array {
  const row = (y: number) =>
    Buffer.from([0, ...Array.from({ length: SIZE }, (_, x) => [90 + (x >> 2), 63 + (y >> 2), 246 - (x >> 3)]).flat()]);
  const pixels = deflateSync(Buffer.concat(Array.from({ length: SIZE }, (_, y) => row(y))));
  const header = Buffer.alloc(13);
  header.writeUInt32BE(SIZE, 0);
  header.writeUInt32BE(SIZE, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]);
  return Buffer.concat([signature, chunk("IHDR", header), chunk("IDAT", pixels), chunk("IEND", Buffer.alloc(0))]);
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, "ascii"), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, checksum]);
}
