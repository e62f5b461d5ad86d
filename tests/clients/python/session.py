"""An editor at work: a profile's capabilities, a folder, open documents, and diagnostics however they come."""

import asyncio
import os
import pathlib

from lsprotocol import types
from lsprotocol.converters import get_converter
from pygls.exceptions import JsonRpcException
from pygls.protocol import default_converter
from pytest_lsp import LanguageClient, client_capabilities
from pytest_lsp.client import register_lsp_features

from recording import Recording

PATIENCE = 60
"""Seconds until a server that does not do what is waited for counts as broken; far more than it needs."""

REPOSITORY = pathlib.Path(__file__).parents[3]
SERVER = os.environ.get("FACTLINT") or str(REPOSITORY / "target/debug/factlint")


class Session:
    """One server, from its start to its end."""

    def __init__(self, profile: str, folder: pathlib.Path):
        self.offers = client_capabilities(profile)
        self.capabilities = get_converter().unstructure(self.offers, types.ClientCapabilities)
        self.folder = folder
        self.client = LanguageClient(protocol_cls=Recording, converter_factory=default_converter)
        register_lsp_features(self.client)
        self.client.feature(types.CLIENT_REGISTER_CAPABILITY)(lambda _: None)
        self.texts: dict[str, str] = {}
        self.versions: dict[str, int] = {}

    async def start(self) -> types.ServerCapabilities:
        await self.client.start_io(SERVER, "lsp", cwd=self.folder)
        folder = types.WorkspaceFolder(uri=self.folder.as_uri(), name="desk")
        answer = await self.client.initialize_session(
            types.InitializeParams(
                capabilities=self.offers,
                root_uri=self.folder.as_uri(),
                workspace_folders=[folder],
            )
        )
        self.server = answer.capabilities
        self.encoding = self.server.position_encoding or types.PositionEncodingKind.Utf16
        return self.server

    async def end(self) -> int:
        """Ends the server as the protocol asks; its exit status."""
        await self.client.shutdown_session()
        status = self.client._server.returncode
        await self.client.stop()
        return status

    def uri(self, name: str) -> str:
        return (self.folder / name).as_uri()

    def open(self, name: str, text: str | None = None) -> None:
        text = (self.folder / name).read_text("utf-8") if text is None else text
        self.texts[name], self.versions[name] = text, 1
        document = types.TextDocumentItem(self.uri(name), types.LanguageKind.Markdown, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(document))

    def close(self, name: str) -> None:
        document = types.TextDocumentIdentifier(self.uri(name))
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(document))

    def edit(self, name: str, edits) -> None:
        """Makes edits in a document, the last in the text first, and tells the server of each."""
        changes = []
        for edit in sorted(edits, key=lambda edit: edit.range.start, reverse=True):
            start, end = (self.offset(name, place) for place in (edit.range.start, edit.range.end))
            self.texts[name] = self.texts[name][:start] + edit.new_text + self.texts[name][end:]
            changes.append(types.TextDocumentContentChangePartial(range=edit.range, text=edit.new_text))
        self.versions[name] += 1
        document = types.VersionedTextDocumentIdentifier(self.versions[name], self.uri(name))
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, changes))

    def columns(self, text: str) -> int:
        """How many columns a text takes in the encoding that was agreed on."""
        if self.encoding == types.PositionEncodingKind.Utf32:
            return len(text)
        if self.encoding == types.PositionEncodingKind.Utf8:
            return len(text.encode("utf-8"))
        return len(text.encode("utf-16-le")) // 2

    def place(self, name: str, words: str) -> types.Position:
        """Where words begin."""
        before = self.texts[name][: self.texts[name].index(words)]
        line = before.rpartition("\n")[2]
        return types.Position(before.count("\n"), self.columns(line))

    def offset(self, name: str, place: types.Position) -> int:
        lines = self.texts[name].split("\n")
        line = lines[place.line]
        fits = (idx for idx in range(len(line) + 1) if self.columns(line[:idx]) == place.character)
        return sum(len(line) + 1 for line in lines[: place.line]) + next(fits)

    def words(self, name: str, range: types.Range) -> str:
        return self.texts[name][self.offset(name, range.start) : self.offset(name, range.end)]

    async def diagnostics(self, name: str, wanted):
        """Waits for diagnostics of a document that are as wanted: pushed, or pulled where the server answers to that."""
        uri, found = self.uri(name), None
        async with asyncio.timeout(PATIENCE):
            while True:
                found = await self.pull(uri) if self.server.diagnostic_provider else self.client.diagnostics.get(uri)
                if found is not None and wanted(found):
                    return found
                await asyncio.sleep(0.05)

    async def pull(self, uri: str):
        params = types.DocumentDiagnosticParams(types.TextDocumentIdentifier(uri))
        try:
            report = await self.client.text_document_diagnostic_async(params)
        except JsonRpcException as error:
            # The server may ask to be asked again.
            assert error.code in (types.LSPErrorCodes.ServerCancelled, types.LSPErrorCodes.ContentModified), error
            return None
        return report.items
