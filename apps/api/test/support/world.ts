// A whole Kogi for one test file: its own database, no open port, time under the test's control.
import { rm } from "node:fs/promises";
import { afterAll, beforeAll, expect } from "vitest";
import { type ApiClient, createClient } from "#api-schema/client.ts";
import { type Contracts, contracts } from "#api-schema/contracts.ts";
import { type App, buildApp } from "#app/app.ts";
import { injectTransport } from "#platform/http/index.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform, type Platform } from "#platform/platform.ts";
import { cloneDatabase } from "./database.ts";
import { watchRefusals } from "./declared-refusals.ts";
import { testConfig } from "./settings.ts";
import { brokenBooks, type Spoilt } from "./sound-books.ts";

export interface World {
  readonly app: App;
  readonly platform: Platform;
  /** The typed client as a program without credentials, or with these headers. */
  api(headers?: Record<string, string>): ApiClient<Contracts>;
  /** Jobs, events and timers until nothing is left to do. */
  settle(): Promise<void>;
  /** Moves the business clock and works off what became due. */
  advance(ms: number): Promise<void>;
}

/**
 * Call once at the top of a test file; the object is filled before the first test and cleaned up after the last. Whatever
 * the tests did, the books must be sound at their end, but for the checks that they break on purpose (`spoils`), and no
 * route may have refused with a code that its contract does not name.
 */
export function world(environment: Record<string, string> = {}, { spoils = [] }: Spoilt = {}): World {
  const state: { app?: App } = {};
  const theApp = (): App => {
    if (!state.app) throw new Error("the world is ready inside tests and hooks, not while the file loads");
    return state.app;
  };
  let cleanUp: () => Promise<void> = async () => undefined;
  beforeAll(async () => {
    const config = testConfig(environment);
    const database = await cloneDatabase();
    const platform = await createPlatform(config, createLogger("silent"), {
      connection: database.connection,
      poolSize: 5,
      skipMigrations: true,
      works: false,
    });
    const app = await buildApp(platform);
    const undeclaredRefusals = watchRefusals(app.http);
    await app.start();
    await app.fastify.ready();
    state.app = app;
    cleanUp = async () => {
      const broken = await brokenBooks(platform.db, spoils);
      await app.stop();
      await database.drop();
      await rm(config.dataFolder, { recursive: true, force: true });
      expect(broken).toEqual([]);
      expect(undeclaredRefusals(), "refusals that their route's contract does not declare").toEqual([]);
    };
  });
  afterAll(() => cleanUp());
  return {
    get app() {
      return theApp();
    },
    get platform() {
      return theApp().platform;
    },
    api: (headers = {}) => createClient(contracts, injectTransport(theApp().fastify, headers)),
    settle: () => theApp().settle(),
    async advance(ms) {
      const { clock } = theApp().platform;
      clock.setOffset(clock.offsetMs + ms);
      await theApp().settle();
    },
  };
}
