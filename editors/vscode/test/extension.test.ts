// The bundle that is packed, in a stand-in for VS Code, with the real language server.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import * as path from "node:path";
import { test } from "node:test";
import { load } from "./host";

const EXTENSION = path.join(__dirname, "../..");
const MAIN = path.join(EXTENSION, "dist/extension.js");
const PROGRAM = process.env["FACTLINT"] ?? path.join(EXTENSION, "../../target/debug/factlint");
const context = { subscriptions: [], extensionUri: { fsPath: EXTENSION } };

test("the server is started, started again, and ended, and its status is told", { timeout: 60_000 }, async () => {
    const { extension, seen } = load(MAIN, { "server.path": PROGRAM });
    const version = execFileSync(PROGRAM, ["--version"], { encoding: "utf8" }).trim().split(" ")[1];
    await extension.activate(context);
    assert.equal(seen.status.detail, `version ${version}, running`, seen.log.join("\n"));
    assert.equal(seen.status.busy, false);
    assert.deepEqual([...seen.commands.keys()].sort(), [
        "factlint.checkWorkspace",
        "factlint.explainRule",
        "factlint.restart",
        "factlint.show", // the server's own, behind its lenses
        "factlint.showOutput",
    ]);
    await seen.commands.get("factlint.restart")?.();
    assert.equal(seen.status.detail, `version ${version}, running`, seen.log.join("\n"));
    await extension.deactivate();
    assert.equal(seen.status.detail, "stopped");
});

test("a program that is not there is told in the status and the output", { timeout: 60_000 }, async () => {
    const { extension, seen } = load(MAIN, { "server.path": "/no/such/factlint" });
    await extension.activate(context);
    assert.match(seen.status.detail ?? "", /names no program: \/no\/such\/factlint/);
    assert.ok(seen.log.some((line) => line.includes("/no/such/factlint")));
    await extension.deactivate();
});

test("a program that is no server is told in the status", { timeout: 60_000 }, async () => {
    const { extension, seen } = load(MAIN, { "server.path": "/bin/false" });
    await extension.activate(context);
    assert.ok(seen.status.detail && !seen.status.detail.endsWith("running"), seen.status.detail);
    assert.ok(seen.log.length > 0, "the output says more");
    // Another try is possible.
    await seen.commands.get("factlint.restart")?.();
    await extension.deactivate();
});
