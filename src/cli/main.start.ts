/** What `crm` starts. */
import { main } from "./main";

// `crm check … | head` closes the pipe early: that is the reader's choice, not a fault.
process.stdout.on("error", (error: Error & { readonly code?: string }) => {
  if (error.code !== "EPIPE") throw error;
});

void main(process.argv.slice(2)).then((code) => { process.exitCode = code; });
