import type { FastifyInstance } from "fastify";
import type { Transport } from "#api-schema/client.ts";

/**
 * The client's in-process transport: the same pipeline as over HTTP (actor, rate class, key, validation, response
 * filter) without the socket. `headers` carry the caller's cookie; `address` is whom rate limits count.
 */
export function injectTransport(
  app: FastifyInstance,
  headers: Readonly<Record<string, string>>,
  address = "127.0.0.1",
): Transport {
  return async (request) => {
    const response = await app.inject({
      method: request.method as "GET", // the contract's method; light-my-request lists them as a union
      url: request.url,
      headers: { "sec-fetch-site": "same-origin", ...headers, ...request.headers },
      remoteAddress: address,
      ...(request.body === undefined
        ? {}
        : { payload: typeof request.body === "string" ? request.body : Buffer.from(request.body) }),
    });
    const cookies = response.headers["set-cookie"];
    return {
      status: response.statusCode,
      headers: Object.fromEntries(Object.entries(response.headers).map(([name, value]) => [name, String(value)])),
      setCookies: cookies === undefined ? [] : [cookies].flat(),
      text: response.payload,
    };
  };
}
