// What the language status of a text shows: whether factlint reads along.

import * as vscode from "vscode";
import { SELECTOR, type Health, type Server } from "./server";

export function showStatus(server: Server): vscode.Disposable {
    const item = vscode.languages.createLanguageStatusItem("factlint", SELECTOR);
    item.name = "factlint";
    const show = (health: Health): void => {
        item.text = "factlint";
        item.busy = health.state === "starting";
        item.severity = vscode.LanguageStatusSeverity.Information;
        item.command = { command: "factlint.showOutput", title: "Show the output" };
        if (health.state === "failed") {
            item.severity = vscode.LanguageStatusSeverity.Error;
            item.detail = health.why;
            return;
        }
        const { state, version } = health;
        item.detail = version ? `version ${version}, ${state}` : state;
        if (state === "stopped") {
            item.severity = vscode.LanguageStatusSeverity.Warning;
            item.command = { command: "factlint.restart", title: "Restart" };
        }
    };
    show({ state: "stopped" });
    return vscode.Disposable.from(item, server.onHealth(show));
}
