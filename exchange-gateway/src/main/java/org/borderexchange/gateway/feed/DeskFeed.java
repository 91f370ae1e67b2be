package org.borderexchange.gateway.feed;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.kafka.common.TopicPartition;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.TopicName;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * The live feed of this country's desks. What is shown here was stored before, and is shown once, whichever topic
 * brought it first. Positions are offsets, so that a desk may go on at another instance or after a restart.
 * Thread-safe.
 */
public final class DeskFeed {

    private final FeedLog feed;
    private final CountryCode country;
    private final String ownInbox;
    private final LatestSeen latest = new LatestSeen();
    private final AtomicInteger streams = new AtomicInteger();

    /** @param capacity events kept for desks that come back or read slowly */
    public DeskFeed(int capacity, CountryCode country) {
        this.feed = new FeedLog(capacity);
        this.country = country;
        this.ownInbox = TopicName.inbox(country).name();
    }

    /**
     * From now on these partitions are read, beginning at these offsets. Desks that are connected have to come back.
     */
    public void begin(Map<TopicPartition, Long> from) {
        feed.begin(from);
    }

    /** A record was read that no desk needs to see. */
    public void passed(TopicPartition partition, long offset) {
        feed.passed(partition, offset);
    }

    /** A record was read, and what it tells is stored and may be shown. */
    public synchronized void show(TopicPartition partition, long offset, DeskEvent event) {
        if (isOwnFromElsewhere(partition, event) || !latest.isNews(event)) {
            feed.passed(partition, offset);
            return;
        }
        if (event.content().isEmpty()) {
            feed.purge(event.key().toString());
        }
        if (event.content().isEmpty() && event.isLine()) {
            feed.passed(partition, offset);
            return;
        }
        feed.append(partition, offset, event.about(), renderer(event));
    }

    /** Own acts always come to the own inbox and may come to a group's topic as well; shown is the one that always comes. */
    private boolean isOwnFromElsewhere(TopicPartition partition, DeskEvent event) {
        return event.by().equals(Optional.of(country)) && !partition.topic().equals(ownInbox);
    }

    /** Keeps of the event only what will be sent. */
    private static Function<String, String> renderer(DeskEvent event) {
        var kind = event.kind();
        var data = JsonNodeFactory.instance
                .objectNode()
                .put("kind", kind.code())
                .put("subjectId", event.key().subject())
                .put("version", event.version())
                .put("at", event.at().toString());
        var content = event.content();
        return position -> {
            content.ifPresent(besides -> data.setAll(besides.get()));
            return frame(kind, position, data);
        };
    }

    private static String frame(EventKind kind, String position, JsonNode data) {
        return "event: " + kind.code() + "\nid: " + position + "\ndata: " + data + "\n\n";
    }

    /** @param lastEventId where the desk left off; null: it begins now */
    DeskStream open(@Nullable String lastEventId) {
        var stream = new DeskStream(feed.open(lastEventId), streams::decrementAndGet);
        streams.incrementAndGet();
        return stream;
    }

    int openStreams() {
        return streams.get();
    }

    /** Ends all streams, those to come included. */
    void close() {
        feed.close();
    }
}
