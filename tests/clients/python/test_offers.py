"""The check of offers itself: it lets through what was offered, and nothing else."""

import types

import pytest

from offers import hold_to_offers

WATCH = {
    "id": 1,
    "method": "client/registerCapability",
    "params": {"registrations": [{"id": "a", "method": "workspace/didChangeWatchedFiles"}]},
}
WATCHES = {"workspace": {"didChangeWatchedFiles": {"dynamicRegistration": True}}}
PROGRESS = {"method": "$/progress", "params": {"token": "a", "value": {"kind": "begin", "title": "Reading"}}}
CREATE = {"id": 2, "method": "window/workDoneProgress/create", "params": {"token": "a"}}
EDIT = {"id": "x", "result": [{"title": "Settle", "kind": "quickfix", "edit": {"documentChanges": [{"edits": []}]}}]}


def recording(*messages):
    return types.SimpleNamespace(received=list(messages), asked={"x": "textDocument/codeAction"})


@pytest.mark.parametrize(
    "messages, capabilities",
    [
        ([WATCH], WATCHES),
        ([CREATE, PROGRESS], {"window": {"workDoneProgress": True}}),
        ([EDIT], {"workspace": {"workspaceEdit": {"documentChanges": True}}}),
    ],
)
def test_only_what_is_offered_passes(messages, capabilities):
    hold_to_offers(recording(*messages), capabilities)
    with pytest.raises(AssertionError):
        hold_to_offers(recording(*messages), {})


def test_a_log_needs_no_offer():
    hold_to_offers(recording({"method": "window/logMessage", "params": {"type": 1, "message": "a"}}), {})


def test_progress_needs_its_token():
    with pytest.raises(AssertionError):
        hold_to_offers(recording(PROGRESS), {"window": {"workDoneProgress": True}})
