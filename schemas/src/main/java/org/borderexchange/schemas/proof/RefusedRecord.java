package org.borderexchange.schemas.proof;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is not acted upon, and why. */
public record RefusedRecord(ConsumerRecord<byte[], byte[]> record, Refusal refusal) {}
