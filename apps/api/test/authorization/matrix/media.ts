import { png } from "#test/pictures.ts";
import type { Call, Row, Stage } from "../matrix.ts";
import { uploadPicture } from "../things.ts";

const file =
  (body?: object) =>
  async ({ owner, kogi }: Stage): Promise<Call> => ({
    params: { media_id: await uploadPicture(kogi, owner) },
    ...(body ? { body } : {}),
  });

async function newFile(): Promise<Call> {
  return { query: "name=lamp.png", bytes: await png({ width: 20, height: 20 }) };
}

/** A picture that its owner's profile shows to everybody. */
async function profilePicture({ owner, kogi }: Stage): Promise<Call> {
  const params = { user_id: owner.userId };
  await owner.api.users.patchUser({ params, body: { profile_image_media_id: await uploadPicture(kogi, owner) } });
  const { profile_image } = await owner.api.users.getUser({ params });
  const [hash = "", name = ""] = (profile_image ?? "").split("/").slice(-2);
  return { params: { hash, file: name } };
}

async function signedLink({ owner, kogi }: Stage): Promise<Call> {
  const params = { media_id: await uploadPicture(kogi, owner) };
  const { original_url } = await owner.api.media.getMedia({ params });
  return { params, query: new URL(original_url ?? "", "http://localhost").search.slice(1) };
}

async function forgedLink(stage: Stage): Promise<Call> {
  const link = await signedLink(stage);
  return { ...link, query: (link.query ?? "").replace(/signature=.{8}/, "signature=AAAAAAAA") };
}

// A file belongs to who uploaded it; for others it does not exist. A signed link is for whoever holds it.
// Columns: visitor unverified owner freelancer client investor admin reviewer key
export const mediaMatrix: readonly Row[] = [
  { route: "POST /api/media", is: "401 201 201 201 201 201 201 201 403", call: newFile },
  { route: "GET /api/storage", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/uploads", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/media", is: "401 200 200 200 200 200 200 200 403" },
  { route: "GET /api/media/:media_id", is: "401 404 200 404 404 404 404 404 403", call: file() },
  { route: "PATCH /api/media/:media_id", is: "401 404 200 404 404 404 404 404 403", call: file({ alt: "A lamp" }) },
  { route: "DELETE /api/media/:media_id", is: "401 404 204 404 404 404 404 404 403", call: file() },
  { route: "GET /api/media/:media_id/file", is: "200 200 200 200 200 200 200 200 200", call: signedLink },
  {
    route: "GET /api/media/:media_id/file",
    whose: "forged",
    is: "403 403 403 403 403 403 403 403 403",
    call: forgedLink,
  },
  { route: "GET /media/:hash/:file", is: "200 200 200 200 200 200 200 200 200", call: profilePicture },
];
