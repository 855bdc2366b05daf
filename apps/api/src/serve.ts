// Puts the product together, listens, fills itself with the demo, and stops gracefully on a signal.
import type { Config } from "#platform/config/index.ts";
import type { DatabaseProcess } from "#platform/db/embedded/server-process.ts";
import { createLogger } from "#platform/log/index.ts";
import { createPlatform } from "#platform/platform.ts";
import { type App, buildApp } from "./app.ts";
import { DEMO_PASSWORD, DEMO_SIGN_INS } from "./demo/accounts.ts";
import { readDemo } from "./demo/progress.ts";
import { beginDemo, playDemoAside } from "./demo/start-demo.ts";
import { mountWeb, readPages } from "./web/mount-web.ts";

// Requests may take 8 seconds to finish and jobs 10; then it ends in any case.
const STOP_LIMIT_MS = 20_000;

export async function serve(config: Config, database: DatabaseProcess | null): Promise<void> {
  // The pages are read while the database answers.
  const [platform, pages] = await Promise.all([
    createPlatform(config, createLogger(config.logLevel), { database }),
    readPages(config.projectFolder),
  ]);
  const app = await buildApp(platform);
  const [demoEnds] = await Promise.all([beginDemo(platform), app.start(), mountWeb(app, pages)]);
  stopOnSignals(app);
  const address = await app.fastify.listen({ port: config.port, host: config.host });
  tell(app, address, Math.round(performance.now()), await app.notes());
  // Deadlines of the demo's past are kept by its own process, on its own clock.
  if (demoEnds) platform.timers.limitTo({ from: demoEnds });
  // Some hundred queues: nobody has to wait for them to see a page.
  await app.work();
  if (demoEnds) await fillWithDemo(app);
  else if (config.demo !== "off" && (await readDemo(platform.db))?.finished) say(demoSignIns());
}

async function fillWithDemo(app: App): Promise<void> {
  const startedMs = performance.now();
  let lastShare = -1;
  try {
    await playDemoAside(app.platform, ({ done, total, what }) => {
      const share = Math.floor((10 * done) / total);
      if (share > lastShare) say([`  demo      ${share * 10} % (${what})`]);
      lastShare = share;
    });
    app.platform.timers.limitTo({});
    say([`  demo      complete after ${Math.round((performance.now() - startedMs) / 1_000)} s`, ...demoSignIns()]);
  } catch (error) {
    app.platform.log.error({ err: error }, "the demo content is not complete; the next start goes on with it");
  }
}

function demoSignIns(): readonly string[] {
  return [
    `  sign in   with a demo account, password: ${DEMO_PASSWORD}`,
    ...DEMO_SIGN_INS.map(({ email, who }) => `            ${email.padEnd(40)} ${who}`),
  ];
}

function say(lines: readonly string[]): void {
  process.stdout.write(`${lines.join("\n")}\n`);
}

function tell(app: App, address: string, tookMs: number, notes: readonly string[]): void {
  const { config } = app.platform;
  const lines = [
    `Kogi is ready in ${tookMs} ms.`,
    `  pages     ${config.publicUrl}   (listening on ${address})`,
    `  API       ${config.publicUrl}/api/docs`,
    ...(config.dev ? [`  mail      ${config.publicUrl}/dev/mail`] : []),
    ...notes.map((note) => `  note      ${note}`),
  ];
  say(lines);
}

function stopOnSignals(app: App): void {
  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    app.platform.log.info({ signal }, "stopping: finishing requests, giving back jobs");
    const limit = setTimeout(() => process.exit(1), STOP_LIMIT_MS);
    limit.unref();
    app.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        app.platform.log.error({ err: error }, "the stop was not clean");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", () => stop("SIGTERM"));
  process.on("SIGINT", () => stop("SIGINT"));
}
