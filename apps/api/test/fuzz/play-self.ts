// What people do with their own things: work that is shown, posts that change, a second factor, a link in a mail.
import { shownCode } from "#test/authenticator.ts";
import { contractBetween, eur, openOffer, postProject, projectBody } from "#test/hiring.ts";
import { PASSWORD, type Person, signUp } from "#test/people.ts";
import { png } from "#test/pictures.ts";
import type { World } from "#test/world.ts";
import { playOrganisations } from "./play-organisations.ts";

type Keep = <T>(value: T) => T;

export async function playSelf(kogi: World, client: Person, freelancer: Person, keep: Keep): Promise<void> {
  await playShowing(client, freelancer, keep);
  await playMedia(kogi, freelancer, keep);
  await playPosts(client, freelancer, keep);
  await playExtraWork(client, freelancer, keep);
  await playSettings(kogi, freelancer, keep);
  await playOrganisations(kogi, freelancer, keep);
  await playTwoFactor(kogi);
}

async function playShowing(client: Person, { api }: Person, keep: Keep): Promise<void> {
  const { portfolios } = api;
  const { portfolio_id } = keep(await portfolios.createPortfolio({ body: { title: "Posters" } }));
  const params = { portfolio_id };
  const ids: string[] = [];
  for (const name of ["one", "two", "three"]) {
    const body = { kind: "link" as const, title: `Poster ${name}`, link: `https://example.org/${name}` };
    ids.push(keep(await portfolios.addItem({ params, body })).item_id);
  }
  const [first = "", second = "", third = ""] = ids;
  await portfolios.listItems({ params });
  await portfolios.orderItems({ params, body: { item_ids: ids.toReversed() } });
  const link = { kind: "link" as const, title: "Lamp", link: "https://example.org/lamp" };
  await portfolios.replaceItem({ params: { item_id: first }, body: link });
  await portfolios.patchItem({ params: { item_id: second }, body: { title: "Second" } });
  await portfolios.deleteItem({ params: { item_id: third } });
  await portfolios.getItem({ params: { item_id: first } });
  await portfolios.replacePortfolio({ params, body: { title: "Posters and bills" } });
  await portfolios.publishPortfolio({ params });
  await client.api.portfolios.likePortfolio({ params });
  await client.api.portfolios.unlikePortfolio({ params });
  await portfolios.unlistPortfolio({ params });
  await portfolios.archivePortfolio({ params });
  const gone = await portfolios.createPortfolio({ body: { title: "A mistake" } });
  await portfolios.deletePortfolio({ params: { portfolio_id: gone.portfolio_id } });
}

async function playMedia(kogi: World, { api, userId, headers }: Person, keep: Keep): Promise<void> {
  const upload = async (width: number) => {
    const body = await png({ width, height: 30 });
    const { media_id } = keep(await api.media.uploadMedia({ query: { name: "lamp.png" }, body }));
    await kogi.settle();
    return media_id;
  };
  const shown = await upload(41);
  const { original_url } = await api.media.getMedia({ params: { media_id: shown } });
  await api.users.patchUser({ params: { user_id: userId }, body: { profile_image_media_id: shown } });
  const { profile_image } = await api.users.getUser({ params: { user_id: userId } });
  for (const url of [original_url, profile_image])
    if (url) await kogi.app.fastify.inject({ url: pathOf(url), headers });
  await api.media.deleteMedia({ params: { media_id: await upload(42) } });
}

function pathOf(address: string): string {
  const { pathname, search } = new URL(address, "http://localhost");
  return `${pathname}${search}`;
}

