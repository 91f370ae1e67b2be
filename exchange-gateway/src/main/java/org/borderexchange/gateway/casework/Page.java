package org.borderexchange.gateway.casework;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * A part of a list.
 *
 * @param items 0..limit; fewer than the limit does not mean that the list ends
 * @param next where the list goes on; empty: nowhere
 */
public record Page<T>(List<T> items, Optional<String> next) {

    public Page {
        items = List.copyOf(items);
    }

    <R> Page<R> with(Function<List<T>, List<R>> others) {
        return new Page<>(others.apply(items), next);
    }
}
