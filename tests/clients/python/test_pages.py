"""What the pages on editors tell to copy can be read by what it is for."""

import json
import pathlib
import re

import pytest

EDITORS = pathlib.Path(__file__).parents[3] / "editors"
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
FENCES = [
    pytest.param(language, text, id=f"{page.parent.name}-{idx}-{language}")
    for page in sorted(EDITORS.glob("*/README.md"))
    for idx, (language, text) in enumerate(FENCE.findall(page.read_text("utf-8")))
    if language in ("json", "toml")
]


@pytest.mark.parametrize("language, text", FENCES)
def test_a_block_is_well_formed(language, text):
    if language == "toml":
        tomllib = pytest.importorskip("tomllib", reason="Python before 3.11 reads no TOML")
        assert tomllib.loads(text)
    else:
        # What stands beside other keys is shown without its braces.
        assert json.loads(text if text.startswith("{") else f"{{{text}}}")


def settings_of(options: str, name: str) -> set[str]:
    """The settings of a structure of the server's options, with those of structures that are flattened into it."""
    [body] = re.findall(rf"pub struct {name} \{{(.*?)\n\}}", options, re.DOTALL)
    fields = re.findall(r"^ +(#\[serde\(flatten\)\]\s+)?(?:pub )?(\w+): (\w+)", body, re.MULTILINE)
    camel = {re.sub("_(.)", lambda found: found[1].upper(), field) for flat, field, _ in fields if not flat}
    return camel.union(*(settings_of(options, kind) for flat, _, kind in fields if flat))


def test_pages_name_the_settings_of_the_server():
    keys = settings_of((EDITORS.parent / "lsp/src/options.rs").read_text("utf-8"), "Options")
    page = (EDITORS / "README.md").read_text("utf-8").partition("## Settings")[2]
    assert set(re.findall(r"^\| `(\w+)` \|", page, re.MULTILINE)) == keys
