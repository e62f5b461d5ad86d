"""Reads what factlint wrote with the parsers of others, and compares the findings with those of its JSON.

readers.py FOLDER CHECKSTYLE_SCHEMA: FOLDER holds one file of each format, of one run.
"""

import json
import re
import sys
from collections import Counter
from pathlib import Path

import html5lib
from junitparser import Error, Failure, JUnitXml
from lxml import etree

folder, schema = Path(sys.argv[1]), sys.argv[2]
run = json.loads((folder / "out.json").read_text())
findings = run["findings"]
alarms = [finding for finding in findings if finding["severity"] in ("error", "warning")]
failed = []


def shown(text):
    """The text as it stands in an attribute: a control character is replaced by a picture of it."""
    return re.sub(r"[\x00-\x1f]", lambda found: chr(0x2400 + ord(found[0])), text)


def expect(what, found, wanted):
    if found != wanted:
        failed.append(f"{what}: {found!r}, not {wanted!r}")


suites = list(JUnitXml.fromfile(str(folder / "out.junit")))
cases = [case for suite in suites for case in suite if suite.name != "factlint"]
results = [result for case in cases for result in case.result]
expect("junit: cases", len(cases), len(findings))
expect("junit: failures", sum(isinstance(result, Failure) for result in results), len(alarms))
expect("junit: sums", sum(suite.failures for suite in suites), len(alarms))
errors = [result for suite in suites for case in suite for result in case.result if isinstance(result, Error)]
unread = JUnitXml.fromfile(str(folder / "out.junit")).errors
expect("junit: errors", len(errors), unread)

tree = etree.parse(str(folder / "out.checkstyle"))
checker = etree.XMLSchema(etree.parse(schema))
if not checker.validate(tree):
    failed.extend(f"checkstyle: {error}" for error in checker.error_log)
told = Counter((error.getparent().get("name"), int(error.get("line"))) for error in tree.iter("error") if error.get("column"))
expect("checkstyle: places", told, Counter((shown(finding["path"]), finding["line"]) for finding in findings))

page = html5lib.HTMLParser(strict=True).parse((folder / "out.html").read_text())
articles = page.findall(".//{http://www.w3.org/1999/xhtml}article")
expect("html: findings", len(articles), len(findings))
scripts = page.findall(".//{http://www.w3.org/1999/xhtml}script")
expect("html: scripts", len(scripts), 0)

commands = [line for line in (folder / "out.github").read_text().split("\n") if line.startswith("::")]
pattern = re.compile(r"^::(error|warning|notice) (?:\w+=[^,:]*)(?:,\w+=[^,:]*)*::[^\x00-\x1f]+$")
failed.extend(f"github: {line!r}" for line in commands if not pattern.match(line))
expect("github: commands", sum(" file=" in line for line in commands), len(findings))

log = json.loads((folder / "out.sarif").read_text())
results = log["runs"][0]["results"]
expect("sarif: results", sum(not result["suppressions"] for result in results), len(findings))
issues = json.loads((folder / "out.gitlab").read_text())
expect("gitlab: issues", len(issues), len(findings))
expect("gitlab: fingerprints", len({issue["fingerprint"] for issue in issues}), len(findings))
diagnostics = json.loads((folder / "out.rdjson").read_text())["diagnostics"]
expect("rdjson: diagnostics", len(diagnostics), len(findings))
for diagnostic, finding in zip(diagnostics, findings):
    path = Path(finding["path"])
    if path.suffix not in (".md", ".txt") or not path.is_file():
        continue
    lines = path.read_bytes().split(b"\n")
    begin = diagnostic["location"]["range"]["start"]
    offset = sum(len(line) + 1 for line in lines[: begin["line"] - 1]) + begin["column"] - 1
    expect(f"rdjson: offset in {path}", offset, finding["start"])

print("\n".join(failed) or f"{len(findings)} findings are the same in every format")
sys.exit(bool(failed) or not findings)
