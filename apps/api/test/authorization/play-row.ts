// Plays one row: every caller makes the same call, strangers first.

import { buildUrl } from "#api-schema/client.ts";
import type { AnyContract } from "#api-schema/core.ts";
import { newId } from "#platform/ids/index.ts";
import type { Person } from "#test/people.ts";
import { type Call, type Caller, callers, type Row, type Stage } from "./matrix.ts";

// Whoever may change the thing comes last, and finds a fresh one after each change.
const order: readonly Caller[] = [
  "visitor",
  "unverified",
  "freelancer",
  "client",
  "investor",
  "reviewer",
  "key",
  "admin",
  "owner",
];

export async function playRow(stage: Stage, contract: AnyContract, row: Row): Promise<Record<Caller, number>> {
  const answers = new Map<Caller, number>();
  let call: Call | null = null;
  for (const caller of order) {
    call ??= (await row.call?.(stage)) ?? {};
    const status = await send(stage, contract, call, caller);
    answers.set(caller, status);
    if (contract.method !== "GET" && status < 300) call = null;
  }
  // Every caller of the order has answered.
  return Object.fromEntries(callers.map((caller) => [caller, answers.get(caller)])) as Record<Caller, number>;
}

async function send(stage: Stage, contract: AnyContract, call: Call, caller: Caller): Promise<number> {
  const url = buildUrl(contract.path, call.params);
  const isLine = contract.files?.includes("text/event-stream") ?? false;
  const response = await stage.kogi.app.fastify.inject({
    method: contract.method,
    payloadAsStream: isLine,
    url: call.query ? `${url}?${call.query}` : url,
    headers: {
      ...(await credentials(stage, contract, call.owner ?? stage.owner, caller)),
      ...(call.bytes ? { "content-type": "application/octet-stream" } : {}),
      ...(contract.idempotency === "required" ? { "idempotency-key": newId() } : {}),
    },
    ...(call.body === undefined && call.bytes === undefined ? {} : { payload: call.bytes ?? call.body }),
  });
  if (isLine) response.raw.res.destroy(); // it would never end
  return response.statusCode;
}

async function credentials(
  stage: Stage,
  contract: AnyContract,
  owner: Person,
  caller: Caller,
): Promise<Record<string, string>> {
  if (caller === "visitor") return {};
  if (caller === "owner") return owner.headers;
  if (caller !== "key") return stage[caller].headers;
  const scope = stage.keyScope(contract.scope);
  const name = `${owner.userId} ${scope}`;
  const key = keys.get(name) ?? (await owner.api.auth.createApiKey({ body: { name: "matrix", scopes: [scope] } })).key;
  keys.set(name, key);
  return { authorization: `Bearer ${key}` };
}

/** By whose it is and what it may do: an owner keeps theirs from row to row. */
const keys = new Map<string, string>();
