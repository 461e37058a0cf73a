import { setFlagsFromString } from "node:v8";
import { Worker } from "node:worker_threads";
import { note, say } from "../output";
import { answerBatch } from "./answer";
import { answerFor, type Task } from "./answers";
import { type Batch, Batches } from "./batches";
import type { FromWorker } from "./worker";

/** A batch for a worker; one report each would cost more on the way than in the work. */
const BATCH_BYTES = 1024 * 1024;
/** So long the stream may be silent before a batch that is not full goes out: callers wait for answers one by one. */
const IDLE_MS = 2;
/** Batches that a worker may have in hand and in wait. Memory is bounded by this and by the size of a batch. */
const BATCHES_PER_WORKER = 3;

/**
 * Answers standard input line by line, in order, and says the counts on standard error. The output is the same bytes for
 * any number of jobs.
 */
export async function answerStream(task: Task, jobs: number): Promise<void> {
  // A stream's garbage is young and what stays is small: collecting at 1.5 times what is alive keeps it small, at no cost
  // in time that could be measured.
  setFlagsFromString("--heap-growing-percent=50");
  const counts = jobs === 1 ? await alone(task) : await together(task, jobs);
  note(`${plural(counts.lines, "line")} read, ${counts.bad} bad`);
}

interface Counts {
  lines: number;
  bad: number;
}

async function alone(task: Task): Promise<Counts> {
  const answer = answerFor(task);
  const counts = { lines: 0, bad: 0 };
  const batches = new Batches(0);
  const take = async (ready: Iterable<Batch>) => {
    for (const batch of ready) {
      const { output, bad } = answerBatch(batch, answer);
      counts.lines += batch.lines;
      counts.bad += bad;
      await say(output);
    }
  };
  for await (const chunk of process.stdin as AsyncIterable<Buffer>) await take(batches.add(chunk));
  await take(batches.end());
  return counts;
}

async function together(task: Task, jobs: number): Promise<Counts> {
  const counts = { lines: 0, bad: 0 };
  const batches = new Batches(BATCH_BYTES);
  const workers = Array.from({ length: jobs }, () => new Job(task));
  const written: Promise<void>[] = [];
  let last = Promise.resolve();
  const send = async (ready: Iterable<Batch>) => {
    for (const batch of ready) {
      const job = workers.reduce((best, other) => (other.waiting < best.waiting ? other : best));
      const answered = job.run(batch);
      last = Promise.all([answered, last]).then(async ([{ output, bad }]) => {
        counts.lines += batch.lines;
        counts.bad += bad;
        await say(output);
      });
      written.push(last);
      if (written.length >= jobs * BATCHES_PER_WORKER) await written.shift();
    }
  };
  for await (const chunk of withPauses(process.stdin as AsyncIterable<Buffer>))
    await send(chunk === undefined ? batches.closed() : batches.add(chunk));
  await send(batches.end());
  await last;
  await Promise.all(workers.map((job) => job.stop()));
  return counts;
}

/** The chunks of a stream, and once `undefined` after each chunk that nothing follows for a while. */
async function* withPauses(stream: AsyncIterable<Buffer>): AsyncIterable<Buffer | undefined> {
  const reader = stream[Symbol.asyncIterator]();
  for (;;) {
    const next = reader.next();
    let timer: NodeJS.Timeout | undefined;
    const pause = new Promise<undefined>((resolve) => {
      timer = setTimeout(() => resolve(undefined), IDLE_MS);
    });
    const first = await Promise.race([next, pause]);
    clearTimeout(timer);
    if (first === undefined) yield undefined;
    const { done, value } = first ?? (await next);
    if (done) return;
    yield value;
  }
}

/** One worker thread and the promises of its batches, which it answers in the order that it got them. */
class Job {
  private readonly worker: Worker;
  private failure: Error | undefined;
  private readonly open: { resolve: (answered: FromWorker) => void; reject: (error: Error) => void }[] = [];

  constructor(task: Task) {
    this.worker = new Worker(new URL("./worker.js", import.meta.url), { workerData: task });
    this.worker.on("message", (answered: FromWorker) => this.open.shift()?.resolve(answered));
    this.worker.on("error", (error) => {
      this.failure = error;
      for (const { reject } of this.open.splice(0)) reject(error);
    });
  }

  get waiting(): number {
    return this.open.length;
  }

  run(batch: Batch): Promise<FromWorker> {
    if (this.failure !== undefined) return Promise.reject(this.failure);
    const answered = new Promise<FromWorker>((resolve, reject) => this.open.push({ resolve, reject }));
    // Handed over, not copied. A Uint8Array made by Batches is always over a buffer of its own.
    this.worker.postMessage(batch, batch.bytes === undefined ? [] : [batch.bytes.buffer as ArrayBuffer]);
    return answered;
  }

  async stop(): Promise<void> {
    await this.worker.terminate();
  }
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;
