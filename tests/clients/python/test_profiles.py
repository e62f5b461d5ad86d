"""The server with the capabilities that real editors were recorded to send."""

import pathlib
import shutil

import pytest
from lsprotocol import types

from offers import hold_to_offers
from recording import hold_to_types
from session import Session

DESK = pathlib.Path(__file__).parent.parent / "desk"
PROFILES = ["visual_studio_code", "neovim@v0.11.0", "neovim@v0.8.0", "neovim@v0.6.1", "emacs"]


@pytest.fixture(params=PROFILES)
async def session(request, tmp_path):
    """A server in a folder with two stories that disagree; at the end, everything that it said is looked at."""
    folder = shutil.copytree(DESK, tmp_path / "desk folder")
    session = Session(request.param, folder)
    await session.start()
    yield session
    assert await session.end() == 0
    recording = session.client.protocol
    assert len(recording.received) > 2
    hold_to_types(recording)
    hold_to_offers(recording, session.capabilities)


def conflicts(diagnostics) -> list[types.Diagnostic]:
    return [found for found in diagnostics if found.code == "conflicting-number"]


def settled(diagnostics) -> bool:
    return not conflicts(diagnostics)


async def test_a_conflict_is_shown_explained_and_settled(session):
    session.open("morning.md")
    session.open("evening.md")
    found = {}
    for name, words, other in [
        ("morning.md", "25 houses", "evening.md"),
        ("evening.md", "40 houses", "morning.md"),
    ]:
        [conflict] = conflicts(await session.diagnostics(name, conflicts))
        assert session.words(name, conflict.range) == words
        assert conflict.source == "factlint"
        if conflict.related_information:
            assert conflict.related_information[0].location.uri == session.uri(other)
        else:
            assert f"{other}:3: " in conflict.message
        found[name] = conflict

    document = types.TextDocumentIdentifier(session.uri("morning.md"))
    place = session.place("morning.md", "25")
    hover = await session.client.text_document_hover_async(types.HoverParams(document, place))
    assert "Figure" in hover.contents.value and "25" in hover.contents.value
    assert "said by: Anna Brekke" in hover.contents.value
    assert hover.range.start == place

    conflict = found["morning.md"]
    context = types.CodeActionContext([conflict], [types.CodeActionKind.QuickFix])
    params = types.CodeActionParams(document, conflict.range, context)
    actions = await session.client.text_document_code_action_async(params)
    [here] = [action for action in actions if action.title.startswith("Use “40” here")]
    [there] = [action for action in actions if action.title.startswith("Use “25” there")]
    assert list(edits(there.edit)) == [session.uri("evening.md")]
    [(uri, changes)] = edits(here.edit).items()
    assert uri == session.uri("morning.md")
    session.edit("morning.md", changes)
    assert "destroyed 40 houses" in session.texts["morning.md"]
    await session.diagnostics("morning.md", settled)
    await session.diagnostics("evening.md", settled)

    # Undone, the conflict is back at both ends.
    undo = session.place("morning.md", "40")
    end = types.Position(undo.line, undo.character + 2)
    session.edit("morning.md", [types.TextEdit(types.Range(undo, end), "25")])
    await session.diagnostics("morning.md", conflicts)
    await session.diagnostics("evening.md", conflicts)
    session.close("evening.md")
    session.close("morning.md")


async def test_figures_and_people_are_found_again(session):
    session.open("morning.md")
    document = types.TextDocumentIdentifier(session.uri("morning.md"))
    await session.diagnostics("morning.md", conflicts)
    place = session.place("morning.md", "25")
    context = types.ReferenceContext(include_declaration=True)
    params = types.ReferenceParams(context, document, place)
    found = await session.client.text_document_references_async(params)
    assert {location.uri for location in found} == {session.uri("morning.md"), session.uri("evening.md")}
    for ask, params in [
        (session.client.text_document_document_highlight_async, types.DocumentHighlightParams(document, place)),
        (session.client.text_document_definition_async, types.DefinitionParams(document, place)),
    ]:
        await ask(params)
    session.close("morning.md")


async def test_everything_that_is_advertised_answers(session):
    """What the server says that it can do, it does: an answer of the right type, also about nothing."""
    session.open("morning.md")
    await session.diagnostics("morning.md", conflicts)
    document = types.TextDocumentIdentifier(session.uri("morning.md"))
    server, client = session.server, session.client
    whole = types.Range(types.Position(0, 0), types.Position(99, 0))
    asks = [
        (server.document_symbol_provider, client.text_document_document_symbol_async, types.DocumentSymbolParams(document)),
        (server.workspace_symbol_provider, client.workspace_symbol_async, types.WorkspaceSymbolParams("Brekke")),
        (server.code_lens_provider, client.text_document_code_lens_async, types.CodeLensParams(document)),
        (server.inlay_hint_provider, client.text_document_inlay_hint_async, types.InlayHintParams(document, whole)),
        (server.document_link_provider, client.text_document_document_link_async, types.DocumentLinkParams(document)),
        (server.folding_range_provider, client.text_document_folding_range_async, types.FoldingRangeParams(document)),
    ]
    for provider, ask, params in asks:
        if provider:
            await ask(params)
    commands = server.execute_command_provider.commands if server.execute_command_provider else []
    if server.code_lens_provider:
        lenses = await client.text_document_code_lens_async(types.CodeLensParams(document))
        for lens in lenses or []:
            known = lens.command is None or lens.command.command in ["", *commands]
            assert known, f"a lens with the command {lens.command.command}, which the client may not know"
    nowhere = types.TextDocumentIdentifier(session.uri("no such file.md"))
    assert await client.text_document_hover_async(types.HoverParams(nowhere, types.Position(0, 0))) is None
    session.close("morning.md")


def edits(edit: types.WorkspaceEdit) -> dict[str, list[types.TextEdit]]:
    """The text edits of each document, in whichever form they come."""
    if edit.document_changes is None:
        return dict(edit.changes)
    return {change.text_document.uri: change.edits for change in edit.document_changes}
