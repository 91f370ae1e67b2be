package org.borderexchange.cases.rebuild;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupState;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.borderexchange.cases.problem.Unavailable;

/** What Kafka holds of the hub's generations: consumer groups, internal topics, positions. All calls throw {@link Unavailable} when the broker does not answer. */
final class KafkaRemains implements AutoCloseable {

    private static final Pattern OF_GENERATION =
            Pattern.compile("exchange-hub-(?:matching|projection)-([1-9][0-9]{0,8})(?:-.*)?");
    private static final Set<GroupState> WITHOUT_MEMBERS = Set.of(GroupState.EMPTY, GroupState.DEAD);

    private final Admin admin;

    KafkaRemains(Admin admin) {
        this.admin = admin;
    }

    /** Highest generation that has a group or a topic; 0: none has. */
    int highest() {
        return Stream.concat(groups().stream().map(GroupListing::groupId), topics().stream())
                .map(KafkaRemains::generationOf)
                .flatMapToInt(OptionalInt::stream)
                .max()
                .orElse(0);
    }

    /** Groups of earlier generations that have members still, in ascending order. */
    List<String> atWorkBefore(int generation) {
        return groups().stream()
                .filter(group -> isBefore(generation).test(group.groupId()))
                .filter(group ->
                        group.groupState().filter(WITHOUT_MEMBERS::contains).isEmpty())
                .map(GroupListing::groupId)
                .sorted()
                .toList();
    }

    /** Removes the groups and internal topics of earlier generations, none of which is at work. */
    void removeBefore(int generation) {
        var topics = topics().stream().filter(isBefore(generation)).toList();
        var groups = groups().stream()
                .map(GroupListing::groupId)
                .filter(isBefore(generation))
                .toList();
        admin.deleteTopics(topics).topicNameValues().values().forEach(KafkaRemains::awaitRemoved);
        admin.deleteConsumerGroups(groups).deletedGroups().values().forEach(KafkaRemains::awaitRemoved);
    }

    /** @return those of the topics that exist */
    Set<String> existing(Collection<String> of) {
        var existing = new HashSet<>(topics());
        existing.retainAll(of);
        return existing;
    }

    /** @return where each partition of those of the topics that exist ends now */
    Map<TopicPartition, Long> ends(Collection<String> of) {
        return offsets(of, OffsetSpec.latest());
    }

    /** How many records before those ends a group has not read yet. */
    long lag(String group, Map<TopicPartition, Long> ends) {
        return lags(group, ends).sum();
    }

    /** The same, but for the mark of a transaction with which a partition may end: nobody commits that he has read it. */
    long lagBeyondMarks(String group, Map<TopicPartition, Long> ends) {
        return lags(group, ends).map(lag -> Math.max(0, lag - 1)).sum();
    }

    private LongStream lags(String group, Map<TopicPartition, Long> ends) {
        var read = new HashMap<>(offsets(
                ends.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet()), OffsetSpec.earliest()));
        var committed = answer(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
        committed.forEach((partition, position) -> {
            if (position != null) {
                read.merge(partition, position.offset(), Math::max);
            }
        });
        return ends.entrySet().stream()
                .mapToLong(end -> Math.max(0, end.getValue() - read.getOrDefault(end.getKey(), 0L)));
    }

    private Map<TopicPartition, Long> offsets(Collection<String> of, OffsetSpec which) {
        var asked = answer(admin.describeTopics(existing(of)).allTopicNames()).values().stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .collect(Collectors.toMap(partition -> partition, partition -> which));
        var committedOnly = new ListOffsetsOptions(IsolationLevel.READ_COMMITTED);
        return answer(admin.listOffsets(asked, committedOnly).all()).entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, found -> offset(found.getValue())));
    }

    private static long offset(ListOffsetsResultInfo info) {
        return info.offset();
    }

    private Set<String> topics() {
        return answer(admin.listTopics().names());
    }

    private List<GroupListing> groups() {
        return List.copyOf(
                answer(admin.listGroups(ListGroupsOptions.forConsumerGroups()).all()));
    }

    private static Predicate<String> isBefore(int generation) {
        return name -> {
            var number = generationOf(name);
            return number.isPresent() && number.getAsInt() < generation;
        };
    }

    private static OptionalInt generationOf(String name) {
        var matcher = OF_GENERATION.matcher(name);
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }

    /** Another instance may have been faster. */
    private static void awaitRemoved(KafkaFuture<Void> removal) {
        await(
                removal,
                cause ->
                        cause instanceof UnknownTopicOrPartitionException || cause instanceof GroupIdNotFoundException);
    }

    private static <T> T answer(KafkaFuture<T> future) {
        return await(future, cause -> false).orElseThrow();
    }

    private static <T> Optional<T> await(KafkaFuture<T> future, Predicate<Throwable> harmless) {
        try {
            return Optional.ofNullable(future.get());
        } catch (ExecutionException failed) {
            var cause = failed.getCause();
            if (cause != null && harmless.test(cause)) {
                return Optional.empty();
            }
            throw new Unavailable(
                    "broker: " + (cause == null ? failed : cause).getClass().getSimpleName(), failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", stopping);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
