import { calendarApi } from "#api-schema/calendar.ts";
import { endorsementsApi } from "#api-schema/endorsements.ts";
import { experienceApi } from "#api-schema/experience.ts";
import { standingApi } from "#api-schema/standing.ts";
import { strengthApi } from "#api-schema/strength.ts";
import { usersApi } from "#api-schema/users.ts";
import { signUp } from "#modules/auth/index.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";
import { addBlock, listBlocks, removeBlock } from "./blocks/blocks.ts";
import { getCalendar, putCalendar } from "./calendar/calendar.ts";
import { endorseSkill, withdrawEndorsement } from "./endorsements/endorse-skill.ts";
import { showEndorsement } from "./endorsements/hide-endorsement.ts";
import { listEndorsements } from "./endorsements/list-endorsements.ts";
import { entitlementsOf } from "./entitlements/learn-entitlements.ts";
import { eraseUser } from "./erasure/erase-user.ts";
import { decideCertification } from "./experience/decide-certification.ts";
import { getHistory, putHistory } from "./experience/history.ts";
import { listCertifications, listCertificationsToDecide } from "./experience/list-certifications.ts";
import { addCertification, deleteCertification, replaceCertification } from "./experience/save-certification.ts";
import { listPeople } from "./people/list-people.ts";
import { saveSettings } from "./profile/preferences.ts";
import { getMe, getUser, getUserByHandle } from "./profile/read-profile.ts";
import { saveProfile } from "./profile/save-profile.ts";
import { countriesOf, languages } from "./reference/places.ts";
import { searchSkills } from "./skills/find-skills.ts";
import { getInterests, putInterests } from "./skills/interests.ts";
import { getSkills, putSkills } from "./skills/save-skills.ts";
import { skillsByPeople } from "./skills/skills-by-people.ts";
import { listBadgeRules } from "./standing/badge-rules.repository.ts";
import { listBadges } from "./standing/list-badges.ts";
import { readSuccess } from "./standing/read-success.ts";
import { readStrength } from "./strength/read-strength.ts";

export function servePeople(http: HttpApp, platform: Platform): void {
  serve(http, usersApi.listUsers, (call) => listPeople(platform, call.actor, call.query));
  serve(http, usersApi.getUser, (call) => getUser(platform, call.actor, call.params.user_id));
  serve(http, usersApi.getUserByHandle, (call) => getUserByHandle(platform, call.actor, call.params.handle));
  serve(http, usersApi.getSkills, (call) => getSkills(platform, call.actor, call.params.user_id));
  serve(http, usersApi.getInterests, (call) => getInterests(platform, call.actor, call.params.user_id));
}

export function serveOwnProfile(http: HttpApp, platform: Platform): void {
  serve(http, usersApi.getEntitlements, (call) => entitlementsOf(platform.db, call.actor.userId));
  serve(http, usersApi.createUser, async (call) => {
    const { answer, cookie } = await signUp(platform, call.body, call.locale);
    call.addCookie(cookie);
    return answer;
  });
  for (const contract of [usersApi.replaceUser, usersApi.patchUser] as const)
    serve(http, contract, (call) => {
      const input = { userId: call.params.user_id, patch: call.body, expectVersion: call.expectVersion };
      return saveProfile(platform, call.actor, input);
    });
  serve(http, usersApi.eraseUser, (call) =>
    eraseUser(platform, call.actor, {
      userId: call.params.user_id,
      password: call.body.password,
      givesUpRests: call.body.give_up_rests ?? false,
    }),
  );
  serve(http, usersApi.putSkills, (call) =>
    putSkills(platform, call.actor, {
      userId: call.params.user_id,
      skills: call.body.skills,
      version: call.body.version,
      expectVersion: call.expectVersion,
    }),
  );
  serve(http, usersApi.putInterests, (call) =>
    putInterests(platform, call.actor, {
      userId: call.params.user_id,
      topicIds: call.body.topic_ids,
      version: call.body.version,
      expectVersion: call.expectVersion,
    }),
  );
  serve(http, usersApi.me, (call) => getMe(platform, call.actor));
  serve(http, usersApi.putSettings, ({ actor, body: { version, ...settings }, expectVersion }) =>
    saveSettings(platform, actor, { settings, version, expectVersion }),
  );
}

