// Answers to disputes at the pretend Stripe, and the files that go with them.
import type { Asked } from "./stripe-routes.ts";
import { Refusal, type StripeWorld, type Thing } from "./stripe-world.ts";

const refuse = (message: string, more: Thing = {}): Refusal =>
  new Refusal(400, { type: "invalid_request_error", message, ...more });

const TYPES = ["application/pdf", "image/jpeg", "image/png"];
const FILE_BYTES_MAX = 5_000_000;
const FILES_BYTES_MAX = 4_500_000;
/** Of the evidence, those that name a file. */
const FILE_FIELDS = ["service_documentation", "customer_communication", "receipt", "uncategorized_file"];

export function createFile(world: StripeWorld, { params }: Asked): Thing {
  const { data, name, type } = params.file;
  if (!TYPES.includes(type)) throw refuse("Invalid file: the type is not supported.", { param: "file" });
  if (data.length > FILE_BYTES_MAX) throw refuse("Invalid file: it is too large.", { param: "file" });
  return world.make("file", "file", { purpose: params.purpose, filename: name, type, size: data.length, data });
}

export function answerDispute(world: StripeWorld, { ids, params }: Asked): Thing {
  const dispute = world.get(ids[0], "dispute");
  let bytes = 0;
  for (const field of FILE_FIELDS) {
    const id = params.evidence?.[field];
    if (id === undefined) continue;
    const file = world.things.get(id);
    if (file?.purpose !== "dispute_evidence")
      throw refuse(`No such file: '${id}'`, { code: "resource_missing", param: `evidence[${field}]` });
    bytes += file.size;
  }
  if (bytes > FILES_BYTES_MAX) throw refuse("The files are too large together.", { param: "evidence" });
  dispute.evidence = { ...dispute.evidence, ...params.evidence };
  if (!params.submit) return dispute;
  const status = dispute.status.startsWith("warning_") ? "warning_under_review" : "under_review";
  return Object.assign(dispute, { status });
}
