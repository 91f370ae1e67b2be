package org.borderexchange.gateway.inbound;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/** A record that is not acted upon, and why. */
record RefusedRecord(ConsumerRecord<byte[], byte[]> record, Refusal refusal) {}
