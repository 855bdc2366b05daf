// Builds the application: the only file that knows all modules.
import type { FastifyInstance } from "fastify";
import { userErased } from "#events/users.ts";
import { registerAdmin } from "#modules/admin/index.ts";
import { createAuthenticate, emailsOf, registerAuth } from "#modules/auth/index.ts";
import { registerContracts } from "#modules/contracts/index.ts";
import { evidenceFiles, exportFiles, forgetShown, profilePictures, registerMedia } from "#modules/media/index.ts";
import { countUnread, registerNotifications } from "#modules/notifications/index.ts";
import {
  books,
  countPostings,
  keepLedger,
  noteOldRates,
  paymentPages,
  registerPayments,
} from "#modules/payments/index.ts";
import { countRowsOf, pieceAddresses, portfolioAddresses, registerPortfolios } from "#modules/portfolios/index.ts";
import { projectAddresses, registerProjects } from "#modules/projects/index.ts";
import { loadReference as loadTopics, registerTrending } from "#modules/trending/index.ts";
import {
  cards,
  loadReference as loadSkills,
  organisationAddresses,
  peopleAddresses,
  preferencesOf,
  rankRates,
  registerEraser,
  registerExportPart,
  registerUsers,
  useEvidenceFiles,
  useProfileImages,
} from "#modules/users/index.ts";
import { addMs, DAY_MS, MINUTE_MS } from "#platform/clock/index.ts";
import { trimHandledEvents } from "#platform/events/index.ts";
import {
  type Actor,
  type Authenticate,
  createHttpServer,
  createIdempotencyStore,
  createRateLimiter,
  drain,
  type HttpApp,
  type Role,
  requireContracts,
} from "#platform/http/index.ts";
import { networkLimits, registerLive } from "#platform/live/index.ts";
import type { Loop } from "#platform/loops.ts";
import { startLoop } from "#platform/loops.ts";
import type { Platform } from "#platform/platform.ts";
import { runChecks } from "../../../db/checks/run.ts";
import { type BooksReader, registerDevBooks } from "./dev/books-route.ts";
import { registerDevClock } from "./dev/clock-route.ts";
import { registerDevMail } from "./dev/mail-pages.ts";
import { disarmSabotage, registerDevSabotage } from "./dev/sabotage-route.ts";
import { registerDevShown } from "./dev/shown-route.ts";
import { registerOpenApi } from "./operations/openapi.ts";
import { registerOperations } from "./operations/operations.routes.ts";
import { registerProblemsPage } from "./operations/problems-page.ts";
import { createTimerWatch } from "./operations/watch-timers.ts";
import { registerSite } from "./site/site.routes.ts";

/** A signed-in person as far as the frame of a page needs to know them. */
export interface PageViewer {
  readonly userId: string;
  readonly handle: string;
  readonly name: string;
  readonly email: string;
  readonly emailVerified: boolean;
  readonly imageUrl: string | null;
  readonly userType: Role;
  readonly roles: readonly Role[];
  readonly unreadNotifications: number;
  /** The last live event this page knows of: what came after it, the page's socket asks for. */
  readonly livePosition: number;
  readonly locale: string | null;
  readonly timeZone: string | null;
  /** That amounts are shown and asked in where nothing else decides. */
  readonly currency: string;
}

export interface App {
  readonly fastify: FastifyInstance;
  readonly http: HttpApp;
  readonly platform: Platform;
  /** Origins beside ours that forms of the pages may lead to. */
  readonly formTargets: readonly string[];
  /** The signed-in person as the frame of every page shows them, or null for a visitor. */
  viewer(cookie: string): Promise<PageViewer | null>;
  /** Makes the queues and reads what stays in memory: from now on it can answer. */
  start(): Promise<void>;
  /** Things a person who starts Kogi should know. */
  notes(): Promise<readonly string[]>;
  /** Begins background work; left out by tests, which drain by hand. */
  work(): Promise<void>;
  /** Works off all jobs, events and due timers until nothing is left: what tests wait for. */
  settle(): Promise<void>;
  /** Sends the answers under way, ends open lines, gives back jobs and closes everything. */
  stop(): Promise<void>;
}

