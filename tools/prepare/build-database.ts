import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "../../apps/api/src/app.ts";
import { readConfig } from "../../apps/api/src/platform/config/index.ts";
import { startEmbeddedDatabase } from "../../apps/api/src/platform/db/embedded/launcher.ts";
import { keepAsReady } from "../../apps/api/src/platform/db/embedded/make-cluster.ts";
import { readyCluster } from "../../apps/api/src/platform/db/embedded/server-process.ts";
import { createLogger } from "../../apps/api/src/platform/log/index.ts";
import { createPlatform } from "../../apps/api/src/platform/platform.ts";

/** A database with schema, queues and reference data and nobody in it: the first start copies it instead of waiting. */
export async function buildDatabase(root: string): Promise<void> {
  const ready = readyCluster(root);
  const folder = await mkdtemp(join(tmpdir(), "kogi-ready-"));
  await rm(ready, { recursive: true, force: true });
  try {
    const database = await startEmbeddedDatabase({
      dataFolder: folder,
      durable: false,
      maxConnections: 20,
      sharedBuffersMb: 64,
    });
    const config = readConfig({ KOGI_DATA: folder, KOGI_DEMO: "off" }, root);
    const platform = await createPlatform(config, createLogger("error"), { connection: database.connection });
    const app = await buildApp(platform);
    await app.start();
    await app.stop();
    await database.stop();
    keepAsReady(join(database.dataFolder, "pg18"), ready);
    await rm(database.dataFolder, { recursive: true, force: true }); // elsewhere than asked for, where root builds
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
