package org.borderexchange.gateway.alert.content;

import org.borderexchange.gateway.problem.Faults;
import org.jspecify.annotations.Nullable;

/** Numbers of people, each zero or more. Breakdowns need not sum to the total. */
public record Counts(
        @Nullable Integer total,
        @Nullable Integer women,
        @Nullable Integer men,
        @Nullable Integer minors,
        @Nullable Integer unaccompanied,
        @Nullable Integer dead,
        @Nullable Integer missing,
        @Nullable Integer survivors) {

    public Counts {
        new Faults()
                .range("total", total, 0, MOST)
                .range("women", women, 0, MOST)
                .range("men", men, 0, MOST)
                .range("minors", minors, 0, MOST)
                .range("unaccompanied", unaccompanied, 0, MOST)
                .range("dead", dead, 0, MOST)
                .range("missing", missing, 0, MOST)
                .range("survivors", survivors, 0, MOST)
                .throwIfAny();
    }

    private static final long MOST = 1_000_000;
}
