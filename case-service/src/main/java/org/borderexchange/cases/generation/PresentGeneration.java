package org.borderexchange.cases.generation;

import java.util.Optional;
import org.borderexchange.cases.problem.Unavailable;

/** The generation as this instance saw it last. Thread-safe. */
public final class PresentGeneration {

    private volatile Optional<Generation> seen = Optional.empty();

    public void is(Generation generation) {
        seen = Optional.of(generation);
    }

    public Optional<Generation> seen() {
        return seen;
    }

    /** Has everything been read that stood on the topics when it began, and is it of this release's format? */
    public boolean isComplete() {
        return seen.filter(Generation::isComplete).isPresent();
    }

    /**
     * Number of the generation that readers are answered from.
     *
     * @throws Unavailable while it is incomplete: what is known would be answered as unknown
     */
    public int serving() {
        return seen.filter(Generation::isComplete)
                .map(Generation::number)
                .orElseThrow(() -> new Unavailable("the hub's state is being built"));
    }
}
