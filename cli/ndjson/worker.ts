import { parentPort, workerData } from "node:worker_threads";
import { answerBatch } from "./answer";
import { answerFor, type Task } from "./answers";
import type { Batch } from "./batches";

/** A batch's answer as bytes: handed over to the main thread, which only puts it in order. */
export interface FromWorker {
  readonly output: Uint8Array;
  readonly bad: number;
}

const port = parentPort;
if (port === null) throw new Error("This file is a worker of `readout … --ndjson --jobs`; it does nothing alone.");

const answer = answerFor(workerData as Task); // what stream.ts put there
port.on("message", (batch: Batch) => {
  const { output, bad } = answerBatch(batch, answer);
  const bytes = new TextEncoder().encode(output);
  port.postMessage({ output: bytes, bad } satisfies FromWorker, [bytes.buffer as ArrayBuffer]);
});
