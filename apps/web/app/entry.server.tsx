import { Writable } from "node:stream";
import { renderToPipeableStream } from "react-dom/server";
import { type EntryContext, isRouteErrorResponse, type RouterContextProvider, ServerRouter } from "react-router";
import { pageContext } from "./lib/context.ts";
import { NonceContext } from "./lib/nonce.ts";

const RENDER_TIMEOUT_MS = 5_000;
export const streamTimeout = RENDER_TIMEOUT_MS;

/** Renders the page whole before it answers: one buffer compresses better and cheaper than a stream of pieces. */
export default async function handleRequest(
  request: Request,
  status: number,
  headers: Headers,
  routerContext: EntryContext,
  loadContext: RouterContextProvider,
): Promise<Response> {
  headers.set("content-type", "text/html; charset=utf-8");
  if (request.method === "HEAD") return new Response(null, { status, headers });
  const { nonce, onError = console.error } = loadContext.get(pageContext);
  const page = await renderWhole(
    <NonceContext value={nonce}>
      <ServerRouter context={routerContext} url={request.url} nonce={nonce} />
    </NonceContext>,
    { nonce, onError },
  );
  return new Response(new Uint8Array(page.body), { status: page.failed ? 500 : status, headers });
}

/** What loaders and actions throw unexpectedly; refusals that became pages and requests that were given up are not. */
export function handleError(error: unknown, { request, context }: HandleErrorArgs): void {
  if (request.signal.aborted || isRouteErrorResponse(error)) return;
  const { onError = console.error } = context.get(pageContext);
  onError(error);
}

interface HandleErrorArgs {
  readonly request: Request;
  readonly context: Readonly<RouterContextProvider>;
}

interface RenderOptions {
  readonly nonce: string;
  readonly onError: (error: unknown) => void;
}

function renderWhole(
  element: React.ReactNode,
  { nonce, onError }: RenderOptions,
): Promise<{ body: Buffer; failed: boolean }> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let failed = false;
    const sink = new Writable({
      write(chunk: Buffer, _encoding, done) {
        chunks.push(chunk);
        done();
      },
    });
    const rendering = renderToPipeableStream(element, {
      nonce,
      // Else what was waited for is hidden in a longer page until a script moves it to its place.
      progressiveChunkSize: Number.POSITIVE_INFINITY,
      onAllReady: () => rendering.pipe(sink),
      onShellError: reject,
      onError: (error) => {
        failed = true;
        onError(error);
      },
    });
    const timeout = setTimeout(
      () => rendering.abort(new Error("The page took too long to render.")),
      RENDER_TIMEOUT_MS,
    );
    sink.on("error", reject);
    sink.on("close", () => clearTimeout(timeout));
    sink.on("finish", () => resolve({ body: Buffer.concat(chunks), failed }));
  });
}
