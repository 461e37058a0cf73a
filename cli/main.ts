import { CannotWork, CLEAN, type Command, FAILED } from "./command";
import { COMMANDS, overview } from "./commands";
import { say } from "./output";
import { versionLine } from "./version";

process.exitCode = await main(process.argv.slice(2));

async function main(args: readonly string[]): Promise<number> {
  const [word, ...rest] = args;
  try {
    if (word === undefined || word === "--help" || word === "-h" || word === "help") return await help(rest[0]);
    if (word === "--version" || word === "-v") {
      await say(`${versionLine()}\n`);
      return CLEAN;
    }
    const command = await load(word);
    if (rest.includes("--help") || rest.includes("-h")) {
      await say(command.help);
      return CLEAN;
    }
    return await command.run(rest);
  } catch (error) {
    process.stderr.write(`readout: ${error instanceof CannotWork ? error.message : mistake(error)}\n`);
    return FAILED;
  }
}

/** A mistake of ours. Its own message could hold report text, which never reaches a log; where it happened cannot. */
function mistake(error: unknown): string {
  const where = error instanceof Error ? (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line)) : [];
  const name = error instanceof Error ? error.name : typeof error;
  return `something went wrong inside Readout (${name}). Nothing was changed. Please report this:\n${where.join("\n")}`;
}

async function help(word: string | undefined): Promise<number> {
  await say(word === undefined ? overview() : (await load(word)).help);
  return CLEAN;
}

async function load(word: string): Promise<Command> {
  const entry = Object.hasOwn(COMMANDS, word) ? COMMANDS[word] : undefined;
  if (entry === undefined)
    throw new CannotWork(`There is no command "${word}". There are: ${Object.keys(COMMANDS).join(", ")}.`);
  return entry.load();
}
