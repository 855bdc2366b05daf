// Plays the life of protected money on the database: funded, released, refunded, split, moved on and cleared, several at
// once, with crashes between the steps and everything asked again; and keeps the few sums it must agree with.
import { sql } from "kysely";
import type { LostPayer } from "#modules/payments/fees/fee.rules.ts";
import { feeQuote, moveProtected, refundMilestone, releaseMilestone, splitMilestone } from "#modules/payments/index.ts";
import { clearing, escrow, wallet } from "#modules/payments/ledger/account-keys.ts";
import { balances } from "#modules/payments/ledger/balances.ts";
import { clearMoney } from "#modules/payments/protected/clear-money.ts";
import { type Money, money } from "#money";
import type { Tx } from "#platform/db/index.ts";
import { KogiError } from "#platform/errors/index.ts";
import { newId } from "#platform/ids/index.ts";
import { capturePayment } from "#test/capture.ts";
import type { World } from "#test/world.ts";

/** Cents; `fact` names the business fact, so that the same number again is the same fact. `at`: which milestone. */
export type Step =
  | { readonly do: "fund"; readonly at: number; readonly cents: number }
  | { readonly do: "release"; readonly at: number; readonly cents: number; readonly fact: number }
  | { readonly do: "refund"; readonly at: number; readonly cents: number; readonly fact: number }
  | { readonly do: "move"; readonly at: number; readonly cents: number; readonly fact: number }
  | { readonly do: "split"; readonly at: number; readonly share: number; readonly fact: number }
  | { readonly do: "clear" };

/** `crash`: the process dies before the commit. `again`: it died after it, and whoever asked asks again. */
export type Fate = "lives" | "crash" | "again";

class Crash extends Error {}

const MILESTONES = 2;
// As long as any of a first pair's money clears by the rule in force.
const CLEARING_DAYS_MS = 14 * 86_400_000;

export class EscrowGame {
  readonly #kogi: World;
  readonly #pack: { readonly feeRuleId: string; readonly bearer: LostPayer };
  readonly #client = newId();
  readonly #freelancer = newId();
  readonly #milestones = Array.from({ length: MILESTONES }, () => newId());
  /** What happened to the steps so far: a simulation in which nothing is ever refused shows nothing. */
  readonly seen = new Map<string, number>();

  /** The pack says who bears what the provider keeps of a charge that goes back. */
  constructor(kogi: World, pack: { readonly feeRuleId: string; readonly bearer: LostPayer }) {
    this.#kogi = kogi;
    this.#pack = pack;
  }

