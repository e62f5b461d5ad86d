// The way in: ties the server, its status and the commands together.

import * as vscode from "vscode";
import { registerCommands } from "./commands";
import { Server } from "./server";
import { showStatus } from "./status";

let server: Server | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
    server = new Server(context.extensionUri);
    const current = server;
    context.subscriptions.push(
        current,
        showStatus(current),
        registerCommands(current),
        // Another program, or one that the folder may now choose.
        vscode.workspace.onDidChangeConfiguration((event) => {
            if (event.affectsConfiguration("factlint.server.path")) void current.restart();
        }),
    );
    await current.restart();
}

export async function deactivate(): Promise<void> {
    await server?.stop();
}