export function serveBlocks(http: HttpApp, platform: Platform): void {
  serve(http, usersApi.listBlocks, (call) =>
    listBlocks(platform, call.actor, { ...call.query, limit: call.query.limit ?? 20 }),
  );
  serve(http, usersApi.addBlock, (call) =>
    addBlock(platform, call.actor, { otherId: call.body.user_id, kind: call.body.kind }),
  );
  serve(http, usersApi.removeBlock, (call) => removeBlock(platform, call.actor, call.params.user_id));
}

export function serveEndorsements(http: HttpApp, platform: Platform): void {
  serve(http, endorsementsApi.listEndorsements, ({ actor, params, query }) =>
    listEndorsements(platform, actor, { ...query, userId: params.user_id, limit: query.limit ?? 20 }),
  );
  serve(http, endorsementsApi.endorse, ({ actor, params }) =>
    endorseSkill(platform, actor, { userId: params.user_id, skillId: params.skill_id }),
  );
  serve(http, endorsementsApi.withdrawEndorsement, ({ actor, params }) =>
    withdrawEndorsement(platform, actor, { userId: params.user_id, skillId: params.skill_id }),
  );
  serve(http, endorsementsApi.setEndorsementVisibility, ({ actor, params, body }) =>
    showEndorsement(platform, actor, {
      userId: params.user_id,
      skillId: params.skill_id,
      endorsedBy: params.endorsed_by,
      shown: body.shown,
    }),
  );
}

export function serveExperience(http: HttpApp, platform: Platform): void {
  serve(http, experienceApi.listCertifications, ({ actor, params, query }) =>
    listCertifications(platform, actor, { ...query, userId: params.user_id }),
  );
  serve(http, experienceApi.addCertification, ({ actor, params, body }) =>
    addCertification(platform, actor, { userId: params.user_id, body }),
  );
  serve(http, experienceApi.replaceCertification, ({ actor, params, body, expectVersion }) =>
    replaceCertification(platform, actor, {
      userId: params.user_id,
      certificationId: params.certification_id,
      body,
      expectVersion,
    }),
  );
  serve(http, experienceApi.deleteCertification, ({ actor, params }) =>
    deleteCertification(platform, actor, { userId: params.user_id, certificationId: params.certification_id }),
  );
  serve(http, experienceApi.listCertificationsToDecide, ({ query }) => listCertificationsToDecide(platform, query));
  serve(http, experienceApi.decideCertification, ({ actor, params, body }) =>
    decideCertification(platform, actor, { ...body, certificationId: params.certification_id }),
  );
  serve(http, experienceApi.getHistory, ({ actor, params }) => getHistory(platform, actor, params.user_id));
  serve(http, experienceApi.putHistory, ({ actor, params, body, expectVersion }) =>
    putHistory(platform, actor, { userId: params.user_id, ...body, version: body.version, expectVersion }),
  );
}

export function serveStanding(http: HttpApp, platform: Platform): void {
  serve(http, standingApi.getSuccess, ({ actor, params }) => readSuccess(platform, actor, params.user_id));
  serve(http, standingApi.listBadges, ({ actor, params, query }) =>
    listBadges(platform, actor, { ...query, userId: params.user_id, limit: query.limit ?? 20 }),
  );
  serve(http, standingApi.listBadgeRules, () => listBadgeRules(platform.db));
}

export function serveFigures(http: HttpApp, platform: Platform): void {
  serve(http, calendarApi.getCalendar, ({ actor, params }) => getCalendar(platform, actor, params.user_id));
  serve(http, calendarApi.putCalendar, ({ actor, params, body, expectVersion }) =>
    putCalendar(platform, actor, { userId: params.user_id, body, expectVersion }),
  );
  serve(http, strengthApi.getStrength, ({ actor }) => readStrength(platform, actor));
}

export function serveReference(http: HttpApp, platform: Platform): void {
  serve(http, usersApi.listSkills, async ({ query }) => {
    const limit = query.limit ?? 20;
    const byPeople = query.sort === "-people";
    const skills = byPeople ? skillsByPeople(platform, limit) : searchSkills(platform.db, { ...query, limit });
    return { data: [...(await skills)] };
  });
  serve(http, usersApi.listCountries, async () => ({ data: [...countriesOf(platform.config.projectFolder)] }));
  serve(http, usersApi.listLanguages, async () => ({ data: [...languages] }));
}
