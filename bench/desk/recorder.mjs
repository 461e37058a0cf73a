// Stands between the benchmark and the command: passes both streams on and keeps a copy, so that one run gives the figures
// and the alerts with their places.   node recorder.mjs FOLDER PROGRAM [ARG ...]
import { spawn } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

const [folder, program, ...args] = process.argv.slice(2);
const asked = await buffer(process.stdin);
const child = spawn(program, args, { stdio: ["pipe", "pipe", "inherit"] });
child.stdin.on("error", () => {}); // a command that ends early is told by its answers
child.stdin.end(asked);
const ended = new Promise((resolve) => child.on("close", resolve));
const answered = await buffer(child.stdout);
process.exitCode = (await ended) ?? 1;
writeFileSync(join(folder, "asked.ndjson"), asked);
writeFileSync(join(folder, "answered.ndjson"), answered);
process.stdout.write(answered);
