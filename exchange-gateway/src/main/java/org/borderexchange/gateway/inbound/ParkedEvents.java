package org.borderexchange.gateway.inbound;

import java.util.List;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Proven events of kinds that this release does not know, with all their bytes, until one does. Shared by the instances
 * of the gateway. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}.
 */
public interface ParkedEvents {

    /** Keeps a record; once, however often it is parked. */
    void park(ConsumerRecord<byte[], byte[]> record);

    /** All of them, in portions of bounded size, those of a partition in their order. */
    void forEachPortion(Consumer<List<ConsumerRecord<byte[], byte[]>>> action);

    void remove(ConsumerRecord<byte[], byte[]> record);

    /** May be an estimate. */
    long count();
}
