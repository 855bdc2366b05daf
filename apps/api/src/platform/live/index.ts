export { type LiveRouteSettings, registerLive } from "./live.routes.ts";
export { type ChannelGuard, createLive, type Live, type LiveMessage } from "./live.ts";
export { networkLimits } from "./live-lines.ts";
