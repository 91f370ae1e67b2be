package org.borderexchange.schemas.matching;

import java.util.Comparator;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.borderexchange.schemas.wire.MatchedOn;

/**
 * One identifier that agrees.
 *
 * @param rule name of the {@link org.borderexchange.schemas.identifier.KeyRule} by which it agrees
 * @param score likelihood that the same is meant, 0 to 1, as far as this identifier tells
 * @param explanation for the officer and the court; English; names rules, never values
 */
public record Evidence(IdentifierKind kind, String rule, MatchStrength strength, double score, String explanation) {

    /** As it travels. */
    public MatchedOn toWire() {
        return new MatchedOn(
                org.borderexchange.schemas.wire.IdentifierKind.valueOf(kind.name()),
                rule,
                org.borderexchange.schemas.wire.MatchStrength.valueOf(strength.name()),
                score,
                explanation);
    }

    /** Ends in what makes the order total, so that it does not depend on the order of comparing. */
    static final Comparator<Evidence> STRONGEST_FIRST = Comparator.comparing(Evidence::strength)
            .thenComparing(Comparator.comparingDouble(Evidence::score).reversed())
            .thenComparing(Evidence::kind)
            .thenComparing(Evidence::rule)
            .thenComparing(Evidence::explanation);
}
