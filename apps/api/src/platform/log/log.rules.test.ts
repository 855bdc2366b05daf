import { expect, test } from "vitest";
import { createLogger } from "./index.ts";

function linesOf(log: (logger: ReturnType<typeof createLogger>) => void): string[] {
  const written: string[] = [];
  log(createLogger("info", { write: (line) => written.push(line) }));
  return written;
}

test.each([
  ["a line break", 'ana\n{"level":30,"msg":"an administrator signed in"}'],
  ["a carriage return", "ana\rnobody"],
  ["colours of a terminal", "ana\u001b[2Jnobody"],
])("words with %s stay within the line they are logged in", (_, words) => {
  const written = linesOf((logger) => logger.info({ name: words }, words));
  expect(written).toHaveLength(1);
  const [line = ""] = written;
  // Nothing but the end of the line acts on whoever reads the file.
  expect(line.slice(0, -1)).not.toMatch(/\p{Cc}/u);
  expect(JSON.parse(line)).toMatchObject({ name: words, msg: words });
});

test("what opens an account is blanked out, wherever it stands", () => {
  const secret = "s3cret-s3cret";
  const [line] = linesOf((logger) =>
    logger.info({
      password: secret,
      body: { token: secret, email: secret, card_number: secret },
      req: { headers: { authorization: secret, cookie: secret } },
      res: { headers: { "set-cookie": secret } },
    }),
  );
  expect(line).toContain("[hidden]");
  expect(line).not.toContain(secret);
});
