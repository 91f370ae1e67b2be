package org.borderexchange.gateway.feed;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The partitions that a country reads, in an order that all instances of its gateway share. */
final class TopicPartitions {

    static final TopicPartitions NONE = new TopicPartitions(List.of());

    private final List<TopicPartition> sorted;
    private final Map<TopicPartition, Integer> indexes = new HashMap<>();

    TopicPartitions(Collection<TopicPartition> partitions) {
        sorted = new ArrayList<>(partitions);
        sorted.sort(Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition));
        for (int index = 0; index < sorted.size(); index++) {
            indexes.put(sorted.get(index), index);
        }
    }

    int size() {
        return sorted.size();
    }

    /** @throws IllegalArgumentException if it is not among them */
    int indexOf(TopicPartition partition) {
        var index = indexes.get(partition);
        if (index == null) {
            throw new IllegalArgumentException("not a partition that is read");
        }
        return index;
    }

    boolean contains(TopicPartition partition) {
        return indexes.containsKey(partition);
    }

    /** The same for the same partitions, in every process. */
    int fingerprint() {
        return sorted.hashCode();
    }
}
