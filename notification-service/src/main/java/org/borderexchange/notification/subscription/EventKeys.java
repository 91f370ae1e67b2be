package org.borderexchange.notification.subscription;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.borderexchange.notification.event.Facts;
import org.borderexchange.notification.event.Vocabulary;

/** The keys under which subscriptions are filed, and those of an event under which to look for them. */
final class EventKeys {

    private static final String ANY = "*";

    /** So many combinations of a subscription's lists are filed; beyond, its longest lists count as any. */
    private static final int MOST_COMBINATIONS = 256;

    static String of(String name, String value) {
        return name + "=" + Facts.folded(value);
    }

    static String ofIdentifier(String key) {
        return "#" + key;
    }

    /** Of an event: what it contains. */
    static void ofContent(Facts facts, Consumer<String> key) {
        facts.values().forEach((name, value) -> {
            if (!name.startsWith("content.")) {
                return;
            }
            if (value instanceof String text) {
                key.accept(of(name, text));
            } else if (value instanceof List<?> list && Vocabulary.NAMES.get(name) == Vocabulary.Kind.TEXTS) {
                list.forEach(element -> key.accept(of(name, element.toString())));
            }
        });
        facts.identifiers().forEach(identifier -> key.accept(ofIdentifier(identifier)));
    }

    /** Of an event: every combination of group, type, origin, urgency and kind, each exactly or any. */
    static Set<String> ofEnvelope(Facts facts) {
        return combinations(List.of(
                orAny(facts.workingGroups()),
                orAny(facts.types()),
                orAny(facts.origins()),
                orAny(Set.of(facts.urgent() ? "URGENT" : "ROUTINE")),
                orAny(Set.of(facts.kind().name()))));
    }

    /** Of a subscription without a filter that tells a key. */
    static Set<String> ofTerms(Terms terms) {
        var lists = new ArrayList<Set<String>>(List.of(
                anyIfEmpty(terms.workingGroups()),
                anyIfEmpty(terms.types()),
                anyIfEmpty(terms.origins()),
                anyIfEmpty(terms.urgencies()),
                anyIfEmpty(terms.events())));
        while (lists.stream().mapToInt(Set::size).reduce(1, (one, other) -> one * other) > MOST_COMBINATIONS) {
            var longest = lists.stream()
                    .max((one, other) -> Integer.compare(one.size(), other.size()))
                    .orElseThrow();
            lists.set(lists.indexOf(longest), Set.of(ANY));
        }
        return combinations(lists);
    }

    private static Set<String> orAny(Set<String> values) {
        var all = new HashSet<>(values);
        all.add(ANY);
        return all;
    }

    private static Set<String> anyIfEmpty(Collection<?> values) {
        var all = new HashSet<String>();
        values.forEach(value -> all.add(value.toString()));
        return all.isEmpty() ? Set.of(ANY) : all;
    }

    private static Set<String> combinations(List<Set<String>> lists) {
        var all = Set.of("");
        for (var list : lists) {
            var longer = new HashSet<String>();
            for (var beginning : all) {
                list.forEach(value -> longer.add(beginning + "|" + value));
            }
            all = longer;
        }
        return all;
    }

    private EventKeys() {}
}
