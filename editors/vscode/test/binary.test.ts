import assert from "node:assert/strict";
import { test } from "node:test";
import { findBinary, isProgram, type Surroundings } from "../src/binary";

function around(programs: string[], changes: Partial<Surroundings> = {}): Surroundings {
    return {
        setting: null,
        extension: "/extension",
        home: "/home/anna",
        path: "/usr/local/bin:/usr/bin",
        platform: "linux",
        isProgram: (file) => programs.includes(file),
        ...changes,
    };
}

test("a setting goes before PATH, and PATH before the program that is packed", () => {
    const programs = ["/opt/factlint", "/usr/bin/factlint", "/extension/bin/factlint"];
    const setting = "/opt/factlint";
    assert.deepEqual(findBinary(around(programs, { setting })), { program: "/opt/factlint" });
    assert.deepEqual(findBinary(around(programs)), { program: "/usr/bin/factlint" });
    assert.deepEqual(findBinary(around(["/extension/bin/factlint"])), { program: "/extension/bin/factlint" });
});

test("a setting that names nothing is a problem, whatever else there is", () => {
    const found = findBinary(around(["/usr/bin/factlint"], { setting: "/opt/factlint" }));
    assert.ok("problem" in found && found.problem.includes("/opt/factlint"));
});

test("a setting may begin with the home folder, and is absolute", () => {
    const programs = ["/home/anna/bin/factlint", "bin/factlint"];
    assert.deepEqual(findBinary(around(programs, { setting: "~/bin/factlint" })), {
        program: "/home/anna/bin/factlint",
    });
    assert.ok("problem" in findBinary(around(programs, { setting: "bin/factlint" })));
});

test("nothing is looked for in the current folder", () => {
    const found = findBinary(around(["factlint", "./factlint", "bin/factlint"], { path: ":.:bin" }));
    assert.ok("problem" in found);
});

test("Windows has its own separators and ending", () => {
    const windows = { platform: "win32" as const, path: "C:\\Windows;D:\\tools", extension: "C:\\ext" };
    assert.deepEqual(findBinary(around(["D:\\tools\\factlint.exe"], windows)), { program: "D:\\tools\\factlint.exe" });
    assert.deepEqual(findBinary(around(["C:\\ext\\bin\\factlint.exe"], windows)), {
        program: "C:\\ext\\bin\\factlint.exe",
    });
});

test("a program is a file that may be run", () => {
    assert.ok(isProgram(process.execPath));
    assert.ok(!isProgram(__filename), "a file that may not be run");
    assert.ok(!isProgram(__dirname), "a folder");
    assert.ok(!isProgram("/no/such/file"));
});