/** Addresses of the API without a contract, and why. */
const UPLOADS = "the tus protocol has its own methods, headers and statuses; each call goes through `admit`";
const UNDECLARED = { "/api/uploads": UPLOADS, "/api/uploads/:upload_id": UPLOADS };

// News are tried for a few hours, and whoever looks into what went wrong has a month; a timer's end may be asked about longer.
const HANDLED_EVENTS_KEPT_MS = 30 * DAY_MS;
// Nobody sends a payment again after a month and waits to read what came of it; that it ran once is kept for ever.
const MONEY_ANSWERS_KEPT_MS = 30 * DAY_MS;
const ENDED_TIMERS_KEPT_MS = 90 * DAY_MS;
const TIMER_SWEEP_MS = 1_000;
// Well within a turn of its loop: after a night's backlog a second sweep would begin beside the first, and a third.
const TIMER_SWEEP_LIMIT_MS = 20_000;
const LEDGER_KEEP_MS = 1_000;
// How long an answer under way may take at a stop: less than the whole stop, so that the jobs are given back.
const FINISH_MS = 8_000;

export interface AppOptions {
  /** How callers are known; sessions and API keys unless told otherwise (the demo's player acts as everybody). */
  readonly authenticate?: Authenticate;
}

export async function buildApp(platform: Platform, options: AppOptions = {}): Promise<App> {
  const authenticate = options.authenticate ?? createAuthenticate(platform);
  const fastify = createHttpServer({
    log: platform.log,
    https: platform.config.https,
    trustProxy: platform.config.trustProxy,
    onAnswer: platform.metrics.request,
  });
  const idempotency = createIdempotencyStore(platform);
  const http: HttpApp = {
    fastify,
    contracts: [],
    dependencies: {
      authenticate,
      idempotency,
      rateLimiter: createRateLimiter(platform.clock, platform.config.rateScale),
      clock: platform.clock,
      publicOrigin: platform.config.publicUrl,
      dev: platform.config.dev,
    },
  };
  requireContracts(http, UNDECLARED);
  const lines = await registerLive(http, {
    live: platform.live,
    metrics: platform.metrics,
    limits: networkLimits(platform.config.rateScale),
  });
  platform.live.guard("user", async (actor, id) => actor?.userId === id);
  registerModules(http, platform);
  registerEraser(platform, (tx, userId) => idempotency.forgetAnswersTo(tx, userId));
  platform.events.on(userErased, "platform.forget_answers", (tx, { user_id }) =>
    idempotency.forgetAnswersNaming(tx, user_id, addMs(platform.clock.now(), -MONEY_ANSWERS_KEPT_MS)),
  );
  platform.jobs.daily("platform.trim", "17 3 * * *", async () => {
    const { clock, inTransaction, timers } = platform;
    await idempotency.trim(addMs(clock.now(), -DAY_MS), addMs(clock.now(), -MONEY_ANSWERS_KEPT_MS));
    await trimHandledEvents(inTransaction, addMs(clock.now(), -HANDLED_EVENTS_KEPT_MS));
    await timers.trim(addMs(clock.now(), -ENDED_TIMERS_KEPT_MS));
  });
  const loops: Loop[] = [];
  let working: Promise<void> | null = null;
  let ranking: Promise<void> | null = null;
  let stopping = false;
  async function beginWork(): Promise<void> {
    await platform.jobs.work();
    await platform.live.start();
    // The first start with ranks has everybody's to fill in: nobody waits for that.
    ranking = rankRates(platform, { missing: true, isEnded: () => stopping }).catch((error: unknown) =>
      platform.log.warn({ err: error }, "hourly rates could not be ranked; the night tries again"),
    );
    loops.push(
      startLoop("timers.sweep", TIMER_SWEEP_MS, platform.log, () => platform.timers.sweep(TIMER_SWEEP_LIMIT_MS)),
    );
    loops.push(startLoop("timers.watch", MINUTE_MS, platform.log, createTimerWatch(platform)));
    const { inTransaction, clock } = platform;
    loops.push(startLoop("ledger.keep", LEDGER_KEEP_MS, platform.log, () => keepLedger(inTransaction, clock)));
  }
  return {
    fastify,
    http,
    platform,
    formTargets: paymentPages(platform),
    async viewer(cookie) {
      const actor = await authenticate({ cookie, authorization: undefined });
      return actor ? readViewer(platform, actor) : null;
    },
    async start() {
      await platform.jobs.start();
      await openJobsToApp(platform);
      await disarmSabotage(platform);
      await Promise.all([loadSkills(platform), loadTopics(platform)]);
    },
    work() {
      working = beginWork();
      return working;
    },
    notes: async () => [...platform.notes, ...(await noteOldRates(platform))],
    async settle() {
      for (let busy = 1; busy > 0; ) busy = (await platform.jobs.drain()) + (await platform.timers.sweep());
      await platform.live.flush();
    },
    async stop() {
      stopping = true;
      // Before Fastify's own end, after which a page on its way could not ask the API any more.
      lines.endAll();
      await drain(fastify.server, FINISH_MS);
      await fastify.close();
      await working?.catch(() => undefined); // told to whoever began it
      await Promise.all([ranking, ...loops.map((loop) => loop.stop())]);
      await platform.close();
    },
  };
}

