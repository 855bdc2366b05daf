export { type BatchWriter, createBatchWriter } from "./batch-writer.ts";
