// How a contract of the game stands on the database: in the model's words, and what its players see of it.
import { clearing, reserve, wallet } from "#modules/payments/ledger/account-keys.ts";
import { balances } from "#modules/payments/ledger/balances.ts";
import { DAY_MS } from "#platform/clock/index.ts";
import type { Db } from "#platform/db/index.ts";
import type { Actor } from "#platform/http/index.ts";
import { startContract } from "#test/hiring.ts";
import { signUp } from "#test/people.ts";
import type { World } from "#test/world.ts";
import type { Side } from "./contract-facts.ts";
import type { ContractModel } from "./contract-model.ts";

export interface Cast {
  readonly client: Actor;
  readonly freelancer: Actor;
  readonly admin: Actor;
  /** Who looks at what the first one decided. */
  readonly second: Actor;
  readonly contractId: string;
  readonly milestoneIds: readonly string[];
}

const actor = (userId: string, roles: Actor["roles"]): Actor => ({
  ...{ userId, userType: "client", roles, emailVerified: true, sessionId: null, via: "session", scopes: "all" },
});

/** A contract between two new people; the freelancer may be paid out from the first day on. */
export async function castOf(kogi: World, cents: readonly number[]): Promise<Cast> {
  const { client, freelancer, contract, milestones } = await startContract(kogi, cents);
  const admin = await signUp(kogi, { roles: ["admin"] });
  const second = await signUp(kogi, { roles: ["admin"] });
  const account = { kind: "bank_account", holder_name: "Fred Free", iban: "DE89 3704 0044 0532 0130 00" } as const;
  await freelancer.api.payments.addPayoutMethod({ body: { ...account, currency: "EUR" } });
  const body = { legal_name: "Fred Free", birth_date: "1990-05-01", country: "NG" };
  await freelancer.api.payments.submitIdentity({ body });
  await kogi.advance(DAY_MS + 1);
  return {
    client: actor(client.userId, ["client"]),
    freelancer: actor(freelancer.userId, ["freelancer"]),
    admin: actor(admin.userId, ["admin"]),
    second: actor(second.userId, ["admin"]),
    contractId: contract.contract_id,
    milestoneIds: milestones.map((one) => one.milestone_id),
  };
}

export interface Stand {
  readonly books: ReturnType<ContractModel["books"]>;
  readonly offers: readonly Partial<Record<Side, { settlementId: string; cents: number }>>[];
  /** Of each milestone, what runs about it and what was decided of that and waits. */
  readonly disputes: readonly ({ readonly disputeId: string; readonly decisionId?: string } | undefined)[];
  /** Of each milestone, the payment that funded it and what a bank says about it. */
  readonly payments: readonly (string | undefined)[];
  readonly chargebacks: readonly (string | undefined)[];
  /** In the wallet. */
  readonly available: number;
}

export async function standOf(db: Db, cast: Cast): Promise<Stand> {
  const { milestoneIds, contractId, freelancer, client } = cast;
  const ids = [...milestoneIds];
  const [contract, milestones, lots, offers, disputes, payments, chargebacks, payouts, accounts] = await Promise.all([
    db.selectFrom("contracts.contracts").select("status").where("contract_id", "=", contractId).executeTakeFirst(),
    db.selectFrom("contracts.milestones").selectAll().where("milestone_id", "in", ids).execute(),
    db.selectFrom("payments.protected_lots").selectAll().where("reference_id", "in", ids).execute(),
    db
      .selectFrom("contracts.settlements as s")
      .innerJoin("contracts.disputes as d", "d.dispute_id", "s.dispute_id")
      .select(["s.settlement_id", "s.proposed_by", "s.to_freelancer_minor", "d.milestone_id"])
      .where("d.milestone_id", "in", ids)
      .where("s.status", "=", "open")
      .execute(),
    db
      .selectFrom("contracts.disputes as d")
      .leftJoin("contracts.dispute_decisions as w", (on) =>
        on.onRef("w.dispute_id", "=", "d.dispute_id").on("w.status", "=", "proposed"),
      )
      .select(["d.dispute_id", "d.milestone_id", "w.decision_id"])
      .where("d.milestone_id", "in", ids)
      .where("d.status", "in", ["open", "negotiation", "mediation"])
      .execute(),
    db
      .selectFrom("payments.payments")
      .select(["transaction_id", "reference_id"])
      .where("reference_id", "in", ids)
      .where("completed_at", "is not", null)
      .orderBy("transaction_id")
      .execute(),
    db
      .selectFrom("payments.chargebacks as c")
      .innerJoin("payments.payments as p", "p.transaction_id", "c.transaction_id")
      .select(["c.chargeback_id", "p.reference_id"])
      .where("p.reference_id", "in", ids)
      .execute(),
    db
      .selectFrom("payments.payouts")
      .select("amount_minor")
      .where("user_id", "=", freelancer.userId)
      .where("status", "<>", "failed")
      .execute(),
    balances(
      db,
      [wallet, clearing, reserve].map((account) => account(freelancer.userId, "EUR")),
    ),
  ]);
  const sum = (parts: readonly bigint[]) => Number(parts.reduce((all, part) => all + part, 0n));
  const offersOf = (id: string) => {
    const own = offers.filter((one) => one.milestone_id === id);
    const by = (userId: string) => {
      const one = own.find(({ proposed_by }) => proposed_by === userId);
      return one && { settlementId: one.settlement_id, cents: Number(one.to_freelancer_minor) };
    };
    const [ofClient, ofFreelancer] = [by(client.userId), by(freelancer.userId)];
    return { ...(ofClient ? { client: ofClient } : {}), ...(ofFreelancer ? { freelancer: ofFreelancer } : {}) };
  };
  const books = ids.map((id) => {
    const row = milestones.find((one) => one.milestone_id === id);
    const open = offersOf(id);
    // The words are the model's: a state it does not know makes the two differ.
    const status = row?.status as Stand["books"]["milestones"][number]["status"];
    return {
      status,
      amount: Number(row?.amount_minor),
      released: Number(row?.released_minor),
      refunded: Number(row?.refunded_minor),
      protected: sum(lots.filter((lot) => lot.reference_id === id).map((lot) => lot.left_minor)),
      offers: [open.client?.cents ?? null, open.freelancer?.cents ?? null],
    };
  });
  return {
    books: {
      milestones: books,
      inside: sum(accounts.map(({ posted }) => posted.minor)),
      outside: sum(payouts.map((row) => row.amount_minor)),
      // As above.
      status: contract?.status as Stand["books"]["status"],
    },
    offers: ids.map(offersOf),
    disputes: ids.map((id) => {
      const one = disputes.find((row) => row.milestone_id === id);
      return one && { disputeId: one.dispute_id, ...(one.decision_id ? { decisionId: one.decision_id } : {}) };
    }),
    payments: ids.map((id) => payments.find((one) => one.reference_id === id)?.transaction_id),
    chargebacks: ids.map((id) => chargebacks.find((one) => one.reference_id === id)?.chargeback_id),
    available: Number(accounts[0]?.available.minor ?? 0n),
  };
}
