package org.borderexchange.schemas.matching;

import java.util.Collection;
import java.util.Optional;
import org.borderexchange.schemas.wire.Alert;

/** Compares what an officer asks for with an alert. */
public final class CheckComparison {
    private final MatchPolicy policy;

    public CheckComparison(MatchPolicy policy) {
        this.policy = policy;
    }

    /** Empty if nothing of what is sought agrees. The basis is that of the keys which agree. */
    public Optional<Match> of(Collection<Sought> sought, Alert alert) {
        return Optional.empty();
    }
}
