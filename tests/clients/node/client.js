"use strict";
// An editor made of VS Code's own protocol code: it keeps open texts and diagnostics, and applies edits as VS Code does.

const { spawn } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL, fileURLToPath } = require("node:url");
const lsp = require("vscode-languageserver-protocol/node");
const { TextDocument } = require("vscode-languageserver-textdocument");

const SERVER = process.env.FACTLINT ?? path.join(__dirname, "../../../target/debug/factlint");
/** Milliseconds until what is waited for counts as never coming. */
const PATIENCE = 60_000;

/** What VS Code offers, as far as it matters here; `pull` is its newer way to diagnostics. */
function capabilities(pull) {
    return {
        general: { positionEncodings: ["utf-16"] },
        window: { workDoneProgress: true, showDocument: { support: true } },
        workspace: {
            applyEdit: true,
            configuration: true,
            workspaceFolders: true,
            didChangeConfiguration: { dynamicRegistration: true },
            didChangeWatchedFiles: { dynamicRegistration: true, relativePatternSupport: true },
            workspaceEdit: {
                documentChanges: true,
                resourceOperations: ["create", "rename", "delete"],
                failureHandling: "textOnlyTransactional",
            },
            ...(pull && { diagnostics: { refreshSupport: true } }),
        },
        textDocument: {
            synchronization: { dynamicRegistration: true, didSave: true },
            publishDiagnostics: { relatedInformation: true, versionSupport: false, tagSupport: { valueSet: [1, 2] } },
            ...(pull && { diagnostic: { dynamicRegistration: true, relatedDocumentSupport: false } }),
            hover: { dynamicRegistration: true, contentFormat: ["markdown", "plaintext"] },
            codeAction: {
                dynamicRegistration: true,
                isPreferredSupport: true,
                codeActionLiteralSupport: { codeActionKind: { valueSet: ["", "quickfix", "refactor", "source"] } },
            },
        },
    };
}

class Client {
    /** Starts a server on a folder. */
    static async start(folder, { pull = false, settings = null } = {}) {
        const client = new Client(folder, pull, settings);
        const answer = await client.connection.sendRequest(lsp.InitializeRequest.type, {
            processId: process.pid,
            rootUri: client.uri(""),
            capabilities: capabilities(pull),
            workspaceFolders: [{ uri: client.uri(""), name: "desk" }],
        });
        client.server = answer.capabilities;
        client.pulls = answer.capabilities.diagnosticProvider;
        await client.connection.sendNotification(lsp.InitializedNotification.type, {});
        return client;
    }

