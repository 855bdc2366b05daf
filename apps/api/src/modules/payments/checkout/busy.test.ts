// The database cannot take a payment just now: the payer is told so, and their key is good for the next try.
import { expect, test } from "vitest";
import { newId } from "#platform/ids/index.ts";
import { payBy, startPaying, testWorks } from "#test/paying.ts";
import { signUp } from "#test/people.ts";
import { refusal } from "#test/refusals.ts";
import { world } from "#test/world.ts";

const kogi = world();

test("a payment that meets a deadlock again and again is refused as busy, and the same key makes it later, once", async () => {
  const [payer, earner] = [await signUp(kogi, { user_type: "client" }), await signUp(kogi)];
  const work = await testWorks(kogi).order(payer, earner, 10_000n);
  const key = newId();
  const sql = (text: string) => kogi.platform.owner((client) => client.query(text));
  await sql(`create sequence payments.tries;
    create function payments.refuse_for_now() returns trigger language plpgsql security definer as
      $$ begin perform nextval('payments.tries'); raise 'as the test asks' using errcode = '40P01'; end $$;
    create trigger refuse_for_now before insert on payments.payments execute function payments.refuse_for_now()`);
  expect(await refusal(startPaying(payer, work, key))).toMatchObject({ status: 503, code: "request.busy" });
  // A sequence forgets nothing that is rolled back: so often it was tried before anybody was told.
  expect((await sql("select last_value::int as tries from payments.tries")).rows).toEqual([{ tries: 3 }]);
  await sql("drop function payments.refuse_for_now cascade; drop sequence payments.tries");
  const { data: none } = await payer.api.payments.listPayments({ query: {} });
  expect(none).toEqual([]);

  const payment = await startPaying(payer, work, key);
  expect((await startPaying(payer, work, key)).transaction_id).toBe(payment.transaction_id);
  await payBy(kogi, payment.checkout_url);
  await kogi.settle();
  const { data } = await payer.api.payments.listPayments({ query: {} });
  expect(data).toMatchObject([{ transaction_id: payment.transaction_id, status: "completed" }]);
});
