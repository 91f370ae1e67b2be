package org.borderexchange.gateway.inbound;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.borderexchange.gateway.alert.ReceivedEvent;

/** What a proven record turns out to be. */
sealed interface Reading {

    /** The state of an alert. */
    record AlertTold(ConsumerRecord<byte[], byte[]> record, ReceivedEvent event) implements Reading {}

    /** Something that this release does not know; a later one will. */
    record UnknownKind(ConsumerRecord<byte[], byte[]> record) implements Reading {}
}