  /** One after the other or all at once; a step that is refused changes nothing. */
  async play(steps: readonly { readonly step: Step; readonly fate: Fate }[]): Promise<void> {
    await Promise.all(steps.map(({ step, fate }) => this.#playOne(step, fate)));
  }

  async #playOne(step: Step, fate: Fate): Promise<void> {
    const outcome = await this.#try(step, fate === "crash");
    this.#count(`${step.do} ${outcome}`);
    // Who got no answer asks again, word for word.
    if (fate === "again") await this.#try(step, false);
  }

  async #try(step: Step, crashes: boolean): Promise<"done" | "refused" | "crashed"> {
    try {
      await this.#kogi.platform.inTransaction(async (tx) => {
        await this.#effect(tx, step);
        if (crashes) throw new Crash();
      });
      return "done";
    } catch (error) {
      if (error instanceof Crash) return "crashed";
      if (error instanceof KogiError && /^(payment\.(not_held|invalid_amount)|ledger\.)/.test(error.code))
        return "refused";
      throw error;
    }
  }

  async #effect(tx: Tx, step: Step): Promise<void> {
    const { platform } = this.#kogi;
    if (step.do === "fund") return this.#fund(tx, this.#milestone(step.at), eur(step.cents));
    if (step.do === "clear") {
      platform.clock.setOffset(platform.clock.offsetMs + CLEARING_DAYS_MS);
      const waiting = await tx
        .selectFrom("payments.clearings")
        .select("clearing_id")
        .where("user_id", "=", this.#freelancer)
        .where("cleared_at", "is", null)
        .orderBy("clearing_id")
        .limit(2)
        .execute();
      for (const { clearing_id } of waiting) await clearMoney(tx, platform, clearing_id);
      return;
    }
    const milestoneId = this.#milestone(step.at);
    const reference = `${step.do}:${step.fact}:${this.#client}`;
    if (step.do === "refund")
      return void (await refundMilestone(tx, platform, {
        milestoneId,
        reference,
        amount: eur(step.cents),
        reason: "Agreed.",
      }));
    if (step.do === "move") {
      const toMilestoneId = this.#milestone(step.at + 1);
      return moveProtected(tx, platform, {
        fromMilestoneId: milestoneId,
        toMilestoneId,
        amount: eur(step.cents),
        reference,
      });
    }
    const terms = {
      milestoneId,
      reference,
      clientId: this.#client,
      freelancerId: this.#freelancer,
      feeRuleId: this.#pack.feeRuleId,
      description: "A mark for a bakery",
    };
    if (step.do === "release")
      return void (await releaseMilestone(tx, platform, { ...terms, amount: eur(step.cents) }));
    const held = await this.#left(tx, milestoneId);
    const toFreelancer = money((held * BigInt(step.share)) / 100n, "EUR");
    const toClient = money(held - toFreelancer.minor, "EUR");
    await splitMilestone(tx, platform, { ...terms, toFreelancer, toClient, reason: "Agreed." });
  }

  async #fund(tx: Tx, milestoneId: string, amount: Money): Promise<void> {
    const { platform } = this.#kogi;
    const { feeRuleId } = this.#pack;
    const quote = await feeQuote(tx, platform, { feeRuleId, amount });
    await capturePayment(tx, platform, {
      payerId: this.#client,
      recipientId: this.#freelancer,
      milestoneId,
      feeRuleId,
      quote,
      cost: eur(30),
    });
  }

  /** What the rows say, beside what the accounts say: both must tell the same story of every cent. */
  async books(): Promise<{
    readonly rows: bigint;
    readonly escrow: bigint;
    readonly paidOut: bigint;
    readonly withdrawable: bigint;
    readonly earned: bigint;
    readonly unaccounted: bigint;
  }> {
    const { db } = this.#kogi.platform;
    const accounts = await balances(db, [
      ...this.#milestones.map((id) => escrow({ kind: "milestone", id }, "EUR")),
      clearing(this.#freelancer, "EUR"),
      wallet(this.#freelancer, "EUR"),
    ]);
    const posted = accounts.map((balance) => balance.posted.minor);
    const sum = (parts: readonly bigint[]) => parts.reduce((all, part) => all + part, 0n);
    const [payments, refunds, released, lots] = await Promise.all([
      db.selectFrom("payments.payments").select("held_minor").where("user_id", "=", this.#client).execute(),
      db
        .selectFrom("payments.refunds as r")
        .innerJoin("payments.payments as p", "p.transaction_id", "r.transaction_id")
        .select("r.held_minor")
        .where("p.user_id", "=", this.#client)
        .execute(),
      db
        .selectFrom("payments.clearings")
        .select(["gross_minor", "net_minor"])
        .where("user_id", "=", this.#freelancer)
        .execute(),
      db.selectFrom("payments.protected_lots").select("left_minor").where("payer_id", "=", this.#client).execute(),
    ]);
    const funded = sum(payments.map((row) => row.held_minor));
    const refunded = sum(refunds.map((row) => row.held_minor));
    const gross = sum(released.map((row) => row.gross_minor));
    const rows = sum(lots.map((row) => row.left_minor));
    return {
      rows,
      escrow: sum(posted.slice(0, MILESTONES)),
      paidOut: sum(posted.slice(MILESTONES)),
      withdrawable: posted[MILESTONES + 1] ?? 0n,
      earned: sum(released.map((row) => row.net_minor)),
      unaccounted: funded - refunded - gross - rows,
    };
  }

  /**
   * Of the charges that went back whole: what the payers lost of them, and what was for the provider. And of all refunds: what the
   * recipient bore, which is missing among what they were paid.
   */
  async processing(): Promise<{ readonly lost: bigint; readonly charged: bigint; readonly borne: bigint }> {
    const { rows } = await sql<{ lost: bigint; charged: bigint }>`
      select coalesce(sum(amount_minor - refunded_minor), 0)::bigint as lost,
        coalesce(sum((select sum((line -> 'amount' ->> 'amount')::bigint) from jsonb_array_elements(lines) line
          where line ->> 'kind' = 'processing')), 0)::bigint as charged
      from payments.payments where user_id = ${this.#client} and status = 'refunded'`.execute(this.#kogi.platform.db);
    const { borne } = await this.#kogi.platform.db
      .selectFrom("payments.journals as journal")
      .innerJoin("payments.transfers as transfer", "transfer.journal_id", "journal.journal_id")
      .innerJoin("payments.refunds as refund", (on) =>
        on.on(sql<boolean>`refund.refund_id::text = journal.reference and journal.kind = 'processing.borne'`),
      )
      .innerJoin("payments.payments as payment", "payment.transaction_id", "refund.transaction_id")
      .where("payment.user_id", "=", this.#client)
      .select((eb) => eb.fn.coalesce(eb.fn.sum<bigint>("transfer.amount"), eb.val(0n)).as("borne"))
      .executeTakeFirstOrThrow();
    const [first] = rows;
    return { lost: first?.lost ?? 0n, charged: first?.charged ?? 0n, borne: BigInt(borne) };
  }

  get bearer(): LostPayer {
    return this.#pack.bearer;
  }

  get payerId(): string {
    return this.#client;
  }

  /** Each fact had its effect at most once, however often it was asked for. */
  async doubled(): Promise<readonly string[]> {
    const rows = await this.#kogi.platform.db
      .selectFrom("payments.clearings")
      .select(({ fn }) => ["reference", fn.countAll<bigint>().as("times")])
      .where("user_id", "=", this.#freelancer)
      .groupBy("reference")
      .having(({ fn }) => fn.countAll(), ">", 1)
      .execute();
    return rows.map((row) => row.reference);
  }

  async #left(tx: Tx, milestoneId: string): Promise<bigint> {
    const rows = await tx
      .selectFrom("payments.protected_lots")
      .select("left_minor")
      .where("reference_id", "=", milestoneId)
      .where("left_minor", ">", 0n)
      .orderBy("lot_id")
      .forUpdate()
      .execute();
    return rows.reduce((all, row) => all + row.left_minor, 0n);
  }

  #milestone(at: number): string {
    const id = this.#milestones[at % MILESTONES];
    if (!id) throw new Error("there is always a milestone");
    return id;
  }

  #count(what: string): void {
    this.seen.set(what, (this.seen.get(what) ?? 0) + 1);
  }
}

const eur = (cents: number): Money => money(BigInt(cents), "EUR");
