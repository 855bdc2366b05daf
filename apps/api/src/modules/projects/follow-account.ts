// Whoever is suspended can answer nobody: their posts are hidden until that is lifted. An organisation goes on with its own,
// in the name of somebody who can.
import { findAccount, isSuspended } from "#modules/auth/index.ts";
import { keepersOf } from "#modules/users/index.ts";
import type { Tx } from "#platform/db/index.ts";
import type { Platform } from "#platform/platform.ts";
import { handOver } from "./hand-over.ts";
import {
  hiddenOfOrganisations,
  hideProjectsOf,
  lockProjectsOf,
  organisationsActedFor,
  showProjectsOf,
} from "./person.repository.ts";

/** As the account is now, read under the locks: two changes may be told in the other order. */
export async function followAccount(tx: Tx, platform: Platform, userId: string): Promise<void> {
  await lockProjectsOf(tx, userId);
  if (await isSuspended(tx, userId)) {
    for (const organisationId of await organisationsActedFor(tx, userId))
      await handOver(tx, platform, { organisationId, userId });
    await hideProjectsOf(tx, userId, platform.clock.now());
  } else if (await findAccount(tx, { userId })) {
    await showProjectsOf(tx, userId);
    await takeWhatWaits(tx, platform, userId);
  }
}

/** Posts of an organisation that nobody could answer for until this person was let in again, or came to keep it. */
export async function takeWhatWaits(tx: Tx, platform: Platform, userId: string): Promise<void> {
  for (const waiting of await hiddenOfOrganisations(tx))
    if ((await keepersOf(tx, waiting.organisationId)).includes(userId)) await handOver(tx, platform, waiting);
}
