package org.borderexchange.notification.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.notification.event.Facts;

/**
 * Finds the subscriptions that an event may match without looking at the others: each is filed under what must be equal in its filter, or else
 * under its lists. Immutable.
 */
final class PredicateIndex {

    /** A subscription with its filter read. */
    record Entry(Subscription subscription, Optional<Filter> filter) {

        boolean matches(Facts facts) {
            var terms = subscription.terms();
            return any(terms.workingGroups(), facts.workingGroups())
                    && anyNamed(terms.types(), facts.types())
                    && any(terms.origins(), facts.origins())
                    && (terms.urgencies().isEmpty()
                            || anyNamed(terms.urgencies(), Set.of(facts.urgent() ? "URGENT" : "ROUTINE")))
                    && (terms.events().isEmpty() || terms.events().contains(facts.kind()))
                    && (filter.isEmpty() || filter.get().test(facts));
        }

        private static boolean any(Set<String> wanted, Set<String> there) {
            return wanted.isEmpty() || wanted.stream().anyMatch(there::contains);
        }

        private static boolean anyNamed(Set<? extends Enum<?>> wanted, Set<String> there) {
            return wanted.isEmpty() || wanted.stream().anyMatch(code -> there.contains(code.name()));
        }
    }

    static final PredicateIndex EMPTY = new PredicateIndex(List.of());

    private final Map<String, List<Entry>> filed = new HashMap<>();
    private final int size;

    PredicateIndex(Collection<Entry> entries) {
        size = entries.size();
        entries.forEach(entry -> keys(entry)
                .forEach(key ->
                        filed.computeIfAbsent(key, k -> new ArrayList<>()).add(entry)));
    }

    private static Set<String> keys(Entry entry) {
        return entry.filter()
                .flatMap(Filter::keys)
                .orElseGet(() -> EventKeys.ofTerms(entry.subscription().terms()));
    }

    /** Those that it matches, each once. */
    List<Subscription> matching(Facts facts) {
        return candidates(facts).stream()
                .filter(entry -> entry.matches(facts))
                .map(Entry::subscription)
                .toList();
    }

    Set<Entry> candidates(Facts facts) {
        var found = new LinkedHashSet<Entry>();
        Consumer<String> look = key -> found.addAll(filed.getOrDefault(key, List.of()));
        EventKeys.ofContent(facts, look);
        EventKeys.ofEnvelope(facts).forEach(look);
        return found;
    }

    int size() {
        return size;
    }
}
