"""Keeps every message of the server as it came, and holds it against the types of the protocol."""

import copy
import uuid

from lsprotocol import types
from lsprotocol.converters import get_converter
from pytest_lsp import LanguageClientProtocol

CONVERTER = get_converter()


class Recording(LanguageClientProtocol):
    """The client's end of the wire, with a memory."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.received: list[dict] = []
        self.asked: dict[str, str] = {}

    def structure_message(self, data):
        # The inner objects of a message pass through here too.
        if "jsonrpc" in data:
            self.received.append(copy.deepcopy(data))
        return super().structure_message(data)

    def send_request(self, method, params=None, callback=None, msg_id=None):
        msg_id = msg_id or str(uuid.uuid4())
        self.asked[msg_id] = method
        return super().send_request(method, params, callback, msg_id)


def answers(recording: Recording) -> list[tuple[str, dict]]:
    """What the server answered, each with the method that was asked."""
    found = (message for message in recording.received if "method" not in message)
    return [(recording.asked[message["id"]], message) for message in found if "result" in message]


def said(recording: Recording) -> list[dict]:
    """What the server sent of its own accord."""
    return [message for message in recording.received if "method" in message]


def hold_to_types(recording: Recording) -> None:
    """Every message reads as its type, and the type written out again is the message: nothing unknown is in it."""
    for method, message in answers(recording):
        _, response, _, _ = types.METHOD_TO_TYPES[method]
        same_both_ways(message, response)
    for message in said(recording):
        request, _, _, _ = types.METHOD_TO_TYPES[message["method"]]
        same_both_ways(message, request)
    errors = [message for message in recording.received if "error" in message]
    for message in errors:
        same_both_ways(message, types.ResponseErrorMessage)


def same_both_ways(message: dict, kind: type) -> None:
    written = CONVERTER.unstructure(CONVERTER.structure(copy.deepcopy(message), kind), kind)
    assert without_nulls(written) == without_nulls(message), f"not what {kind.__name__} can say"


def without_nulls(value):
    """A value without members that are null, which mean the same as none."""
    if isinstance(value, dict):
        return {name: without_nulls(inner) for name, inner in value.items() if inner is not None}
    if isinstance(value, list):
        return [without_nulls(inner) for inner in value]
    return value
