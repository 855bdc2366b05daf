// Films and recordings of Apple's programs and of cameras.
import {
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacket,
  EncodedVideoPacketSource,
  MovOutputFormat,
  Mp4OutputFormat,
  Output,
} from "mediabunny";
import { beforeAll, expect, test } from "vitest";
import { AVC_CONFIG, AVC_FRAME } from "#test/coded-films.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";

const kogi = world();
let ana: Person;
beforeAll(async () => {
  ana = await signUp(kogi);
});

const AAC = { codec: "mp4a.40.2", numberOfChannels: 1, sampleRate: 44_100, description: Buffer.from([0x12, 0x08]) };
const PCM = { codec: "pcm-s16", numberOfChannels: 1, sampleRate: 44_100 };

async function fileOf(format: MovOutputFormat | Mp4OutputFormat, has: { picture: boolean; sound?: "aac" | "pcm-s16" }) {
  const target = new BufferTarget();
  const output = new Output({ format, target });
  const picture = has.picture ? new EncodedVideoPacketSource("avc") : null;
  const sound = has.sound ? new EncodedAudioPacketSource(has.sound) : null;
  if (picture) output.addVideoTrack(picture);
  if (sound) output.addAudioTrack(sound);
  await output.start();
  await picture?.add(new EncodedPacket(AVC_FRAME, "key", 0, 2), { decoderConfig: AVC_CONFIG });
  const decoderConfig = has.sound === "aac" ? AAC : PCM;
  await sound?.add(new EncodedPacket(new Uint8Array(88_200), "key", 0, 2), { decoderConfig });
  await output.finalize();
  return Buffer.from(target.buffer ?? new ArrayBuffer(0));
}

const branded = (content: Buffer, brand: string): Buffer => {
  content.write(brand, 8, "latin1");
  return content;
};

async function upload(body: Buffer, name: string) {
  const { media_id } = await ana.api.media.uploadMedia({ query: { name }, body });
  await kogi.settle();
  return ana.api.media.getMedia({ params: { media_id } });
}

test("a film of a telephone, and a recording of one, are taken as what browsers play them as", async () => {
  const film = await fileOf(new MovOutputFormat(), { picture: true, sound: "aac" });
  expect(film.toString("latin1", 8, 12)).toBe("qt  ");
  expect(await upload(film, "IMG_1.MOV")).toMatchObject({
    state: "ready",
    kind: "video",
    type: "video/mp4",
    duration_ms: 2_000,
  });
  const memo = branded(await fileOf(new Mp4OutputFormat(), { picture: false, sound: "aac" }), "M4A ");
  expect(await upload(memo, "memo.m4a")).toMatchObject({
    state: "ready",
    kind: "audio",
    type: "audio/mp4",
    duration_ms: 2_000,
  });
});

test("what browsers cannot play of it is refused, and says how to export it", async () => {
  const film = await fileOf(new MovOutputFormat(), { picture: true, sound: "pcm-s16" });
  const refused = { state: "refused", refusal: expect.stringContaining("Export a film as MP4 with H.264 and AAC") };
  expect(await upload(film, "camera.mov")).toMatchObject(refused);
  const still = branded(await fileOf(new Mp4OutputFormat(), { picture: true }), "M4A ");
  expect(await upload(still, "silent.m4a")).toMatchObject(refused);
});
