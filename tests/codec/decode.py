"""Decodes signed messages with tesla-protocol: base64 on each line in, JSON on each line out."""

import base64
import json
import sys

from google.protobuf.json_format import MessageToDict
from google.protobuf.unknown_fields import UnknownFieldSet
from tesla_protocol.command.car_server_pb2 import Action
from tesla_protocol.command.universal_message_pb2 import DOMAIN_INFOTAINMENT, RoutableMessage
from tesla_protocol.command.vcsec_pb2 import UnsignedMessage


def decoded(kind, data):
    message = kind.FromString(data)
    refuse_unknown(message)
    return MessageToDict(message)


def refuse_unknown(message):
    if len(UnknownFieldSet(message)):
        raise ValueError(f"{message.DESCRIPTOR.full_name} has fields that it does not know")
    for field, value in message.ListFields():
        if field.type == field.TYPE_MESSAGE:
            for inner in value if field.is_repeated else [value]:
                refuse_unknown(inner)


for line in sys.stdin:
    data = base64.b64decode(line.strip(), validate=True)
    envelope = decoded(RoutableMessage, data)
    payload = envelope.pop("protobufMessageAsBytes", None)
    if payload is not None:
        domain = RoutableMessage.FromString(data).to_destination.domain
        kind = Action if domain == DOMAIN_INFOTAINMENT else UnsignedMessage
        envelope["sent"] = base64.b64decode(payload).hex()
        envelope["payload"] = decoded(kind, base64.b64decode(payload))
    print(json.dumps(envelope))
