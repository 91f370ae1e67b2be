package org.borderexchange.local.stack;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Pattern;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.CloseOptions.GroupMembershipOperation;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.apache.kafka.streams.kstream.Produced;

/**
 * Asks of the broker what case-service's matching asks of it: a Kafka Streams application that reads all groups and
 * inboxes, repartitions, keeps state, and writes to a topic of the hub, exactly once. It counts equal values and tells
 * of each how often it came, e.g. {@code stolen 2}.
 */
final class CountingStream implements AutoCloseable {

    private static final Pattern GROUPS_AND_INBOXES = Pattern.compile("exchange\\.(group|inbox)\\..*");

    private final CompletableFuture<Throwable> failure = new CompletableFuture<>();
    private final KafkaStreams streams;

    /** @param sink its topic, where it has the right to write */
    CountingStream(Map<String, String> login, String application, Path state, String sink) {
        var settings = new HashMap<String, Object>(login);
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        settings.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        settings.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        settings.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        var builder = new StreamsBuilder();
        builder.stream(GROUPS_AND_INBOXES, Consumed.with(Serdes.String(), Serdes.String()))
                .groupBy((key, value) -> value, Grouped.with(Serdes.String(), Serdes.String()))
                .count()
                .toStream()
                .mapValues((value, count) -> value + " " + count)
                .to(sink, Produced.with(Serdes.String(), Serdes.String()));
        streams = new KafkaStreams(builder.build(), new StreamsConfig(settings));
        streams.setUncaughtExceptionHandler(thrown -> {
            failure.complete(thrown);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
    }

    /** Of what it fails, if ever. */
    CompletableFuture<Throwable> failure() {
        return failure;
    }

    /** Ends and says so to its group, which otherwise counts it as a member until its session has run out. */
    @Override
    public void close() {
        streams.close(CloseOptions.groupMembershipOperation(GroupMembershipOperation.LEAVE_GROUP));
    }
}
