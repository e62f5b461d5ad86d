"""Gathers configurations to hold against their schema: configurations.py ROOT FOLDER

FOLDER/good has what lies in the repository as `factlint.toml`, the tables for factlint in the project files of others,
the configurations in Markdown, and what `factlint init` writes with every comment taken as a setting. FOLDER/bad has
mistakes, one a file. Exits with 1 where fewer are found than there must be.
"""

import os
import pathlib
import re
import subprocess
import sys
import tomllib

root, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
good, bad = folder / "good", folder / "bad"
for each in (good, bad):
    each.mkdir(parents=True)

# Cases of mistakes, which are told where they are tested.
WRONG = {"wrong.toml", "circle/b.toml"}
KEYS = "profile select ignore fail-on as-of exclude include facts rules compare sources against extend plugins overrides"
SECTIONS = {"pyproject.toml": ["tool", "factlint"], "Cargo.toml": ["workspace", "metadata", "factlint"]}
found = {"files": 0, "tables": 0, "fences": 0}


def keep(kind, text):
    """Writes a configuration, unless it is no TOML of ours."""
    found[kind] += 1
    (good / f"{kind}-{found[kind]:03}.toml").write_text(text)


def lines_of(text, section):
    """The text of a table, with its keys at the root."""
    name, out, inside = ".".join(section), [], False
    for line in text.splitlines():
        head = re.match(r"\[+([^\]]+)\]+", line)
        if head:
            inside = head[1] == name or head[1].startswith(name + ".")
            if not inside or head[1] == name:
                continue
            line = line.replace(name + ".", "", 1)
        if inside:
            out.append(line)
    return "\n".join(out) + "\n"


tracked = subprocess.run(["git", "ls-files"], cwd=root, check=True, capture_output=True, text=True).stdout.split("\n")
for path in filter(None, tracked):
    file = root / path
    if any(path.endswith(wrong) for wrong in WRONG):
        continue
    if file.name == "factlint.toml":
        keep("files", file.read_text())
    elif file.name in SECTIONS and "factlint]" in file.read_text():
        text = lines_of(file.read_text(), SECTIONS[file.name])
        if text.strip():
            keep("tables", text)
    elif file.suffix == ".md":
        for fence in re.findall(r"^```toml\n(.*?)^```", file.read_text(), re.M | re.S):
            try:
                table = tomllib.loads(fence)
            except tomllib.TOMLDecodeError:
                continue
            if table and set(table) <= set(KEYS.split() + ["required-version"]):
                keep("fences", fence)

desk = folder / "desk"
desk.mkdir()
binary = os.environ.get("FACTLINT") or str(root / "target/debug/factlint")
subprocess.run([binary, "init", "--profile", "news", "."], cwd=desk, check=True, capture_output=True)
text = (desk / "factlint.toml").read_text()
keep("files", text)
keep("files", re.sub(r"^# (?=\S+ = |\[)", "", text, flags=re.M))

for number, text in enumerate(
    [
        "profil = 'news'",
        "profile = 'blog'",
        "fail-on = 'off'",
        "as-of = '18 March'",
        "exclude = 'a'",
        "[rules]\nconflicting-number = 'loud'",
        "[rules]\nconflicting-number = { compatibel = 'off' }",
        "[rules]\nconflicting-number = { compatible = 'error' }",
        "[compare]\ntogether = 'docs/**'",
        "[compare]\nnear = true",
        "[[overrides]]\nprofile = 'news'",
        "[[overrides]]\npaths = 'a'\nexclude = ['b']",
        "[[against]]\ndrafts = 'a'",
        "sources = ['']",
        "plugins = [{ sha256 = 'a' }]",
    ]
):
    tomllib.loads(text)
    (bad / f"{number:02}.toml").write_text(text)
if found["files"] < 10 or found["tables"] < 2 or found["fences"] < 5:
    sys.exit(f"too few configurations were found: {found}")
