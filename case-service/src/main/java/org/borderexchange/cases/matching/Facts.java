package org.borderexchange.cases.matching;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.EventKey;
import org.borderexchange.schemas.topic.HitId;
import org.borderexchange.schemas.wire.ExchangeEvent;

/**
 * What the hub's topics say was published, by this generation or an earlier one. Kafka Streams reads them to their end
 * before it lets anything be processed.
 */
final class Facts {

    private final Map<CountryCode, FactStore> stores;

    /** @param countries that the topology knows of: others have no past */
    Facts(Collection<CountryCode> countries, ProcessorContext<?, ?> context) {
        stores = countries.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(),
                        country -> new FactStore(context.getStateStore(FactStore.nameFor(country)))));
    }

    /** The pair with what its countries were told, where it knows nothing of that or something older. */
    Pair completing(HitId id, Pair pair) {
        var completed = pair;
        for (var country : pair.owners()) {
            var fact = Optional.ofNullable(stores.get(country)).flatMap(store -> store.published(id.toString()));
            var held = pair.published().get(country);
            if (fact.isPresent() && (held == null || fact.get().isNewerThan(held))) {
                completed = completed.afterPublishing(country, fact.get());
            }
        }
        return completed;
    }

    /** What a country was told last under a key of casework. */
    Optional<ExchangeEvent> ofCasework(CountryCode country, EventKey key) {
        return Optional.ofNullable(stores.get(country)).flatMap(store -> store.ofCasework(key));
    }

    /** Keys under which a country was told something of the history of a case or operation. */
    List<EventKey> linesOf(CountryCode country, String subject) {
        return Optional.ofNullable(stores.get(country))
                .map(store -> store.linesOf(subject))
                .orElse(List.of());
    }

    /**
     * Ids of alerts with which an alert was ever published. They are compared even if its identifiers do not bring them
     * together any more, or else a hit would outlive what happened while the hub was away.
     */
    SortedSet<String> partnersOf(String alert) {
        var partners = new TreeSet<String>();
        stores.values().forEach(store -> partners.addAll(store.partnersOf(alert)));
        return partners;
    }
}
