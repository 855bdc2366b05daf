import { interestsChanged } from "#events/users.ts";
import type { Db } from "#platform/db/index.ts";
import { requestErrors } from "#platform/errors/index.ts";
import type { Actor } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { nextVersion, type ReadBefore, versionOf } from "../profile/list-version.ts";
import { loadProfile } from "../profile/read-profile.ts";
import { requireOwn } from "../profile/save-profile.ts";
import { userErrors } from "../users.errors.ts";
import { readTopics, type Topic } from "./topics.ts";

type Interests = { data: Topic[]; version: number };

export async function getInterests({ db }: Platform, viewer: Actor | null, userId: string): Promise<Interests> {
  // First: what is changed between the two reads makes it stale, not the other way round.
  const version = await versionOf(db, "interests", userId);
  const { topic_ids } = await loadProfile(db, viewer, userId);
  return { data: await topicsInOrder(db, topic_ids), version };
}

/** The slugs of the topics a person is interested in; for lists that narrow themselves to them. */
export async function interestSlugs(db: Db, userId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("users.user_interests")
    .select("topic_id")
    .where("user_id", "=", userId)
    .orderBy("position")
    .execute();
  const topics = await topicsInOrder(
    db,
    rows.map((row) => row.topic_id),
  );
  return topics.map((topic) => topic.slug);
}

/**
 * Replaces the topics a person is interested in. Throws `user.not_found` and `user.unknown_topic` with each pointer; 409
 * `request.stale` with the topics as they are.
 */
export async function putInterests(
  platform: Platform,
  actor: Actor,
  input: ReadBefore & { userId: string; topicIds: string[] },
): Promise<Interests> {
  const { userId, topicIds } = input;
  await requireOwn(platform, actor, userId);
  const topics = await readTopics(platform.db, topicIds);
  const fields = topicIds.flatMap((id, index) =>
    topics.has(id)
      ? []
      : [{ pointer: `/body/topic_ids/${index}`, detail: "Choose a topic from the list.", code: "unknown" }],
  );
  if (fields.length > 0) throw userErrors.unknownTopic({ fields });
  const written = await platform.inTransaction(async (tx) => {
    if (!(await nextVersion(tx, "interests", input))) return false;
    await tx.deleteFrom("users.user_interests").where("user_id", "=", userId).execute();
    const rows = topicIds.map((topic_id, position) => ({ user_id: userId, topic_id, position }));
    if (rows.length > 0) await tx.insertInto("users.user_interests").values(rows).execute();
    const subject = { type: "user", id: userId };
    await platform.audit.record(tx, {
      actorId: actor.userId,
      action: "users.interests_changed",
      subject,
      after: { count: rows.length },
    });
    await platform.events.publish(tx, interestsChanged, { user_id: userId, topic_ids: topicIds });
    return true;
  });
  const current = await getInterests(platform, actor, userId);
  if (!written) throw requestErrors.stale({ extra: { current } });
  return current;
}

async function topicsInOrder(db: Db, ids: readonly string[]): Promise<Topic[]> {
  const topics = await readTopics(db, ids);
  return ids.flatMap((id) => {
    const topic = topics.get(id);
    return topic ? [{ topic_id: topic.topic_id, slug: topic.slug, name: topic.name, names: topic.names }] : [];
  });
}
