#!/usr/bin/python3
"""Reads topics of Border Exchange with nothing but a Kafka client, Avro and the registry's HTTP interface.

Prints one line an event; what is not proven is refused. What it needs to know comes from the environment, see the README beside it.
Debian's packages: python3-kafka, python3-avro, python3-cryptography, python3-yaml.

usage: group_reader.py TOPIC...
"""

import base64
import datetime
import io
import json
import os
import signal
import struct
import sys
import urllib.error
import urllib.request

import avro.errors
import avro.io
import avro.schema
import yaml
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.serialization import load_der_public_key
from kafka import KafkaConsumer

LABEL = b"border-exchange/record/v1"

# The wire format: a zero, the schema's id in four bytes, the Avro binary.
PREFIX = struct.Struct(">bI")


class Refused(Exception):
    """It must not be acted upon."""


def utc(moment):
    """A time, or the beginning of a day; YAML tells both as text if they are quoted."""
    if isinstance(moment, str):
        moment = datetime.datetime.fromisoformat(moment)
    if not isinstance(moment, datetime.datetime):
        moment = datetime.datetime.combine(moment, datetime.time())
    return moment if moment.tzinfo else moment.replace(tzinfo=datetime.timezone.utc)


class Keys:
    """Who signs with what, from when until when: the directory's keys.yaml."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            self._entries = {entry["id"]: entry for entry in yaml.safe_load(file)["keys"]}

    def proven(self, record):
        """The directory's entry of the key that the record is signed with."""
        headers = dict(record.headers)
        entry = self._entries.get((headers.get("exchange-key-id") or b"").decode("utf-8", "replace"))
        signature = headers.get("exchange-signature")
        if entry is None or signature is None or record.key is None:
            raise Refused("not signed with a key of the directory")
        signed = LABEL + b"".join(
            struct.pack(">I", len(part)) + part for part in (record.topic.encode(), record.key, record.value))
        try:
            load_der_public_key(base64.b64decode(entry["publicKey"])).verify(signature, signed)
        except InvalidSignature:
            raise Refused("bad signature") from None
        return entry

    @staticmethod
    def is_valid_at(entry, moment):
        until = entry.get("until")
        return utc(entry["from"]) <= moment and (until is None or moment < utc(until))


class Schemas:
    """Schemas by id, from the registry's Confluent-compatible interface."""

    def __init__(self, registry):
        self._registry = registry.rstrip("/")
        self._readers = {}

    def decode(self, wire):
        """The event, read with the schema that it was written with; so nothing is lost that a later release added."""
        if len(wire) <= PREFIX.size or wire[0] != 0:
            raise Refused("not in the wire format")
        reader = self._reader(PREFIX.unpack_from(wire)[1])
        try:
            return reader.read(avro.io.BinaryDecoder(io.BytesIO(wire[PREFIX.size:])))
        except Exception:  # the library has no one class for what is malformed
            raise Refused("not an event") from None

    def _reader(self, schema_id):
        """Fails if the registry cannot be asked: that is no reason to pass over an event."""
        if schema_id not in self._readers:
            try:
                with urllib.request.urlopen(f"{self._registry}/schemas/ids/{schema_id}", timeout=10) as answer:
                    self._readers[schema_id] = avro.io.DatumReader(avro.schema.parse(json.load(answer)["schema"]))
            except urllib.error.HTTPError as failed:
                if failed.code == 404:
                    raise Refused("of a schema that the registry does not know") from None
                raise
            except avro.errors.AvroException:
                raise Refused("of a schema that is none") from None
        return self._readers[schema_id]


def moment_of(event):
    time = event["time"]
    if isinstance(time, datetime.datetime):
        return utc(time)
    return datetime.datetime.fromtimestamp(time / 1000, datetime.timezone.utc)


def said(event):
    """Who says it, when, what and in which version. A signature does not make an event of a record of another schema."""
    try:
        return event["originator"], moment_of(event), event["kind"], int(event["version"])
    except (ArithmeticError, KeyError, TypeError, ValueError):
        raise Refused("not an event") from None


def handle(record, keys, schemas, versions):
    if record.value is None:
        return  # a tombstone says nothing
    signed_with = keys.proven(record)
    originator, moment, kind, version = said(schemas.decode(record.value))
    if signed_with["signer"] != originator:
        raise Refused("signed by another than its originator")
    if not keys.is_valid_at(signed_with, moment):
        raise Refused("signed with a key that was not valid then")
    key = record.key.decode("utf-8", "replace")
    if versions.get(key, 0) > version:
        return  # an older state that came late
    versions[key] = version
    print(f"{kind} {key} version {version} by {originator}, signed with {signed_with['id']}", flush=True)


def consumer():
    login = os.environ["EXCHANGE_LOGIN"]
    return KafkaConsumer(
        bootstrap_servers=os.environ.get("EXCHANGE_BOOTSTRAP", "127.0.0.1:9092").split(","),
        security_protocol=os.environ.get("EXCHANGE_PROTOCOL", "SASL_PLAINTEXT"),
        sasl_mechanism="SCRAM-SHA-512",
        sasl_plain_username=login,
        sasl_plain_password=os.environ["EXCHANGE_PASSWORD"],
        group_id=os.environ.get("EXCHANGE_GROUP", f"exchange-{login}-example"),
        # From the start: the topic is compacted, so that reading it whole gives the present state.
        auto_offset_reset="earliest",
        enable_auto_commit=False,
    )


def main(topics):
    keys = Keys(os.environ.get("EXCHANGE_KEYS", "deploy/local/data/directory/keys.yaml"))
    schemas = Schemas(os.environ.get("EXCHANGE_REGISTRY", "http://127.0.0.1:8085/apis/ccompat/v7"))
    versions = {}
    ended = False

    def end(*_):
        nonlocal ended
        ended = True

    signal.signal(signal.SIGINT, end)
    signal.signal(signal.SIGTERM, end)
    reading = consumer()
    reading.subscribe(topics)
    try:
        while not ended:
            batches = reading.poll(timeout_ms=500)
            for record in (record for batch in batches.values() for record in batch):
                try:
                    handle(record, keys, schemas, versions)
                except Refused as no:
                    print(f"refused: {record.topic}-{record.partition}@{record.offset} {no}", file=sys.stderr, flush=True)
            if batches:
                # After it was dealt with: a crash before this repeats it, and loses nothing.
                reading.commit()
    finally:
        reading.close(autocommit=False)
    print("ended", file=sys.stderr)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1:])
