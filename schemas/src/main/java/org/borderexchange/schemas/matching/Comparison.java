package org.borderexchange.schemas.matching;

import java.util.Optional;

/** Compares two alerts. The order of the two makes no difference. */
public final class Comparison {
    private final MatchPolicy policy;

    public Comparison(MatchPolicy policy) {
        this.policy = policy;
    }

    /** Empty if nothing agrees, or too little for a lead. */
    public Optional<Match> of(Particulars one, Particulars other) {
        return Optional.empty();
    }
}
