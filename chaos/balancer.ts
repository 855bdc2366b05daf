// What stands before several servers: each connection goes to one that answers, in turn.
import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

export interface Balancer {
  readonly port: number;
  /** The ports that connections go to from now on. */
  serve(ports: readonly number[]): void;
  stop(): Promise<void>;
}

export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = [];
  let turn = 0;
  const sockets = new Set<Socket>();

  /** Who does not answer is passed over; when nobody does, the caller is cut off, as by a balancer without a server. */
  function pass(caller: Socket, tries: number): void {
    turn += 1;
    const port = ports[turn % Math.max(1, ports.length)];
    if (port === undefined || tries > ports.length) {
      caller.destroy();
      return;
    }
    const server = connect(port, "127.0.0.1");
    let answers = false;
    server.once("connect", () => {
      answers = true;
      caller.pipe(server).pipe(caller);
    });
    server.on("error", () => (answers ? caller.destroy() : pass(caller, tries + 1)));
    server.on("close", () => answers && caller.destroy());
    caller.on("close", () => server.destroy());
  }

  const balancer = createServer((caller) => {
    sockets.add(caller);
    caller.on("error", () => caller.destroy());
    caller.on("close", () => sockets.delete(caller));
    pass(caller, 0);
  });
  balancer.listen(0, "127.0.0.1");
  await once(balancer, "listening");
  return {
    port: (balancer.address() as AddressInfo).port, // it listens on a port
    serve(next) {
      ports = next;
    },
    async stop() {
      balancer.close();
      for (const socket of sockets) socket.destroy();
      await once(balancer, "close");
    },
  };
}
