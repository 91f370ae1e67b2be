package org.borderexchange.gateway.inbound;

import java.util.Collection;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * How far this instance has read, kept in the gateway's own database: a database restored from an older backup must
 * read again what it has lost. Unavailability is a {@link org.borderexchange.gateway.problem.StoreUnavailable}.
 */
public interface Positions {

    /** @return the next offset to read of each partition; those that were never read are absent */
    Map<TopicPartition, Long> load(Collection<TopicPartition> partitions);

    /** Called after everything before these offsets has been stored. */
    void save(Map<TopicPartition, Long> next);
}
