// The rules of the factlint program, asked of the program itself.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A rule, as `factlint rules --format json` lists it. */
export interface Rule {
    name: string;
    family: string;
    summary: string;
}

/** Reads the list; what is not a rule is left out. */
export function readRules(output: string): Rule[] {
    const listed: unknown = JSON.parse(output);
    return Array.isArray(listed) ? listed.filter(isRule) : [];
}

function isRule(value: unknown): value is Rule {
    const members = ["name", "family", "summary"] as const;
    const object = value as Record<string, unknown> | null;
    return typeof object === "object" && members.every((member) => typeof object?.[member] === "string");
}

/** All rules. */
export async function listRules(program: string): Promise<Rule[]> {
    return readRules((await run(program, ["rules", "--format", "json"])).stdout);
}

/** The manual page of a rule. */
export async function explainRule(program: string, rule: string): Promise<string> {
    return (await run(program, ["explain", rule])).stdout;
}
