// The commands of the palette.

import * as vscode from "vscode";
import { explainRule, listRules } from "./rules";
import type { Server } from "./server";

const SCHEME = "factlint-rule";

export function registerCommands(server: Server): vscode.Disposable {
    const command = (name: string, act: () => unknown): vscode.Disposable =>
        vscode.commands.registerCommand(`factlint.${name}`, act);
    return vscode.Disposable.from(
        command("restart", () => server.restart()),
        command("showOutput", () => server.output.show()),
        command("explainRule", () => explain(server)),
        command("checkWorkspace", () => check(server)),
        vscode.workspace.registerTextDocumentContentProvider(SCHEME, {
            provideTextDocumentContent: async (uri) => {
                const program = server.program();
                return program ? explainRule(program, uri.path) : "";
            },
        }),
    );
}

/** Shows the manual page of a rule that the writer picks; those that speak at the cursor come first. */
async function explain(server: Server): Promise<void> {
    const program = server.program();
    if (!program) return server.output.show();
    const here = rulesAtCursor();
    const rules = await listRules(program);
    const items = rules.map(({ name, family, summary }) => ({
        label: name,
        description: here.has(name) ? `${family}, here` : family,
        detail: summary,
    }));
    items.sort((a, b) => Number(here.has(b.label)) - Number(here.has(a.label)));
    const chosen = await vscode.window.showQuickPick(items, { placeHolder: "Rule", matchOnDetail: true });
    if (!chosen) return;
    const document = await vscode.workspace.openTextDocument(vscode.Uri.from({ scheme: SCHEME, path: chosen.label }));
    await vscode.window.showTextDocument(document, { preview: true, viewColumn: vscode.ViewColumn.Beside });
}

function rulesAtCursor(): Set<string> {
    const editor = vscode.window.activeTextEditor;
    if (!editor) return new Set();
    const found = vscode.languages.getDiagnostics(editor.document.uri);
    const here = found.filter(({ source, range }) => source === "factlint" && range.contains(editor.selection.active));
    return new Set(here.map(({ code }) => String(typeof code === "object" ? code.value : code)));
}

/** Runs the whole check, as a task for each folder: findings of files that are not open come among the problems. */
async function check(server: Server): Promise<void> {
    const program = server.program();
    if (!program) return server.output.show();
    for (const folder of vscode.workspace.workspaceFolders ?? []) {
        const run = new vscode.ProcessExecution(program, ["check", "--format", "concise", "--exit-zero", "."], {
            cwd: folder.uri.fsPath,
        });
        const task = new vscode.Task({ type: "factlint" }, folder, `check ${folder.name}`, "factlint", run, "$factlint");
        task.presentationOptions = { reveal: vscode.TaskRevealKind.Silent, clear: true };
        await vscode.tasks.executeTask(task);
    }
}
