// The manifest of the extension against the program that it starts.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as fs from "node:fs";
import * as path from "node:path";
import { test } from "node:test";
import { explainRule, listRules, readRules } from "../src/rules";

interface Manifest {
    contributes: {
        configuration: { properties: Record<string, { enum?: unknown[]; type: unknown; default: unknown }> };
        commands: { command: string }[];
        problemMatchers: { pattern: { regexp: string } }[];
    };
}

/** The folder of the extension: tests are compiled into out/test. */
const EXTENSION = path.join(__dirname, "../..");
const REPOSITORY = process.env["FACTLINT_REPOSITORY"] ?? path.join(EXTENSION, "../..");
const PROGRAM = process.env["FACTLINT"] ?? path.join(REPOSITORY, "target/debug/factlint");
const manifest = JSON.parse(fs.readFileSync(path.join(EXTENSION, "package.json"), "utf8")) as Manifest;
const properties = manifest.contributes.configuration.properties;

function source(file: string): string {
    return fs.readFileSync(path.join(REPOSITORY, file), "utf8");
}

/** Words in camel case, as serde renames the fields of the server's options. */
function camel(name: string): string {
    return name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** The settings of a structure of the server's options, with those of structures that are flattened into it. */
function settingsOf(options: string, name: string): string[] {
    const struct = new RegExp(`pub struct ${name} \\{(.*?)\\n\\}`, "s").exec(options)?.[1] ?? "";
    const fields = [...struct.matchAll(/^ +(#\[serde\(flatten\)\]\s+)?(?:pub )?(\w+): (\w+)/gm)];
    return fields.flatMap(([, flat, field = "", type = ""]) => (flat ? settingsOf(options, type) : [camel(field)]));
}

test("the settings are those that the server reads", () => {
    const fields = settingsOf(source("lsp/src/options.rs"), "Options");
    assert.ok(fields.includes("closedFiles"), "the options of the server were read");
    const own = ["server.path", "trace.server"];
    const expected = [...fields, ...own].map((name) => `factlint.${name}`).sort();
    assert.deepEqual(Object.keys(properties).sort(), expected);
});

test("the values of settings are those that the server knows", () => {
    const profiles = /PROFILES: \[&str; \d+\] = \[(.*?)\]/.exec(source("core/src/config.rs"))?.[1] ?? "";
    const names = [...profiles.matchAll(/"(\w+)"/g)].map((found) => found[1]);
    assert.deepEqual(properties["factlint.profile"]?.enum, [...names, null]);
    const closed = /pub enum ClosedFiles \{(.*?)\n\}/s.exec(source("lsp/src/options.rs"))?.[1] ?? "";
    const kinds = [...closed.matchAll(/^ {4}([A-Z]\w+),/gm)].map((found) => found[1]?.toLowerCase());
    assert.deepEqual(properties["factlint.closedFiles"]?.enum, kinds);
});

test("every command is registered", () => {
    const commands = fs.readFileSync(path.join(EXTENSION, "src/commands.ts"), "utf8");
    for (const { command } of manifest.contributes.commands) {
        assert.ok(commands.includes(`command("${command.replace("factlint.", "")}"`), command);
    }
});

test("the problem matcher reads what the program prints", () => {
    const desk = path.join(REPOSITORY, "tests/clients/desk");
    const arguments_ = ["check", "--format", "concise", "--exit-zero", "."];
    const printed = execFileSync(PROGRAM, arguments_, { cwd: desk, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    const matcher = new RegExp(manifest.contributes.problemMatchers[0]?.pattern.regexp ?? "", "");
    const read = printed.split("\n").map((line) => matcher.exec(line));
    const found = read.filter((match) => match !== null).map((match) => match.slice(1, 6));
    assert.deepEqual(found, [
        ["evening.md", "3", "30", "warning", "conflicting-number"],
        ["morning.md", "3", "48", "warning", "conflicting-number"],
    ]);
});

test("rules are listed and explained by the program", async () => {
    const rules = await listRules(PROGRAM);
    assert.ok(rules.some(({ name, family }) => name === "conflicting-number" && family === "numbers"));
    assert.match(await explainRule(PROGRAM, "conflicting-number"), /What it does/);
    await assert.rejects(explainRule(PROGRAM, "no-such-rule"));
    assert.deepEqual(readRules('[{"name": "a"}, 3, null, {"name": "a", "family": "b", "summary": "c"}]').length, 1);
});
