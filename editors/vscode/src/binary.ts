// Where the factlint program is: named in the settings, on PATH, or packed with the extension.

import * as fs from "node:fs";
import * as path from "node:path";

/** What the search depends on, so that tests can stand in for the machine. */
export interface Surroundings {
    /** The setting `factlint.server.path`. */
    setting: string | null;
    /** The extension's own folder. */
    extension: string;
    home: string;
    /** The variable PATH. */
    path: string;
    platform: NodeJS.Platform;
    isProgram(file: string): boolean;
}

/** A program, or why there is none. */
export type Found = { program: string } | { problem: string };

/**
 * Finds the program.
 *
 * A setting is taken at its word: what it names must be there. Nothing is ever looked for in the open folder, whose texts
 * may come from anybody.
 */
export function findBinary(around: Surroundings): Found {
    const paths = around.platform === "win32" ? path.win32 : path.posix;
    const name = around.platform === "win32" ? "factlint.exe" : "factlint";
    const setting = around.setting?.trim();
    if (setting) {
        const program = /^~[/\\]/.test(setting) ? paths.join(around.home, setting.slice(2)) : setting;
        if (!paths.isAbsolute(program)) {
            return { problem: `factlint.server.path is not an absolute path: ${setting}` };
        }
        return around.isProgram(program)
            ? { program }
            : { problem: `factlint.server.path names no program: ${program}` };
    }
    // An empty or relative entry of PATH would mean the current folder.
    const folders = around.path.split(paths.delimiter).filter((folder) => paths.isAbsolute(folder));
    folders.push(paths.join(around.extension, "bin"));
    const program = folders.map((folder) => paths.join(folder, name)).find((file) => around.isProgram(file));
    return program
        ? { program }
        : { problem: "factlint is not on PATH: install it, or set factlint.server.path" };
}

/** Whether a file is there and may be run. */
export function isProgram(file: string): boolean {
    try {
        fs.accessSync(file, fs.constants.X_OK);
        return fs.statSync(file).isFile();
    } catch {
        return false;
    }
}
