// Work that is no picture: films, recordings, documents and links, added to portfolios that are there.
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { addMs, HOUR_MS } from "#platform/clock/index.ts";
import { assert } from "#platform/errors/index.ts";
import { type DemoDoors, takePicture } from "./people.ts";
import { recordingOf } from "./recordings.ts";
import type { SeedPortfolio, SeedSample, Seeds } from "./seeds.ts";
import { daysBefore, type Scene, type Stage } from "./stage.ts";

export function sampleScenes(seeds: Seeds, end: Date, doors: DemoDoors): readonly Scene[] {
  return seeds.samples.map((sample) => {
    const portfolio = seeds.portfolios.find(({ key }) => key === sample.portfolio);
    assert(portfolio, `the portfolio ${sample.portfolio} of a sample is among the seeds`);
    return {
      at: addMs(daysBefore(end, portfolio.published_days_ago, portfolio.key), HOUR_MS),
      what: "portfolios",
      play: (stage) => add(stage, doors, portfolio, sample),
    };
  });
}

async function add(stage: Stage, doors: DemoDoors, { owner, slug }: SeedPortfolio, sample: SeedSample): Promise<void> {
  const { portfolios, media } = stage.as(owner);
  const handle = stage.seeds.people.find(({ key }) => key === owner)?.handle ?? "";
  const { portfolio_id } = await portfolios.getPortfolioBySlug({ params: { handle, slug } });
  const { file, poster_media_id } = await filesOf(stage, doors, owner, sample);
  if (file !== null && poster_media_id !== null)
    await media.patchMedia({ params: { media_id: file }, body: { poster_media_id } });
  const { kind, title, story, role, client, made_days_ago, tags, link } = sample;
  const date = daysBefore(stage.end, made_days_ago, sample.portfolio).toISOString().slice(0, 10);
  await portfolios.addItem({
    params: { portfolio_id },
    body: {
      ...{ kind, title, story, role, date },
      client: client ?? "",
      tags: [...tags],
      media: file === null ? [] : [file],
      ...(link === null ? {} : { link }),
    },
  });
}

interface Taken {
  readonly file: string | null;
  readonly poster_media_id: string | null;
}

async function filesOf(stage: Stage, doors: DemoDoors, owner: string, sample: SeedSample): Promise<Taken> {
  const ownerId = stage.idOf(owner);
  const { alt, recording } = sample;
  const take = (content: Buffer, name: string): Promise<string> =>
    doors.ingest({ ownerId, content, name, alt, at: stage.app.platform.clock.now() });
  if (recording)
    return {
      file: await take(recordingOf(recording.name), `${recording.name}.wav`),
      poster_media_id: await takePicture(stage, doors, ownerId, recording.picture),
    };
  const stored = async (name: string | null): Promise<string | null> =>
    name === null ? null : take(await readFile(join(stage.seeds.folder, "files", name)), name);
  return { file: await stored(sample.file), poster_media_id: await stored(sample.still) };
}
