// The typed client: one, with two transports (in process for loaders and actions, fetch for programs).
import type { AnswerOf, AnyContract, InputOf, Problem } from "./core.ts";

export interface ApiRequest {
  readonly method: string;
  /** Path with its query string. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text, or the bytes of a file. */
  readonly body: string | Uint8Array | undefined;
}
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Cookies the answer sets, one whole header value each. */
  readonly setCookies: readonly string[];
  readonly text: string;
}
export type Transport = (request: ApiRequest) => Promise<ApiResponse>;
/** Says a refusal in another language; the code stays. */
export type Wording = (problem: Problem) => Problem;

/** The server refused: carries the problem document. `code` is stable, `detail` is for people. */
export class ApiProblem extends Error {
  readonly status: number;
  readonly code: string;
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(`${problem.code}: ${problem.detail}`);
    this.name = "ApiProblem";
    this.status = problem.status;
    this.code = problem.code;
    this.problem = problem;
  }
}

type Part<K extends string, T> = [T] extends [undefined]
  ? { [P in K]?: undefined }
  : object extends T
    ? { [P in K]?: T }
    : { [P in K]: T };

export type CallInput<C extends AnyContract> = Part<"params", InputOf<C>["params"]> &
  Part<"query", InputOf<C>["query"]> &
  Part<"body", InputOf<C>["body"]> & {
    /** Required by money routes: the same key has the same effect once. */
    idempotencyKey?: string;
    /** The ETag the change is based on. */
    ifMatch?: string;
  };

export interface Answer<C extends AnyContract> {
  readonly data: AnswerOf<C>;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly setCookies: readonly string[];
}

type ContractTable = Readonly<Record<string, Readonly<Record<string, AnyContract>>>>;
type Method<C extends AnyContract> = (
  ...args: object extends CallInput<C> ? [input?: CallInput<C>] : [input: CallInput<C>]
) => Promise<AnswerOf<C>>;

export type ApiClient<T extends ContractTable> = {
  readonly [M in keyof T]: { readonly [N in keyof T[M]]: Method<T[M][N]> };
} & {
  /** Like the named methods, with the answer's headers and cookies. */
  readonly $call: <C extends AnyContract>(contract: C, input: CallInput<C>) => Promise<Answer<C>>;
};

interface LooseInput {
  params?: Record<string, unknown>;
  query?: Record<string, unknown>;
  body?: unknown;
  idempotencyKey?: string;
  ifMatch?: string;
}

/** `/api/projects/:project_id` with its parameters and query string filled in. */
export function buildUrl(
  path: string,
  params: Record<string, unknown> = {},
  query: Record<string, unknown> = {},
): string {
  const filled = path.replace(/:([a-z_]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined) continue;
    for (const one of Array.isArray(value) ? value : [value]) search.append(name, String(one));
  }
  const text = search.toString();
  return text ? `${filled}?${text}` : filled;
}

async function call(
  { transport, wording }: { readonly transport: Transport; readonly wording: Wording },
  contract: AnyContract,
  input: LooseInput,
): Promise<Answer<AnyContract>> {
  const headers: Record<string, string> = { accept: "application/json" };
  const isFile = input.body instanceof Uint8Array;
  if (input.body !== undefined) headers["content-type"] = isFile ? "application/octet-stream" : "application/json";
  if (input.idempotencyKey !== undefined) headers["idempotency-key"] = input.idempotencyKey;
  if (input.ifMatch !== undefined) headers["if-match"] = input.ifMatch;
  const response = await transport({
    method: contract.method,
    url: buildUrl(contract.path, input.params, input.query),
    headers,
    body: input.body instanceof Uint8Array || input.body === undefined ? input.body : JSON.stringify(input.body),
  });
  if (response.status >= 400) throw new ApiProblem(wording(readProblem(response)));
  return {
    data: response.text === "" ? undefined : JSON.parse(response.text),
    status: response.status,
    headers: response.headers,
    setCookies: response.setCookies,
  };
}

function readProblem(response: ApiResponse): Problem {
  try {
    // The server answers every refusal with a problem document; anything else is caught below.
    const parsed = JSON.parse(response.text) as Problem;
    if (typeof parsed.code === "string") return parsed;
  } catch {
    // not JSON: a proxy's own page
  }
  return {
    type: "about:blank",
    title: "Unexpected answer",
    status: response.status,
    detail: "The server gave an answer that could not be read. Try again in a moment.",
    instance: "",
    code: "client.unreadable_answer",
  };
}

function methodsOf(way: Parameters<typeof call>[0], routes: ContractTable[string]): Record<string, unknown> {
  const methods: Record<string, unknown> = {};
  for (const [name, contract] of Object.entries(routes))
    methods[name] = async (input: LooseInput = {}) => (await call(way, contract, input)).data;
  return methods;
}

const asTheServerSays: Wording = (problem) => problem;

/** A client with one method a route, named as in the contract table. Throws `ApiProblem`, worded, on any refusal. */
export function createClient<T extends ContractTable>(
  contracts: T,
  transport: Transport,
  wording: Wording = asTheServerSays,
): ApiClient<T> {
  const way = { transport, wording };
  const client: Record<string, unknown> = {
    $call: (contract: AnyContract, input: LooseInput) => call(way, contract, input),
  };
  // A page makes a client of its own and calls a few of some four hundred routes.
  for (const [module, routes] of Object.entries(contracts)) {
    let methods: Record<string, unknown> | undefined;
    Object.defineProperty(client, module, { enumerable: true, get: () => (methods ??= methodsOf(way, routes)) });
  }
  // The loop made one method for each route of the table.
  return client as ApiClient<T>;
}

/** A transport over HTTP. `headers` are sent with each call (a bearer token, a cookie). */
export function fetchTransport(origin: string, headers: () => Record<string, string> = () => ({})): Transport {
  return async (request) => {
    const response = await fetch(origin + request.url, {
      method: request.method,
      headers: { ...request.headers, ...headers() },
      redirect: "manual",
      // Bytes are a body for fetch; its type asks for one over a plain ArrayBuffer, which ours are.
      ...(request.body === undefined ? {} : { body: request.body as BodyInit }),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      setCookies: response.headers.getSetCookie(),
      text: await response.text(),
    };
  };
}