async function playPosts(client: Person, freelancer: Person, keep: Keep): Promise<void> {
  const { projects } = client.api;
  const { project_id } = keep(await postProject(client));
  const params = { project_id };
  await projects.replaceProject({ params, body: projectBody({ title: "A brand for two bakeries" }) });
  keep(await projects.invite({ params, body: { user_id: freelancer.userId } }));
  await projects.listProjectInvitations({ params });
  await freelancer.api.projects.listMyInvitations();
  const draft = await projects.createProject({ body: projectBody() });
  await projects.cancelProject({ params: { project_id: draft.project_id } });
  const { proposal, offer } = keep(await openOffer(client, freelancer));
  await freelancer.api.projects.getOffer({ params: { offer_id: offer.offer_id } });
  await freelancer.api.projects.getProposal({ params: { proposal_id: proposal.proposal_id } });
  const other = keep(await postProject(client));
  const body = { cover_letter: "Gladly.", amount: { amount: "100000", currency: "EUR" } };
  const mine = keep(await freelancer.api.projects.submitProposal({ params: { project_id: other.project_id }, body }));
  await freelancer.api.projects.replaceProposal({ params: { proposal_id: mine.proposal_id }, body });
}

/** A contract that grows by a step and is ended. */
async function playExtraWork(client: Person, freelancer: Person, keep: Keep): Promise<void> {
  const { contract } = keep(await contractBetween(client, freelancer, [30_000]));
  const params = { contract_id: contract.contract_id };
  const body = { title: "A sign", amount: eur(20_000) };
  await client.api.contracts.proposeMilestone({ params, body });
  const { milestones } = await freelancer.api.contracts.getContract({ params });
  const added = { milestone_id: milestones.find((one) => one.title === body.title)?.milestone_id ?? "" };
  await freelancer.api.contracts.getMilestone({ params: added });
  await freelancer.api.contracts.agreeMilestone({ params: added, body: { answer: "agree" } });
  await client.api.contracts.closeContract({ params, body: { reason: "Plans changed." } });
}

async function playSettings(kogi: World, { api, userId }: Person, keep: Keep): Promise<void> {
  const { auth, users, notifications } = api;
  await users.putSettings({
    body: {
      locale: "en-GB",
      time_zone: "UTC",
      display_currency: "EUR",
      show_in_lists: true,
      show_city: true,
      show_hourly_rate: true,
      show_earnings: false,
    },
  });
  const stranger = await signUp(kogi, { name: "No Body" });
  await users.addBlock({ body: { user_id: stranger.userId, kind: "mute" } });
  await users.removeBlock({ params: { user_id: stranger.userId } });
  const { data } = await notifications.getPreferences();
  await notifications.putPreferences({ body: { data } });
  await notifications.markRead({ body: { all: true } });
  const { api_key } = await auth.createApiKey({ body: { name: "x", scopes: ["users:read"] } });
  await auth.deleteApiKey({ params: { api_key_id: api_key.api_key_id } });
  await auth.addRole({ body: { role: "investor" } });
  await auth.setUserType({ body: { user_type: "freelancer" } });
  const { handle } = keep(await users.getUser({ params: { user_id: userId } }));
  await users.getUserByHandle({ params: { handle } });
}

/** The second factor on, used to sign in, its codes renewed, off again. */
async function playTwoFactor(kogi: World): Promise<void> {
  const person = await signUp(kogi, { name: "Two Factor" });
  const password = PASSWORD;
  const { secret } = await person.api.auth.setUpTwoFactor({ body: { password } });
  const code = shownCode(secret, kogi.platform.clock.now());
  const { recovery_codes } = await person.api.auth.enableTwoFactor({ body: { code } });
  const visitor = kogi.api().auth;
  const { challenge_token } = await visitor.signIn({
    body: { email: person.email, password, transport: "bearer" },
  });
  const signedIn = await visitor.verifyTwoFactor({
    body: {
      recovery_code: recovery_codes[0] ?? "",
      challenge_token: challenge_token ?? "",
      transport: "bearer",
    },
  });
  const { auth } = kogi.api({ authorization: `Bearer ${signedIn.session_token}` });
  await auth.newRecoveryCodes({ body: { password } });
  await auth.disableTwoFactor({ body: { password } });
}
