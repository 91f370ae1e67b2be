package org.borderexchange.cases.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.borderexchange.schemas.serde.EventEncoding;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.HitAlert;

/**
 * What one country was told: the last of each hit by its id, which two alerts were both named under {@code <alert>/<alert>} with an empty
 * value, and the last of cases, operations and their histories by key.
 */
record FactStore(KeyValueStore<String, byte[]> store) {

    private static final String WITH = "/";
    private static final byte[] NOTHING = {};

    static String nameFor(CountryCode country) {
        return "facts-" + country.lowerCase();
    }

    void keep(Published published) {
        var hit = published.event().getSubjectId();
        var isNewer = published(hit).map(published::isNewerThan).orElse(true);
        if (isNewer) {
            store.put(hit, StateSerde.PUBLISHED.serializer().serialize(null, published));
            published
                    .hit()
                    .ifPresent(told ->
                            name(told.getAlerts().getFirst(), told.getAlerts().getLast()));
        }
    }

    private void name(HitAlert one, HitAlert other) {
        if (one.getId() != null && other.getId() != null) {
            store.put(one.getId() + WITH + other.getId(), NOTHING);
            store.put(other.getId() + WITH + one.getId(), NOTHING);
        }
    }

    Optional<Published> published(String hit) {
        return Optional.ofNullable(store.get(hit))
                .map(bytes -> StateSerde.PUBLISHED.deserializer().deserialize(null, bytes));
    }

    void keepOfCasework(EventKey key, ExchangeEvent event) {
        if (ofCasework(key)
                .filter(held -> held.getVersion() >= event.getVersion())
                .isEmpty()) {
            store.put(key.toString(), EventEncoding.encode(event));
        }
    }

    /** What was told under the key of a case, an operation, or a line of their history. */
    Optional<ExchangeEvent> ofCasework(EventKey key) {
        return Optional.ofNullable(store.get(key.toString())).map(EventEncoding::decode);
    }

    /** Keys under which something was told of the history of a case or operation. */
    List<EventKey> linesOf(String subject) {
        var keys = new ArrayList<EventKey>();
        try (var told = store.prefixScan(subject + WITH, new StringSerializer())) {
            told.forEachRemaining(entry -> EventKey.parse(entry.key).ifPresent(keys::add));
        }
        return keys;
    }

    /** Ids of alerts with which that alert was named. */
    SortedSet<String> partnersOf(String alert) {
        var partners = new TreeSet<String>();
        try (var named = store.prefixScan(alert + WITH, new StringSerializer())) {
            named.forEachRemaining(entry -> partners.add(entry.key.substring(alert.length() + WITH.length())));
        }
        return partners;
    }
}
