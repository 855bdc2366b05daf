// The door of the users module: profiles, skills, settings, blocks.
import { onAccountCreated, readLocalesBy } from "#modules/auth/index.ts";
import type { HttpApp } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { listenToEarnings } from "./earnings/earnings.ts";
import { listenToFinishedWork } from "./endorsements/endorsements.listeners.ts";
import { listenToPlans } from "./entitlements/learn-entitlements.ts";
import { serveExports } from "./exports/exports.routes.ts";
import { trimErasedHandles } from "./handles/erased-handles.ts";
import { useLooksKey } from "./handles/looks-hash.ts";
import { serveOrganisations } from "./organisations/organisations.routes.ts";
import { rankRates } from "./people/rate-rank.ts";
import { openProfile, repairProfiles } from "./profile/open-profile.ts";
import { chosenLocale } from "./profile/preferences.ts";
import { settlePictures } from "./profile/settle-pictures.ts";
import { serveSharing } from "./sharing/sharing.routes.ts";
import { listenToTime } from "./standing/evaluate-standing.ts";
import { listenForStanding } from "./standing/standing.listeners.ts";
import { listenToPortfolios } from "./strength/read-strength.ts";
import { listenToAuth } from "./users.listeners.ts";
import {
  serveBlocks,
  serveEndorsements,
  serveExperience,
  serveFigures,
  serveOwnProfile,
  servePeople,
  serveReference,
  serveStanding,
} from "./users.routes.ts";

export type { UserCard } from "#api-schema/users.ts";
export { countPeople } from "./count-people.ts";
export { type RatesReader, useRates } from "./earnings/earnings.ts";
export {
  type Eraser,
  type ErasureBlocker,
  erasedAt,
  keepFromErasure,
  registerEraser,
  registerErasureBlocker,
} from "./erasure/erase-user.ts";
export { type EvidenceFiles, useEvidenceFiles } from "./experience/evidence.ts";
export { listCertifications } from "./experience/list-certifications.ts";
export { type ExportedData, type ExportPart, registerExportPart } from "./exports/export-parts.ts";
export { ownerOfHandle } from "./handles/claim-handle.ts";
export { organisationAddresses } from "./organisations/organisation-addresses.ts";
export { organisationErrors } from "./organisations/organisations.errors.ts";
export {
  holdKeeper,
  holdStanding,
  keepersOf,
  keptBy,
  type OrganisationStanding,
  organisationCardOf,
  requireKeeper,
  type ShownOrganisation,
  shownOrganisation,
  standingIn,
} from "./organisations/standing-in.ts";
export { organisationCards } from "./organisations/view-organisation.ts";
export { peopleAddresses, shownHandle } from "./people/people-addresses.ts";
export { rankRates } from "./people/rate-rank.ts";
export { cardOf, cards, type ShownCard, shownCard } from "./profile/cards.ts";
export { chosenLocale, type Preferences, preferencesOf } from "./profile/preferences.ts";
export { type ProfileImages, useProfileImages } from "./profile/profile-images.ts";
export { getUser } from "./profile/read-profile.ts";
export { loadReference, skillId } from "./reference/load-skills.ts";
export { type CardWords, shareCard } from "./sharing/share-card.ts";
export { interestSlugs } from "./skills/interests.ts";
export { type Meant, meantByWords } from "./skills/meant-by-words.ts";
export { sharedSkills } from "./skills/shared-skills.ts";
export { type TopicReader, useTopics } from "./skills/topics.ts";
export { listBadges } from "./standing/list-badges.ts";
export { areBlocked, blockedAmong, shownAmong, visibleAmong, visibleTo } from "./visible.ts";

// What goes through everybody: another process must not begin it anew meanwhile.
const LONG = { expireSeconds: 3_600 };

export function registerUsers(http: HttpApp, platform: Platform): void {
  useLooksKey(platform.secret);
  servePeople(http, platform);
  serveOwnProfile(http, platform);
  serveBlocks(http, platform);
  serveEndorsements(http, platform);
  serveExperience(http, platform);
  serveStanding(http, platform);
  serveFigures(http, platform);
  serveOrganisations(http, platform);
  serveSharing(http, platform);
  serveExports(http, platform);
  serveReference(http, platform);
  listenToAuth(platform);
  listenToPlans(platform);
  listenToFinishedWork(platform);
  listenForStanding(platform);
  listenToTime(platform);
  listenToEarnings(platform);
  listenToPortfolios(platform);
  platform.jobs.daily("users.repair_profiles", "23 4 * * *", async () => {
    const made = await repairProfiles(platform);
    if (made > 0) platform.log.warn({ made }, "accounts without a profile were given one");
  });
  platform.jobs.daily("users.rank_rates", "41 4 * * *", () => rankRates(platform), LONG);
  platform.jobs.daily("users.settle_pictures", "27 4 * * *", () => settlePictures(platform), LONG);
  platform.jobs.daily("users.trim_erased_handles", "29 4 * * *", () =>
    platform.inTransaction((tx) => trimErasedHandles(tx, platform.clock.now())),
  );
  onAccountCreated(platform, openProfile);
  readLocalesBy(platform, chosenLocale);
}
