// A first acquaintance with the product before the fuzzing: one person of each kind and one of each thing, so that
// random requests meet things that exist.
import { type Person, signUp } from "#test/people.ts";
import type { World } from "#test/world.ts";
import { samplePicture } from "../journeys/show-work.ts";
import { harvest } from "./met-things.ts";
import { playDays, playPlans, playWallet } from "./play-days.ts";
import { playDesk } from "./play-desk.ts";
import { playAccount, playCourting, playHiring, playMoney, playPayouts, playProfile } from "./play-money.ts";
import { playSelf } from "./play-self.ts";
import type { Pool } from "./schema-values.ts";

export interface Acquaintances {
  readonly client: Person;
  readonly freelancer: Person;
}

const eur = (minor: number) => ({ amount: String(minor), currency: "EUR" });

async function addressOf({ api, userId }: Person, slug: string) {
  const { handle } = await api.users.getUser({ params: { user_id: userId } });
  return { handle, slug };
}

export async function playInside(kogi: World, pool: Pool): Promise<Acquaintances> {
  const keep = <T>(value: T): T => {
    harvest(value, pool);
    return value;
  };
  const tomas = await signUp(kogi, { user_type: "client", name: "Tomas Hallberg" });
  const mira = await signUp(kogi, { name: "Mira Oyelaran" });
  await playPayouts(kogi, mira, keep);
  const { client, freelancer, disputeIds } = await playDays(kogi, tomas, mira, keep);
  const media = keep(await freelancer.api.media.uploadMedia({ query: { name: "lamp.png" }, body: samplePicture() }));
  await kogi.settle();
  const portfolio = keep(await freelancer.api.portfolios.createPortfolio({ body: { title: "Labels" } }));
  keep(
    await freelancer.api.portfolios.addItem({
      params: { portfolio_id: portfolio.portfolio_id },
      body: { kind: "image", title: "Lamp", media: [media.media_id] },
    }),
  );
  keep(await freelancer.api.portfolios.publishPortfolio({ params: { portfolio_id: portfolio.portfolio_id } }));
  const project = keep(
    await client.api.projects.createProject({
      body: {
        title: "Labels for a roastery",
        description: "We roast in Malmö and need two label systems and a short guide for our printer.",
        category_id: "logo-design",
        skills: ["logo-design"],
        budget: eur(300_000),
      },
    }),
  );
  const params = { project_id: project.project_id };
  await client.api.projects.publishProject({ params });
  const proposal = keep(
    await freelancer.api.projects.submitProposal({ params, body: { cover_letter: "Gladly.", amount: eur(100_000) } }),
  );
  const terms = {
    total: eur(100_000),
    milestones: [
      { title: "Mark", amount: eur(60_000) },
      { title: "Guide", amount: eur(40_000) },
    ],
  };
  const offer = keep(
    await client.api.projects.makeOffer({ params: { proposal_id: proposal.proposal_id }, body: terms }),
  );
  keep(await freelancer.api.contracts.acceptOffer({ params: { offer_id: offer.offer_id } }));
  await kogi.settle();
  await playHiring(client, freelancer, keep);
  await playMoney(kogi, client, freelancer, keep);
  await playCourting(client, freelancer, keep);
  await playProfile(freelancer, media.media_id, keep);
  await playAccount(kogi);
  await playSelf(kogi, client, freelancer, keep);
  await playWallet(kogi, freelancer, keep);
  await playPlans(kogi, freelancer, keep);
  await playDesk(kogi, disputeIds, keep);
  // Its five megabytes are loaded once, on first use: random requests measure the answers after that.
  await kogi.app.fastify.inject({ url: "/api/docs/reference.js" });
  await freelancer.api.portfolios.getPortfolioBySlug({ params: await addressOf(freelancer, portfolio.slug) });
  await freelancer.api.media.getMedia({ params: { media_id: media.media_id } });
  return { client, freelancer };
}