/** One line a module, in the order of the allowed calls. */
function registerModules(http: HttpApp, platform: Platform): void {
  registerAuth(http, platform);
  registerMedia(http, platform);
  registerUsers(http, platform);
  useProfileImages(profilePictures);
  registerEraser(platform, forgetShown);
  useEvidenceFiles(evidenceFiles);
  registerExportPart(platform, { name: "files", collect: exportFiles });
  registerTrending(http, platform);
  registerNotifications(http, platform);
  registerPayments(http, platform);
  registerPortfolios(http, platform);
  registerProjects(http, platform);
  registerContracts(http, platform);
  registerAdmin(http, platform);
  registerOperations(http, platform);
  registerOpenApi(http, platform);
  registerProblemsPage(http);
  registerSite(http, platform, [
    peopleAddresses,
    organisationAddresses,
    portfolioAddresses,
    pieceAddresses,
    projectAddresses,
  ]);
  registerDevMail(http, platform);
  registerDevClock(http, platform);
  registerDevBooks(http, booksReader(platform));
  registerDevShown(http, (userId) => countRowsOf(platform.db, userId));
  registerDevSabotage(http, platform);
}

function booksReader({ db }: Platform): BooksReader {
  return {
    rows: async () =>
      (await books(db)).rows.map(({ account, balance }) => ({
        account,
        currency: balance.currency,
        balance: balance.minor.toString(),
      })),
    counts: () => countPostings(db),
    violations: async () => (await runChecks(db)).map(({ check, subject, detail }) => `${check}: ${subject} ${detail}`),
  };
}

async function readViewer(
  { db, live }: Platform,
  { userId, roles, userType, emailVerified }: Actor,
): Promise<PageViewer | null> {
  const ids = [userId];
  // Before everything else: news that come while the page is read are told twice rather than never.
  const livePosition = await live.position(`user:${userId}`);
  const [people, settings, emails, unreadNotifications] = await Promise.all([
    cards(db, ids),
    preferencesOf(db, ids),
    emailsOf(db, ids),
    countUnread(db, userId),
  ]);
  const card = people.get(userId);
  if (!card) return null; // the account was erased while this page was asked for
  const { locale = null, time_zone: timeZone = null, display_currency: currency = "EUR" } = settings.get(userId) ?? {};
  const email = emails.get(userId)?.email ?? "";
  const { handle, name, profile_image: imageUrl } = card;
  return {
    userId,
    handle,
    name,
    email,
    emailVerified,
    imageUrl,
    userType,
    roles,
    unreadNotifications,
    livePosition,
    locale,
    timeZone,
    currency,
  };
}

/** The queue tables belong to the migrating role; the application writes jobs into its own transactions. */
async function openJobsToApp(platform: Platform): Promise<void> {
  await platform.owner((client) => client.query("select platform.open_schema_to_app('pgboss')"));
}
