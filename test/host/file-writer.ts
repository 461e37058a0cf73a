import { writeFileBeside } from "../../host/write-file";

// Writes a file of one repeated letter: once, and says what came of it, or again and again until it is killed.
const [path = "", length = "1", mode = "once"] = process.argv.slice(2);
if (mode === "once") process.stdout.write(JSON.stringify(await writeFileBeside(path, "a".repeat(Number(length)))));
else
  for (let count = 1; ; count++) {
    const written = await writeFileBeside(path, String.fromCharCode(97 + (count % 26)).repeat(Number(length)));
    if (!written.ok) throw new Error(written.code);
    process.stdout.write(`${count}\n`);
  }
