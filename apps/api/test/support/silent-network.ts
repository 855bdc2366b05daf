// A network between us and the database that swallows what is sent: no error comes, and no answer.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { join } from "node:path";
import type pg from "pg";

export interface SilentNetwork {
  /** The database by way of this network. */
  readonly connection: pg.ClientConfig;
  /** From now on nothing that the database says on the connections there are arrives. */
  swallow(): void;
  /** Whoever connects from now on is taken, and hears nothing. */
  swallowNew(): void;
  /** Ends the connections there are. */
  cut(): void;
  stop(): void;
}

export async function silentNetwork(connection: pg.ClientConfig): Promise<SilentNetwork> {
  const { host = "127.0.0.1", port = 5432 } = connection;
  const there = host.startsWith("/") ? { path: join(host, `.s.PGSQL.${port}`) } : { host, port };
  const [ours, theirs] = [new Set<Socket>(), new Set<Socket>()];
  let takesNew = true;
  const between = createServer((mine) => {
    ours.add(mine.on("error", () => undefined));
    if (!takesNew) return;
    const other = connect(there).on("error", () => undefined);
    theirs.add(other);
    mine.pipe(other).pipe(mine);
    mine.on("close", () => other.destroy());
    other.on("close", () => mine.destroy());
  });
  between.listen(0, "127.0.0.1");
  await once(between, "listening");
  const cut = () => {
    for (const socket of ours) socket.destroy();
  };
  return {
    // It listens on a port.
    connection: { ...connection, host: "127.0.0.1", port: (between.address() as AddressInfo).port },
    swallow() {
      for (const other of theirs) other.unpipe().pause();
    },
    swallowNew() {
      takesNew = false;
    },
    cut,
    stop() {
      cut();
      between.close();
    },
  };
}
