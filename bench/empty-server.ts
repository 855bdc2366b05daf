// The thing outside Kogi that HTTP figures are held against: a Fastify server with one empty route.
import Fastify from "fastify";

const app = Fastify();
app.get("/", () => ({ ok: true }));
app.get("/cpu", () => process.cpuUsage());
const address = await app.listen({ port: Number(process.argv[2] ?? 0), host: "127.0.0.1" });
process.stdout.write(`${address}\n`);
process.on("SIGTERM", () => process.exit(0));
