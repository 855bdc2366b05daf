// Development only: breaks something on purpose, so that a journey which sees nothing wrong is itself found out. The
// fault lies in the database alone and is gone with the next start: no code of the product knows of it.
import { type Static, Type } from "typebox";
import { record, route } from "#api-schema/core.ts";
import { type HttpApp, serve } from "#platform/http/index.ts";
import type { Platform } from "#platform/platform.ts";

const Kind = Type.Union([Type.Literal("posting"), Type.Literal("webhook")]);

export const devSabotageApi = {
  sabotage: route({
    method: "POST",
    path: "/dev/sabotage",
    summary: "Leave out the next transfer of the ledger, or lose the provider's next webhook",
    access: "dev",
    idempotency: "none",
    body: record({ kind: Kind }),
    response: record({ armed: Kind }),
    status: 200,
  }),
};

// The row that never arrives: of a posting whose balances move all the same, or of news that are then never sent.
const TABLES: Readonly<Record<Static<typeof Kind>, string>> = {
  posting: "payments.transfers",
  webhook: "payments.sandbox_events",
};

const PREPARE = `
  create schema if not exists sabotage;
  create table if not exists sabotage.armed (kind text primary key);
  create or replace function sabotage.leave_out() returns trigger language plpgsql security definer as $$
  begin
    delete from sabotage.armed where kind = tg_argv[0];
    if found then
      return null;
    end if;
    return new;
  end $$;`;

export function registerDevSabotage(http: HttpApp, platform: Platform): void {
  serve(http, devSabotageApi.sabotage, async ({ body: { kind } }) => {
    await platform.owner(async (client) => {
      await client.query(`begin; ${PREPARE}
        create or replace trigger sabotage before insert on ${TABLES[kind]}
          for each row execute function sabotage.leave_out('${kind}');
        insert into sabotage.armed values ('${kind}') on conflict do nothing; commit`);
    });
    return { armed: kind };
  });
}

/** Takes every sabotage away; at each start, so that none outlives the server that was asked for it. */
export async function disarmSabotage(platform: Platform): Promise<void> {
  await platform.owner((client) => client.query("drop schema if exists sabotage cascade"));
}
