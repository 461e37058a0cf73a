import { serve } from "../../cli/serve/serve";

// `readout serve` without the command line around it: options as JSON.
process.exitCode = await serve(JSON.parse(process.argv[2] ?? "{}"));