    constructor(folder, pull, settings) {
        this.folder = folder;
        this.documents = new Map();
        this.found = new Map();
        this.results = new Map();
        this.waiting = new Set();
        this.registered = [];
        this.process = spawn(SERVER, ["lsp"], { cwd: folder, stdio: ["pipe", "pipe", "inherit"] });
        this.ended = new Promise((resolve) => this.process.on("exit", (code) => resolve(code)));
        this.connection = lsp.createProtocolConnection(this.process.stdout, this.process.stdin);
        this.connection.onRequest(lsp.RegistrationRequest.type, ({ registrations }) => this.register(registrations));
        this.connection.onRequest(lsp.ConfigurationRequest.type, ({ items }) => items.map(() => settings));
        this.connection.onRequest(lsp.WorkDoneProgressCreateRequest.type, () => {});
        this.connection.onRequest(lsp.DiagnosticRefreshRequest.type, () => void this.pullAll());
        this.connection.onNotification(lsp.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) =>
            this.see(`push ${uri}`, diagnostics),
        );
        this.connection.listen();
    }

    uri(name) {
        return pathToFileURL(path.join(this.folder, name)).href;
    }

    register(registrations) {
        for (const registration of registrations) {
            this.registered.push(registration.method);
            if (registration.method === "textDocument/diagnostic") this.pulls = registration.registerOptions;
        }
        void this.pullAll();
    }

    open(name, text = fs.readFileSync(path.join(this.folder, name), "utf8")) {
        const document = TextDocument.create(this.uri(name), "markdown", 1, text);
        this.documents.set(document.uri, document);
        void this.connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, {
            textDocument: { uri: document.uri, languageId: "markdown", version: 1, text },
        });
        void this.changed(document.uri);
        return document;
    }

    text(name) {
        return this.documents.get(this.uri(name)).getText();
    }

    /** Applies an edit of the workspace: to the buffer of an open document, to the file of another. */
    apply(edit) {
        for (const change of edit.documentChanges) {
            if (change.kind === "create") {
                fs.writeFileSync(fileURLToPath(change.uri), "", { flag: "wx" });
                continue;
            }
            const { uri, version } = change.textDocument;
            const document = this.documents.get(uri);
            if (document) {
                if (version !== null && version !== document.version) throw new Error(`an edit of version ${version}`);
                this.edit(document, change.edits);
            } else {
                const file = fileURLToPath(uri);
                const before = TextDocument.create(uri, "", 0, fs.readFileSync(file, "utf8"));
                fs.writeFileSync(file, TextDocument.applyEdits(before, change.edits));
                this.watched(uri);
            }
        }
    }

    /** Edits an open document, and tells the server with ranges. */
    edit(document, edits) {
        const last = [...edits].sort((a, b) => document.offsetAt(b.range.start) - document.offsetAt(a.range.start));
        const contentChanges = last.map(({ range, newText }) => ({ range, text: newText }));
        TextDocument.update(document, contentChanges, document.version + 1);
        void this.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, {
            textDocument: { uri: document.uri, version: document.version },
            contentChanges,
        });
        void this.changed(document.uri);
    }

    watched(uri) {
        if (!this.registered.includes("workspace/didChangeWatchedFiles")) throw new Error("nothing is watched");
        const changes = [{ uri, type: lsp.FileChangeType.Changed }];
        void this.connection.sendNotification(lsp.DidChangeWatchedFilesNotification.type, { changes });
    }

    /** Asks anew for what may have changed: this document, and others if they depend on it. */
    async changed(uri) {
        if (this.pulls?.interFileDependencies) await this.pullAll();
        else if (this.pulls) await this.pull(uri);
    }

    async pullAll() {
        if (this.pulls) await Promise.all([...this.documents.keys()].map((uri) => this.pull(uri)));
    }

    async pull(uri) {
        const previousResultId = this.results.get(uri);
        const params = { textDocument: { uri }, ...(previousResultId && { previousResultId }) };
        try {
            const report = await this.connection.sendRequest(lsp.DocumentDiagnosticRequest.type, params);
            this.results.set(uri, report.resultId);
            if (report.kind === lsp.DocumentDiagnosticReportKind.Full) this.see(`pull ${uri}`, report.items);
        } catch (error) {
            const again = error.code === lsp.LSPErrorCodes.ServerCancelled && error.data?.retriggerRequest !== false;
            if (again) await this.pull(uri);
        }
    }

    see(key, diagnostics) {
        this.found.set(key, diagnostics);
        for (const wake of this.waiting) wake();
    }

    /** Waits until the findings of a rule in a document are as wanted. */
    async findings(name, rule, wanted) {
        const uri = this.uri(name);
        const now = () => {
            const shown = [...(this.found.get(`push ${uri}`) ?? []), ...(this.found.get(`pull ${uri}`) ?? [])];
            return shown.filter(({ code }) => code === rule);
        };
        await new Promise((resolve, reject) => {
            const late = setTimeout(() => reject(new Error(`${name} stays at ${JSON.stringify(now())}`)), PATIENCE);
            const look = () => {
                if (!wanted(now())) return;
                clearTimeout(late);
                this.waiting.delete(look);
                resolve();
            };
            this.waiting.add(look);
            look();
        });
        return now();
    }

    /** Ends the server as the protocol asks; its exit status. */
    async end() {
        await this.connection.sendRequest(lsp.ShutdownRequest.type);
        await this.connection.sendNotification(lsp.ExitNotification.type);
        return this.ended;
    }

    kill() {
        this.connection.dispose();
        this.process.kill("SIGKILL");
    }
}

module.exports = { Client };
