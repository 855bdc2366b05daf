import { createContext } from "react";

/** The request's script nonce. Only the server knows it: the browser hides nonces from the page on purpose. */
export const NonceContext = createContext<string | undefined>(undefined);
