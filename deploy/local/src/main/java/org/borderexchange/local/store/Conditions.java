package org.borderexchange.local.store;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a query demands of single fields, {@code $and} included. Every match meets all of it; the query may demand more. */
final class Conditions {

    private record Condition(
            String field, String operator, @Nullable Object operand) {}

    /** Between which values a field of every match lies, both included. */
    record Bounds(Object low, Object high) {}

    /** Below it there is nothing but null, which no range contains. */
    private static final Object LOWEST = Double.NEGATIVE_INFINITY;

    private static final Object HIGHEST = MaxKey.getInstance();

    private final List<Condition> conditions = new ArrayList<>();

    Conditions(Document query) {
        add(query);
    }

    private void add(Document query) {
        query.forEach((key, value) -> {
            if (key.equals("$and") && value instanceof Collection<?> parts) {
                parts.stream()
                        .filter(Document.class::isInstance)
                        .map(Document.class::cast)
                        .forEach(this::add);
            } else if (value instanceof Document operators) {
                operators.forEach((operator, operand) -> conditions.add(new Condition(key, operator, operand)));
            } else {
                conditions.add(new Condition(key, "$eq", value));
            }
        });
    }

    /** The values of which the field of every match has one, if the query names them. */
    Optional<List<Object>> equality(String field) {
        return of(field)
                .<List<Object>>mapMulti((condition, values) -> {
                    if (condition.operator.equals("$eq")
                            && condition.operand instanceof Object operand
                            && IndexOrder.isIndexed(operand)) {
                        values.accept(List.of(operand));
                    } else if (condition.operator.equals("$in")
                            && condition.operand instanceof Collection<?> operands
                            && operands.stream().allMatch(IndexOrder::isIndexed)) {
                        values.accept(List.copyOf(operands));
                    }
                })
                .min(Comparator.comparingInt(List::size));
    }

    Optional<Bounds> bounds(String field) {
        var low = operands(field, "$gt", "$gte").max(IndexOrder::compare);
        var high = operands(field, "$lt", "$lte").min(IndexOrder::compare);
        if (low.isPresent() || high.isPresent()) {
            return Optional.of(new Bounds(low.orElse(LOWEST), high.orElse(HIGHEST)));
        }
        return of(field).anyMatch(Conditions::wantsPresence)
                ? Optional.of(new Bounds(MinKey.getInstance(), HIGHEST))
                : Optional.empty();
    }

    private Stream<Object> operands(String field, String strict, String inclusive) {
        return of(field)
                .filter(condition -> condition.operator.equals(strict) || condition.operator.equals(inclusive))
                .<Object>mapMulti((condition, operands) -> {
                    if (condition.operand instanceof Object operand && IndexOrder.isIndexed(operand)) {
                        operands.accept(operand);
                    }
                });
    }

    private Stream<Condition> of(String field) {
        return conditions.stream().filter(condition -> condition.field.equals(field));
    }

    private static boolean wantsPresence(Condition condition) {
        return condition.operator.equals("$exists") && Boolean.TRUE.equals(condition.operand);
    }
}
