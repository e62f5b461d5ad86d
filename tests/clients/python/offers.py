"""Whether the server sends only what the client offered to take.

The specification lets a server use a feature only where the client's capabilities name it. Each check reads the messages
as they came over the wire.
"""

from recording import Recording, answers, said

# Requests of the server, and the capability that each needs.
REQUESTS = {
    "workspace/configuration": "workspace.configuration",
    "workspace/workspaceFolders": "workspace.workspaceFolders",
    "workspace/applyEdit": "workspace.applyEdit",
    "window/showDocument": "window.showDocument.support",
    "window/workDoneProgress/create": "window.workDoneProgress",
    "workspace/codeLens/refresh": "workspace.codeLens.refreshSupport",
    "workspace/inlayHint/refresh": "workspace.inlayHint.refreshSupport",
    "workspace/semanticTokens/refresh": "workspace.semanticTokens.refreshSupport",
    "workspace/foldingRange/refresh": "workspace.foldingRange.refreshSupport",
    "workspace/diagnostic/refresh": "workspace.diagnostics.refreshSupport",
}
# Requests that every client takes: a registration is looked at more closely.
FREE = {"client/registerCapability", "client/unregisterCapability", "window/showMessageRequest"}
NOTIFICATIONS = {
    "textDocument/publishDiagnostics",
    "window/logMessage",
    "window/showMessage",
    "telemetry/event",
    "$/progress",
    "$/logTrace",
    "$/cancelRequest",
}
# Methods whose capability is not called as they are.
CALLED = {
    "textDocument/documentColor": "textDocument.colorProvider",
    "textDocument/prepareCallHierarchy": "textDocument.callHierarchy",
    "textDocument/didOpen": "textDocument.synchronization",
    "textDocument/didChange": "textDocument.synchronization",
    "textDocument/didSave": "textDocument.synchronization",
    "textDocument/didClose": "textDocument.synchronization",
    "workspace/didChangeWorkspaceFolders": "workspace.workspaceFolders",
}


def offered(capabilities: dict, path: str):
    """The capability at a dotted path; None where the client names none."""
    value = capabilities
    for name in path.split("."):
        value = value.get(name) if isinstance(value, dict) else None
    return value


def hold_to_offers(recording: Recording, capabilities: dict) -> None:
    """Fails at the first thing that the client did not offer to take."""
    tokens = set()
    for message in said(recording):
        method, params = message["method"], message.get("params") or {}
        if "id" in message:
            needs = REQUESTS.get(method)
            assert needs or method in FREE, f"the server asks for {method}"
            assert not needs or offered(capabilities, needs), f"{method} without {needs}"
        else:
            assert method in NOTIFICATIONS, f"the server says {method}"
        if method == "client/registerCapability":
            for registration in params["registrations"]:
                hold_registration(registration, capabilities)
        elif method == "window/workDoneProgress/create":
            tokens.add(params["token"])
        elif method == "$/progress":
            assert params["token"] in tokens, "progress that nobody asked for"
        elif method == "textDocument/publishDiagnostics":
            assert offered(capabilities, "textDocument.publishDiagnostics") is not None, "the client takes no diagnostics"
            for diagnostic in params["diagnostics"]:
                hold_diagnostic(diagnostic, capabilities)
    for method, message in answers(recording):
        hold_answer(method, message["result"], capabilities)


def hold_registration(registration: dict, capabilities: dict) -> None:
    method = registration["method"]
    path = CALLED.get(method) or method.replace("/", ".")
    dynamic = offered(capabilities, f"{path}.dynamicRegistration")
    assert dynamic, f"{method} is registered, which the client did not offer"


def hold_diagnostic(diagnostic: dict, capabilities: dict) -> None:
    # Up to version 3.17 a client could say how it shows diagnostics only where they are pushed.
    pushed = offered(capabilities, "textDocument.publishDiagnostics") or {}
    takes = pushed | (offered(capabilities, "textDocument.diagnostic") or {})
    for member, needs in [
        ("relatedInformation", "relatedInformation"),
        ("codeDescription", "codeDescriptionSupport"),
        ("tags", "tagSupport"),
    ]:
        assert not diagnostic.get(member) or takes.get(needs), f"a diagnostic with {member}"


def hold_answer(method: str, result, capabilities: dict) -> None:
    if method == "initialize":
        hold_server(result["capabilities"], capabilities)
    elif method == "textDocument/codeAction":
        for action in result or []:
            hold_action(action, capabilities)
    elif method == "textDocument/hover" and result:
        contents = result["contents"]
        kinds = offered(capabilities, "textDocument.hover.contentFormat")
        assert "kind" not in contents or contents["kind"] in kinds, "a hover in another format"
    elif method == "textDocument/diagnostic":
        for diagnostic in result.get("items", []):
            hold_diagnostic(diagnostic, capabilities)
        related = offered(capabilities, "textDocument.diagnostic.relatedDocumentSupport")
        assert related or not result.get("relatedDocuments"), "related documents"


def hold_server(server: dict, capabilities: dict) -> None:
    encodings = offered(capabilities, "general.positionEncodings") or ["utf-16"]
    assert server.get("positionEncoding", "utf-16") in encodings
    if isinstance(server.get("codeActionProvider"), dict):
        assert offered(capabilities, "textDocument.codeAction.codeActionLiteralSupport") is not None
        resolves = server["codeActionProvider"].get("resolveProvider")
        assert not resolves or offered(capabilities, "textDocument.codeAction.resolveSupport") is not None
    if server.get("diagnosticProvider"):
        assert offered(capabilities, "textDocument.diagnostic") is not None


def hold_action(action: dict, capabilities: dict) -> None:
    assert "kind" in action, "a command where an action is wanted"
    if "disabled" in action:
        assert offered(capabilities, "textDocument.codeAction.disabledSupport")
    edits = offered(capabilities, "workspace.workspaceEdit") or {}
    changes = action.get("edit", {}).get("documentChanges")
    assert not changes or edits.get("documentChanges"), "document changes"
    for change in changes or []:
        assert "kind" not in change or change["kind"] in edits.get("resourceOperations", [])
        for edit in change.get("edits", []):
            assert "annotationId" not in edit or edits.get("changeAnnotationSupport") is not None
