// A stand-in for VS Code, in which the packed extension runs without an editor.

import * as fs from "node:fs";
import Module from "node:module";

/** What the extension did to its surroundings. */
export interface Seen {
    status: { detail?: string; busy?: boolean };
    commands: Map<string, () => unknown>;
    log: string[];
}

/** The two ways into an extension. */
export interface Extension {
    activate(context: unknown): Promise<void>;
    deactivate(): Promise<void>;
}

class Disposable {
    constructor(private readonly undo: () => unknown) {}

    static from(...all: { dispose(): unknown }[]): Disposable {
        return new Disposable(() => all.forEach((one) => one.dispose()));
    }

    dispose(): void {
        this.undo();
    }
}

class EventEmitter {
    private readonly listeners = new Set<(value: unknown) => void>();

    readonly event = (listener: (value: unknown) => void): { dispose(): void } => {
        this.listeners.add(listener);
        return { dispose: () => this.listeners.delete(listener) };
    };

    fire(value: unknown): void {
        for (const listener of this.listeners) listener(value);
    }

    dispose(): void {
        this.listeners.clear();
    }
}

/** Stands for all of VS Code that does not matter here: it can be called, made, extended, and asked for more. */
function anything(): object {
    return new Proxy(class {}, {
        get: (real, name) => {
            if (name === "prototype") return real.prototype;
            if (name === Symbol.toPrimitive) return () => "anything";
            if (name === Symbol.iterator) return function* () {};
            return name === "then" ? undefined : anything();
        },
        apply: () => anything(),
    });
}

/** The given members, and anything else. */
function withRest(members: object): object {
    return new Proxy(members, { get: (real, name) => (name in real ? real[name as keyof typeof real] : anything()) });
}

/** Loads an extension into a VS Code with these settings. */
export function load(main: string, settings: Record<string, unknown>): { extension: Extension; seen: Seen } {
    const seen: Seen = { status: {}, commands: new Map(), log: [] };
    const api = vscode(settings, seen);
    const loader = Module as unknown as { _load(name: string, ...rest: unknown[]): unknown };
    const original = loader._load;
    loader._load = (name, ...rest) => (name === "vscode" ? api : original(name, ...rest));
    try {
        delete require.cache[require.resolve(main)];
        return { extension: require(main) as Extension, seen };
    } finally {
        loader._load = original;
    }
}

function vscode(settings: Record<string, unknown>, seen: Seen): object {
    const note = (text: unknown): void => void seen.log.push(String(text));
    const methods = ["append", "appendLine", "trace", "debug", "info", "warn", "error"];
    const output = { ...Object.fromEntries(methods.map((name) => [name, note])), logLevel: 2, dispose: () => undefined };
    const tell = async (text: unknown): Promise<void> => note(text);
    const configuration = {
        get: (name: string, otherwise: unknown) => settings[name] ?? otherwise,
        has: (name: string) => name in settings,
        inspect: () => undefined,
    };
    const parts: Record<string, unknown> = {
        version: "1.91.0",
        Disposable,
        EventEmitter,
        env: { language: "en", appName: "stand-in" },
        workspace: withRest({
            textDocuments: [],
            notebookDocuments: [],
            workspaceFolders: undefined,
            getConfiguration: () => configuration,
        }),
        window: withRest({
            visibleTextEditors: [],
            activeTextEditor: undefined,
            tabGroups: withRest({ all: [] }),
            createOutputChannel: () => withRest(output),
            showErrorMessage: tell,
            showWarningMessage: tell,
            showInformationMessage: tell,
        }),
        languages: withRest({
            createLanguageStatusItem: () => Object.assign(seen.status, { dispose: () => undefined }),
        }),
        commands: withRest({
            registerCommand: (name: string, act: () => unknown) => {
                seen.commands.set(name, act);
                return { dispose: () => undefined };
            },
        }),
    };
    const types = fs.readFileSync(require.resolve("@types/vscode/index.d.ts"), "utf8");
    const names = [...types.matchAll(/^\texport (?:abstract )?(?:class|enum|namespace|const) (\w+)/gm)];
    return Object.fromEntries(names.map(([, name = ""]) => [name, parts[name] ?? anything()]));
}
