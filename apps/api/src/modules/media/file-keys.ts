// Where a file lies in the store.
import { createHash, type Hash } from "node:crypto";

/** What has come of uploads in pieces, a folder each. */
export const PIECES = "pieces";
export const piecesFolder = (mediaId: string): string => `${PIECES}/${mediaId}`;
export const pieceKey = (mediaId: string, name: string): string => `${piecesFolder(mediaId)}/${name}`;

/** Bytes that arrived and were not looked at yet. */
export const INCOMING = "incoming";
export const incomingKey = (mediaId: string): string => `${INCOMING}/${mediaId}`;

// Two letters of the hash as a folder: no folder grows past what a file system likes.
export const ORIGINALS = "originals";
export const DERIVED = "derived";
export const originalKey = (hash: string): string => `${ORIGINALS}/${hash.slice(0, 2)}/${hash}`;
export const derivedFolder = (hash: string): string => `${DERIVED}/${hash.slice(0, 2)}/${hash}`;
export const derivedKey = (hash: string, file: string): string => `${derivedFolder(hash)}/${file}`;
/** The file as sent but without the place it was taken at. */
export const strippedKey = (hash: string): string => derivedKey(hash, "stripped");

/** Names content: the first 160 bits of its SHA-256, which nobody can make two files for. */
export function createContentHash(): Hash {
  return createHash("sha256");
}
export function contentHashOf(hash: Hash): string {
  return hash.digest("hex").slice(0, 40);
}
