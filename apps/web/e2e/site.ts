// A whole Kogi with its pages for one browser test file: its own database, a real port, background work running.
import { once } from "node:events";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout } from "node:timers/promises";
import { sql } from "kysely";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { createClient } from "#api-schema/client.ts";
import { contracts } from "#api-schema/contracts.ts";
import { type App, buildApp } from "#app/app.ts";
import { mountWeb, readPages } from "#app/web/mount-web.ts";
import { injectTransport } from "#platform/http/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { cloneDatabase } from "#test/database.ts";
import { type Person, type PersonWishes, signUp } from "#test/people.ts";
import { testConfig } from "#test/settings.ts";
import { brokenBooks, type Spoilt } from "#test/sound-books.ts";
import type { World } from "#test/world.ts";
import { launchBrowser } from "./browser.ts";

/** A person in a browser of their own. */
export interface Visitor extends Person {
  readonly page: Page;
}

export interface Site extends World {
  readonly origin: string;
  /** A new person, signed in, in a window of their own. */
  visitor(wishes: PersonWishes, window?: BrowserContextOptions): Promise<Visitor>;
  /** Another window of somebody who is there already. */
  window(person: Person, window?: BrowserContextOptions): Promise<Page>;
}

// One for all files of a run: they share a process, and playwright ends the browser with it.
let browser: Promise<Browser> | undefined;

interface Broken extends Spoilt {
  /** What fails on our side in this file, on purpose. */
  readonly breaks?: RegExp;
}

/** Call once at the top of a browser test file. The books must be sound at its end, but for what it `spoils`. */
export function site({ spoils = [], breaks }: Broken = {}): Site {
  const state: { app?: App; origin: string } = { origin: "" };
  const contexts: BrowserContext[] = [];
  const faults: string[] = [];
  const theApp = (): App => {
    if (!state.app) throw new Error("the site is ready inside tests and hooks, not while the file loads");
    return state.app;
  };
  let cleanUp: () => Promise<void> = async () => undefined;

  beforeAll(async () => {
    const port = await freePort();
    state.origin = `http://127.0.0.1:${port}`;
    const config = testConfig({ PORT: String(port), PUBLIC_URL: state.origin });
    const database = await cloneDatabase();
    const platform = await createPlatform(config, createLogger("silent"), {
      connection: database.connection,
      poolSize: 8,
      skipMigrations: true,
    });
    const app = await buildApp(platform);
    await mountWeb(app, await readPages(app.platform.config.projectFolder));
    await app.start();
    await app.work();
    await app.fastify.listen({ port, host: "127.0.0.1" });
    state.app = app;
    browser ??= launchBrowser();
    await browser;
    cleanUp = async () => {
      const broken = await brokenBooks(platform.db, spoils);
      await app.stop();
      await database.drop();
      await rm(config.dataFolder, { recursive: true, force: true });
      expect(broken).toEqual([]);
    };
  }, 180_000); // the first run unpacks the browser
  afterEach(async () => {
    const unexpected = faults.splice(0);
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    expect(unexpected, "errors in the browser").toEqual([]);
  });
  afterAll(() => cleanUp());

  const self: Site = {
    get app() {
      return theApp();
    },
    get platform() {
      return theApp().platform;
    },
    get origin() {
      return state.origin;
    },
    api: (headers = {}) => createClient(contracts, injectTransport(theApp().fastify, headers)),
    settle: () => settleAll(theApp()),
    async advance(ms) {
      const { clock } = theApp().platform;
      clock.setOffset(clock.offsetMs + ms);
      await settleAll(theApp());
    },
    async visitor(wishes, window) {
      const person = await signUp(self, wishes);
      return { ...person, page: await self.window(person, window) };
    },
    async window(person, options = {}) {
      if (!browser) throw new Error("the browser starts with the site");
      const context = await (await browser).newContext({ baseURL: state.origin, locale: "en-GB", ...options });
      contexts.push(context);
      const [name = "", value = ""] = person.headers.cookie?.split("=", 2) ?? [];
      await context.addCookies([{ name, value, url: state.origin }]);
      const page = await context.newPage();
      page.setDefaultTimeout(30_000);
      page.on("pageerror", (error) => faults.push(`${page.url()}: ${error.stack ?? error.message}`));
      page.on("response", (answer) => {
        if (answer.status() >= 500 && !breaks?.test(answer.url())) faults.push(`${answer.status()} ${answer.url()}`);
      });
      page.on("console", (message) => {
        // A refused form answers 4xx, and a test may cut the connection: the browser notes both. Everything else is a fault.
        const isNoted =
          /status of 4\d\d|ERR_INTERNET_DISCONNECTED/.test(message.text()) || breaks?.test(message.location().url);
        if (message.type() === "error" && !isNoted) faults.push(`${page.url()}: ${message.text()}`);
      });
      return page;
    },
  };
  return self;
}

const SETTLE_MAX_MS = 10_000;

/** Beside what can be worked off here, waits for what the running workers have taken and not finished. */
async function settleAll(app: App): Promise<void> {
  const deadline = performance.now() + SETTLE_MAX_MS;
  for (let busy = true; busy; ) {
    await app.settle();
    const { rows } = await sql<{ busy: boolean }>`
      select exists (select 1 from pgboss.job where state = 'active' or (state in ('created', 'retry') and start_after <= now())) as busy
    `.execute(app.platform.db);
    busy = rows[0]?.busy === true && performance.now() < deadline;
    if (busy) await setTimeout(20);
  }
}

/** A port that is free now; the address must be known before the server starts, as links in mails carry it. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await once(probe, "listening");
  const address = probe.address();
  probe.close();
  await once(probe, "close");
  if (address === null || typeof address === "string") throw new Error("no port could be found");
  return address.port;
}
