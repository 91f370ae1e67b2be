package org.borderexchange.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds by indexes where all matches of a query lie. There are no statistics: the indexes that can help are read side by
 * side, and the first to come to its end has the fewest candidates.
 */
final class IndexSearch {

    /** To look at a document takes as long. */
    private static final int READS_PER_DOCUMENT = 10;

    /** Keys, or beginnings of keys, between which all matches have theirs. */
    private record Range(List<Object> low, List<Object> high) {

        static Range of(List<Object> beginning, Object low, Object high) {
            return new Range(followed(beginning, low), followed(followed(beginning, high), MaxKey.getInstance()));
        }

        static Range of(List<Object> beginning) {
            var low = beginning.isEmpty() ? followed(beginning, MinKey.getInstance()) : beginning;
            return new Range(low, followed(beginning, MaxKey.getInstance()));
        }

        private static List<Object> followed(List<Object> beginning, Object next) {
            var key = new ArrayList<>(beginning);
            key.add(next);
            return key;
        }
    }

    /** What one index offers, as far as it was read. */
    private static final class Candidates {

        private final Queue<Iterator<Object>> unread = new ArrayDeque<>();
        private final Collection<Object> positions = new LinkedHashSet<>();

        /** @return false at the end */
        boolean readOne() {
            while (!unread.isEmpty()) {
                var next = unread.element();
                if (next.hasNext()) {
                    positions.add(next.next());
                    return true;
                }
                unread.remove();
            }
            return false;
        }
    }

    private final Conditions conditions;
    private final List<OrderedIndex> indexes;

    IndexSearch(Document query, List<OrderedIndex> indexes) {
        this.conditions = new Conditions(query);
        this.indexes = indexes;
    }

    /** Positions of all matches and perhaps of others, in any order; empty if no index helps. */
    Optional<Collection<Object>> find() {
        var offers = offers();
        return offers.isEmpty() ? Optional.empty() : firstToEnd(offers, Integer.MAX_VALUE);
    }

    /**
     * Positions of the first matches in an order, or of all matches in any order, whichever is found sooner.
     *
     * @param documents how many there are in the collection
     * @param matches tells whether the document at a position matches the query
     * @return empty if no index helps
     */
    Optional<Collection<Object>> findFirst(int limit, Document order, long documents, Predicate<Object> matches) {
        var ordered = indexes.stream()
                .flatMap(index -> inOrder(index, order, documents).stream())
                .findFirst();
        if (ordered.isEmpty()) {
            return find();
        }
        var offers = offers();
        var visited = ordered.get();
        var first = new LinkedHashSet<Object>();
        while (first.size() < limit && visited.hasNext()) {
            var ended = firstToEnd(offers, READS_PER_DOCUMENT);
            if (ended.isPresent()) {
                return ended;
            }
            var position = visited.next();
            if (matches.test(position)) {
                first.add(position);
            }
        }
        return Optional.of(first);
    }

    /** What the first offer to end has, if one ends within a number of readings of each. */
    private static Optional<Collection<Object>> firstToEnd(List<Candidates> offers, int readings) {
        for (int i = 0; i < readings; i++) {
            for (var offer : offers) {
                if (!offer.readOne()) {
                    return Optional.of(offer.positions);
                }
            }
        }
        return Optional.empty();
    }

    private List<Candidates> offers() {
        return indexes.stream().flatMap(index -> offer(index).stream()).toList();
    }

    private Optional<Candidates> offer(OrderedIndex index) {
        var field = index.fields().getFirst();
        var equality = conditions.equality(field);
        if (equality.isEmpty()
                && !(index.isSingleValued() && conditions.bounds(field).isPresent())) {
            return Optional.empty();
        }
        var candidates = new Candidates();
        if (equality.isEmpty()) {
            candidates.unread.add(between(index, range(index, List.of()), false));
        }
        for (var value : equality.orElse(List.of())) {
            candidates.unread.add(between(index, range(index, List.of(value)), false));
            candidates.unread.add(index.amongOthers(value));
        }
        return Optional.of(candidates);
    }

    /** The part of the index after a beginning that the conditions on the further fields leave. */
    private Range range(OrderedIndex index, List<Object> beginning) {
        if (!index.isSingleValued()) {
            return Range.of(beginning);
        }
        var known = withFurtherEqualities(index, beginning);
        return known.size() == index.fields().size()
                ? Range.of(known)
                : conditions
                        .bounds(index.fields().get(known.size()))
                        .map(bounds -> Range.of(known, bounds.low(), bounds.high()))
                        .orElseGet(() -> Range.of(known));
    }

    private List<Object> withFurtherEqualities(OrderedIndex index, List<Object> beginning) {
        var known = new ArrayList<>(beginning);
        for (var field : index.fields().subList(known.size(), index.fields().size())) {
            var value = onlyValue(field);
            if (value == null) {
                break;
            }
            known.add(value);
        }
        return known;
    }

    private @Nullable Object onlyValue(String field) {
        return conditions
                .equality(field)
                .filter(values -> values.size() == 1)
                .map(List::getFirst)
                .orElse(null);
    }

    /** Visits all matches in an order, if the index has them all in it. */
    private Optional<Iterator<Object>> inOrder(OrderedIndex index, Document order, long documents) {
        var known = withFurtherEqualities(index, List.of());
        var fields = index.fields().subList(known.size(), index.fields().size());
        var sorted = List.copyOf(order.keySet());
        var directions = order.values().stream().distinct().toList();
        var isOrder = sorted.size() <= fields.size()
                && sorted.equals(fields.subList(0, sorted.size()))
                && directions.size() == 1
                && directions.getFirst() instanceof Number;
        var hasAll =
                !known.isEmpty() || conditions.bounds(fields.getFirst()).isPresent() || index.getCount() == documents;
        return isOrder && hasAll && index.isSingleValued()
                ? Optional.of(between(index, range(index, List.of()), ((Number) directions.getFirst()).intValue() < 0))
                : Optional.empty();
    }

    private static Iterator<Object> between(OrderedIndex index, Range range, boolean descending) {
        return index.between(range.low, range.high, descending);
    }
}
