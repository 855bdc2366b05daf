// Each of the hostile words in each kind of field that people fill in: taken and read back as it was, or refused at its
// field. Never a failure of ours.
import { beforeAll, expect, test } from "vitest";
import { tidyLine, tidyProse } from "#platform/text/index.ts";
import { postProject, propose } from "#test/hiring.ts";
import { type Person, signUp } from "#test/people.ts";
import { world } from "#test/world.ts";
import { draftProject, proposalBody } from "../authorization/things.ts";
import { naughtyStrings, scriptPayloads } from "./read-words.ts";

const kogi = world();
let client: Person;
let freelancer: Person;
beforeAll(async () => {
  client = await signUp(kogi, { user_type: "client" });
  freelancer = await signUp(kogi);
});

const composed = (text: string) => text.normalize("NFC").trim();
type Kept = (text: string) => string;

interface Form {
  readonly by: Person;
  readonly method: "PATCH" | "PUT";
  readonly url: string;
  /** Beside the fields, what the form needs. */
  readonly besides?: object;
  /** How each field keeps what it is given. */
  readonly fields: Readonly<Record<string, Kept>>;
}

const forms: readonly [string, () => Promise<Form>][] = [
  [
    "a profile",
    async () => ({
      by: freelancer,
      method: "PATCH",
      url: `/api/users/${freelancer.userId}`,
      fields: { name: tidyLine, headline: tidyLine, city: tidyLine, bio: tidyProse },
    }),
  ],
  [
    "a project",
    async () => ({
      by: client,
      method: "PATCH",
      url: `/api/projects/${await draftProject(client)}`,
      fields: { title: tidyLine, description: composed },
    }),
  ],
  [
    "a message to a client",
    async () => {
      const { project_id } = await postProject(client);
      const { proposal_id } = await propose(freelancer, project_id);
      const fields = { cover_letter: composed };
      return { by: freelancer, method: "PUT", url: `/api/proposals/${proposal_id}`, besides: proposalBody, fields };
    },
  ],
];

async function send(form: Form, fields: readonly string[], word: string) {
  const { by, method, url, besides = {} } = form;
  const payload = { ...besides, ...Object.fromEntries(fields.map((name) => [name, word])) };
  const answer = await kogi.app.fastify.inject({ method, url, headers: by.headers, payload });
  return { status: answer.statusCode, body: answer.json(), text: answer.payload };
}

/** What is wrong with how the form takes a word, or null. Fields that refuse it are told, and the others asked again. */
async function faultOf(form: Form, word: string): Promise<string | null> {
  const all = Object.keys(form.fields);
  let answer = await send(form, all, word);
  let taken = all;
  if (answer.status === 422) {
    const refused = new Set(answer.body.errors?.map(({ pointer }: { pointer: string }) => pointer.split("/")[2]));
    taken = all.filter((name) => !refused.has(name));
    if (taken.length === all.length) return `refused at no field of its own: ${answer.text}`;
    if (taken.length === 0) return null;
    answer = await send(form, taken, word);
  }
  if (answer.status !== 200) return `answered ${answer.status} ${answer.text.slice(0, 200)}`;
  const kept = (name: string) => answer.body[name] ?? "";
  const other = taken.filter((name) => kept(name) !== form.fields[name]?.(word));
  return other.length === 0 ? null : `${other.join()} kept as ${JSON.stringify(other.map(kept))}`;
}

// Each word goes into one of the forms; with a longer fuzzing into every one.
const everywhere = process.env.KOGI_FUZZ !== undefined;

test.each(forms)(
  "%s takes its hostile words as they are or refuses them at their field",
  async (name, open) => {
    const form = await open();
    const all = [...new Set([...naughtyStrings(), ...scriptPayloads()])];
    const place = forms.findIndex(([one]) => one === name);
    const words = everywhere ? all : all.filter((_, index) => index % forms.length === place);
    const faults: string[] = [];
    for (const word of words) {
      const fault = await faultOf(form, word);
      if (fault) faults.push(`${JSON.stringify(word)}: ${fault}`);
    }
    expect(faults).toEqual([]);
    expect(all.length).toBeGreaterThan(700);
  },
  300_000,
);
