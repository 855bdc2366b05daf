// Exit 0 when a PostgreSQL server answers at the given address, else 1.
import pg from "pg";

const client = new pg.Client({ connectionString: process.argv[2], connectionTimeoutMillis: 3_000 });
try {
  await client.connect();
  await client.end();
} catch {
  process.exit(1);
}
