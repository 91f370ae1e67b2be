package org.borderexchange.notification.subscription;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.borderexchange.notification.event.Vocabulary;

/**
 * What must be equal for a filter to be fulfilled, as keys of {@link EventKeys}: of all the conditions that are joined by {@code &&} the one
 * that the fewest events meet.
 */
final class Conjuncts {

    /** So few values of a condition are worth an entry each. */
    private static final int MOST_KEYS = 64;

    /** @param rarity the higher, the fewer events meet it */
    private record Necessary(int rarity, Set<String> keys) {}

    private static final int IDENTIFIER = 2;
    private static final int CONTENT = 1;

    static Optional<Set<String>> keys(CelAbstractSyntaxTree checked) {
        return necessary(checked.getExpr()).map(Necessary::keys);
    }

    private static Optional<Necessary> necessary(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.CALL) {
            return Optional.empty();
        }
        var call = expression.call();
        var arguments = call.args();
        return switch (call.function()) {
            case "_&&_" -> rarer(necessary(arguments.get(0)), necessary(arguments.get(1)));
            case "_||_" -> either(necessary(arguments.get(0)), necessary(arguments.get(1)));
            case "_==_" ->
                equality(arguments.get(0), arguments.get(1)).or(() -> equality(arguments.get(1), arguments.get(0)));
            case "is" -> call.target().flatMap(target -> equality(target, arguments.getFirst()));
            case "@in" -> membership(arguments.get(0), arguments.get(1));
            case FilterLanguage.MEETS -> texts(arguments.get(1)).map(Conjuncts::identifiers);
            default -> Optional.empty();
        };
    }

    private static Optional<Necessary> rarer(Optional<Necessary> one, Optional<Necessary> other) {
        return Stream.of(one, other)
                .flatMap(Optional::stream)
                .max((left, right) -> left.rarity() != right.rarity()
                        ? Integer.compare(left.rarity(), right.rarity())
                        : Integer.compare(right.keys().size(), left.keys().size()));
    }

    private static Optional<Necessary> either(Optional<Necessary> one, Optional<Necessary> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Optional.empty();
        }
        var keys = new HashSet<>(one.get().keys());
        keys.addAll(other.get().keys());
        return bounded(Math.min(one.get().rarity(), other.get().rarity()), keys);
    }

    private static Optional<Necessary> equality(CelExpr name, CelExpr constant) {
        return named(name)
                .flatMap(called ->
                        text(constant).flatMap(value -> bounded(CONTENT, Set.of(EventKeys.of(called, value)))));
    }

    private static Optional<Necessary> membership(CelExpr element, CelExpr list) {
        var ofList = named(list)
                .flatMap(called ->
                        text(element).flatMap(value -> bounded(CONTENT, Set.of(EventKeys.of(called, value)))));
        return ofList.or(() -> named(element)
                .flatMap(called -> texts(list).flatMap(values -> {
                    var keys = new HashSet<String>();
                    values.forEach(value -> keys.add(EventKeys.of(called, value)));
                    return bounded(CONTENT, keys);
                })));
    }

    private static Necessary identifiers(Set<String> sought) {
        var keys = new HashSet<String>();
        sought.forEach(key -> keys.add(EventKeys.ofIdentifier(key)));
        return new Necessary(IDENTIFIER, keys);
    }

    private static Optional<Necessary> bounded(int rarity, Set<String> keys) {
        return keys.size() <= MOST_KEYS ? Optional.of(new Necessary(rarity, keys)) : Optional.empty();
    }

    /** Names of what an alert contains; by what else an event may be asked the subscription's own lists tell it apart. */
    private static Optional<String> named(CelExpr expression) {
        return path(expression).filter(path -> path.startsWith("content.") && Vocabulary.NAMES.containsKey(path));
    }

    private static Optional<String> path(CelExpr expression) {
        return switch (expression.getKind()) {
            case IDENT -> Optional.of(expression.ident().name());
            case SELECT ->
                path(expression.select().operand())
                        .map(of -> of + "." + expression.select().field());
            default -> Optional.empty();
        };
    }

    private static Optional<String> text(CelExpr expression) {
        return expression.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                        && expression.constant().getKind() == CelConstant.Kind.STRING_VALUE
                ? Optional.of(expression.constant().stringValue())
                : Optional.empty();
    }

    private static Optional<Set<String>> texts(CelExpr expression) {
        if (expression.getKind() != CelExpr.ExprKind.Kind.LIST) {
            return Optional.empty();
        }
        var values = new HashSet<String>();
        for (var element : expression.list().elements()) {
            var value = text(element);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(values);
    }

    private Conjuncts() {}
}
