"use strict";
// The language server under VS Code's protocol code, with diagnostics pushed and, where the server offers it, pulled.

const assert = require("node:assert/strict");
const fs = require("node:fs");
const os = require("node:os");
const path = require("node:path");
const { test } = require("node:test");
const lsp = require("vscode-languageserver-protocol/node");
const { Client } = require("./client.js");

const RULE = "conflicting-number";
const one = (found) => found.length === 1;
const none = (found) => found.length === 0;

/** A test with a client on a folder of its own that holds the two stories. */
function desk(name, options, body) {
    test(name, { timeout: 120_000 }, async () => {
        const folder = fs.mkdtempSync(path.join(os.tmpdir(), "factlint desk "));
        fs.cpSync(path.join(__dirname, "../desk"), folder, { recursive: true });
        const client = await Client.start(folder, options);
        try {
            await body(client, folder);
        } finally {
            client.kill();
            fs.rmSync(folder, { recursive: true });
        }
    });
}

async function actions(client, name) {
    const [finding] = await client.findings(name, RULE, one);
    return client.connection.sendRequest(lsp.CodeActionRequest.type, {
        textDocument: { uri: client.uri(name) },
        range: finding.range,
        context: { diagnostics: [finding], only: [lsp.CodeActionKind.QuickFix] },
    });
}

async function act(client, name, start) {
    const all = await actions(client, name);
    const chosen = all.find(({ title }) => title.startsWith(start));
    assert.ok(chosen, `no action ${start} among ${all.map(({ title }) => title).join("; ")}`);
    client.apply(chosen.edit);
}

for (const pull of [false, true]) {
    const way = pull ? "pull offered" : "push only";

    desk(`a conflict of two open files is settled from either end (${way})`, { pull }, async (client) => {
        client.open("morning.md");
        const evening = client.open("evening.md");
        for (const [name, other] of [["morning.md", "evening.md"], ["evening.md", "morning.md"]]) {
            const [finding] = await client.findings(name, RULE, one);
            const [related] = finding.relatedInformation;
            assert.equal(related.location.uri, client.uri(other));
            assert.equal(related.location.range.start.line, 2);
        }
        await act(client, "morning.md", "Use “40” here");
        assert.match(client.text("morning.md"), /🚒 the fire in Lorvik destroyed 40 houses on/);
        await client.findings("morning.md", RULE, none);
        await client.findings("evening.md", RULE, none);
        // Another figure in the other file: the conflict is back, and is settled over there.
        const place = evening.getText().indexOf("40");
        const at = (offset) => evening.positionAt(offset);
        client.edit(evening, [{ range: { start: at(place), end: at(place + 2) }, newText: "60" }]);
        await client.findings("morning.md", RULE, one);
        await act(client, "morning.md", "Use “40” there");
        assert.match(client.text("evening.md"), /destroyed 40 houses/);
        await client.findings("morning.md", RULE, none);
        await client.findings("evening.md", RULE, none);
        assert.equal(await client.end(), 0);
    });

    desk(`a file that is not open is edited, and one is made (${way})`, { pull }, async (client, folder) => {
        client.open("morning.md");
        await act(client, "morning.md", "Use “25” there");
        assert.match(fs.readFileSync(path.join(folder, "evening.md"), "utf8"), /destroyed 25 houses/);
        await client.findings("morning.md", RULE, none);
        fs.copyFileSync(path.join(__dirname, "../desk/evening.md"), path.join(folder, "evening.md"));
        client.watched(client.uri("evening.md"));
        await act(client, "morning.md", `Switch off ${RULE}`);
        assert.equal(fs.readFileSync(path.join(folder, "factlint.toml"), "utf8"), `[rules]\n${RULE} = "off"\n`);
        await client.findings("morning.md", RULE, none);
        assert.equal(await client.end(), 0);
    });

    desk(`a request is cancelled, and the next one is answered (${way})`, { pull }, async (client) => {
        const paragraph = "The council hired 25 new nurses in Lorvik on 3 March 2024, officials said.\n\n";
        const document = client.open("long.md", paragraph.repeat(2000));
        const params = { textDocument: { uri: document.uri }, position: { line: 0, character: 19 } };
        const cancel = new lsp.CancellationTokenSource();
        const hover = client.connection.sendRequest(lsp.HoverRequest.type, params, cancel.token);
        cancel.cancel();
        await assert.rejects(hover, { code: lsp.LSPErrorCodes.RequestCancelled });
        const again = await client.connection.sendRequest(lsp.HoverRequest.type, params);
        assert.match(again.contents.value, /Figure/);
        assert.equal(await client.end(), 0);
    });
}

desk("settings that the client hands out hold", { settings: { ignore: [RULE] } }, async (client) => {
    client.open("morning.md");
    client.open("evening.md");
    await client.connection.sendRequest(lsp.HoverRequest.type, {
        textDocument: { uri: client.uri("evening.md") },
        position: { line: 0, character: 0 },
    });
    await client.findings("evening.md", RULE, none);
});

desk("exit without shutdown is told by the status", {}, async (client) => {
    await client.connection.sendNotification(lsp.ExitNotification.type);
    assert.equal(await client.ended, 1);
});
