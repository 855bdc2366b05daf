// The part of the contract about files that go with an answer to a bank.
import { expect, test } from "vitest";
import { money } from "#money";
import { newId } from "#platform/ids/index.ts";
import { GatewayRefused } from "../port.ts";
import type { Rig } from "./gateway-contract.ts";

const asBytes = (length: number) => ({
  name: "work.pdf",
  type: "application/pdf",
  content: Buffer.alloc(length, "%PDF-"),
});

export function takesFilesOfAnswers(rig: Rig): void {
  const lay = (file: ReturnType<typeof asBytes>, key = newId()) => rig.gateway().uploadEvidence({ key, file });
  const answer = (dispute: string, files: Record<string, string>) =>
    rig.gateway().submitEvidence({
      key: newId(),
      dispute,
      evidence: { customerName: "Ana", productDescription: "A mark", serviceDate: null, statement: "Approved.", files },
    });

  test("a file is laid down once a key, and goes with the answer", async () => {
    const { dispute } = await rig.disputed(money(10_000n, "EUR"));
    const key = newId();
    const { id } = await lay(asBytes(1_000), key);
    expect((await lay(asBytes(1_000), key)).id).toBe(id);
    expect((await lay(asBytes(1_000))).id).not.toBe(id);
    expect((await answer(dispute, { work: id })).state).toBe("under_review");
  });

  test("what no bank takes is refused, the file by itself or by what it shows, and the dispute waits on", async () => {
    const { dispute } = await rig.disputed(money(10_000n, "EUR"));
    const refused = async (call: Promise<unknown>) => {
      const error = await call.catch((failure: unknown) => failure);
      expect(error).toBeInstanceOf(GatewayRefused);
      return error;
    };
    await refused(lay({ ...asBytes(10), name: "a.txt", type: "text/plain" }));
    await refused(lay(asBytes(5_000_001)));
    const [one, other] = [(await lay(asBytes(2_500_000))).id, (await lay(asBytes(2_500_000))).id];
    expect(await refused(answer(dispute, { work: one, receipt: "file_unknown" }))).toMatchObject({
      parameter: "receipt",
    });
    await refused(answer(dispute, { work: one, messages: other }));
    expect((await rig.gateway().fetchDispute(dispute))?.state).toBe("needs_response");
    expect((await answer(dispute, { messages: other })).state).toBe("under_review");
  });
}
