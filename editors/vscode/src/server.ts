// The language server: started, restarted, and stopped.

import * as os from "node:os";
import * as vscode from "vscode";
import { LanguageClient, State } from "vscode-languageclient/node";
import { findBinary, isProgram } from "./binary";

/** Documents that the server reads. */
export const SELECTOR = ["markdown", "mdx", "html", "plaintext"].flatMap((language) =>
    ["file", "untitled"].map((scheme) => ({ language, scheme })),
);

/** What the status item tells. */
export type Health = { state: "starting" | "running" | "stopped"; version?: string } | { state: "failed"; why: string };

export class Server implements vscode.Disposable {
    readonly output = vscode.window.createOutputChannel("factlint", { log: true });
    private readonly changed = new vscode.EventEmitter<Health>();
    readonly onHealth = this.changed.event;
    private client: LanguageClient | undefined;
    /** Starts and stops wait for each other, however fast settings change. */
    private turn: Promise<void> = Promise.resolve();

    constructor(private readonly extension: vscode.Uri) {}

    /** The program, if it can be found; else the output says why not. */
    program(): string | undefined {
        const found = findBinary({
            setting: vscode.workspace.getConfiguration("factlint").get<string | null>("server.path", null),
            extension: this.extension.fsPath,
            home: os.homedir(),
            path: process.env["PATH"] ?? process.env["Path"] ?? "",
            platform: process.platform,
            isProgram,
        });
        if ("program" in found) return found.program;
        this.output.error(found.problem);
        this.changed.fire({ state: "failed", why: found.problem });
        return undefined;
    }

    /** Starts the server, and stops the one before. */
    restart(): Promise<void> {
        this.turn = this.turn.then(() => this.stop()).then(() => this.start());
        return this.turn;
    }

    private async start(): Promise<void> {
        const command = this.program();
        if (!command) return;
        try {
            this.client = this.makeClient(command);
            await this.client.start();
            const version = this.client.initializeResult?.serverInfo?.version;
            this.changed.fire(version ? { state: "running", version } : { state: "running" });
        } catch (error) {
            const why = error instanceof Error ? error.message : String(error);
            this.output.error(why);
            this.changed.fire({ state: "failed", why });
        }
    }

    private makeClient(command: string): LanguageClient {
        const client = new LanguageClient(
            "factlint",
            "factlint",
            { command, args: ["lsp"] },
            {
                documentSelector: SELECTOR,
                outputChannel: this.output,
                initializationOptions: vscode.workspace.getConfiguration("factlint"),
                synchronize: { configurationSection: "factlint" },
            },
        );
        client.onDidChangeState(({ newState }) => {
            if (newState === State.Starting) this.changed.fire({ state: "starting" });
            if (newState === State.Stopped) this.changed.fire({ state: "stopped" });
        });
        return client;
    }

    async stop(): Promise<void> {
        const client = this.client;
        this.client = undefined;
        // One that never came up cannot be stopped, and needs not be.
        if (client?.needsStop()) await client.stop().catch((error: unknown) => this.output.error(String(error)));
        await client?.dispose().catch(() => undefined);
    }

    dispose(): void {
        this.output.dispose();
        this.changed.dispose();
    }
}
