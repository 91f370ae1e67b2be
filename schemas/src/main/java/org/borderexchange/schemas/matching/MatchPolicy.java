package org.borderexchange.schemas.matching;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.KeyRule;

/**
 * What raises a hit and what is only a lead.
 *
 * @param hits for each kind the rules that can raise a hit by themselves; all other agreement is at most a lead
 * @param hitFrom least score of a hit, 0 to 1
 * @param leadFrom least score of a lead, 0 to {@code hitFrom}; what is below is no match
 */
public record MatchPolicy(Map<IdentifierKind, Set<KeyRule>> hits, double hitFrom, double leadFrom) {

    public static final MatchPolicy DEFAULT = new MatchPolicy(
            Map.of(
                    IdentifierKind.VIN, EnumSet.of(KeyRule.EXACT, KeyRule.CONFUSABLE),
                    IdentifierKind.CHASSIS, EnumSet.of(KeyRule.EXACT, KeyRule.CONFUSABLE),
                    IdentifierKind.PART, EnumSet.of(KeyRule.EXACT, KeyRule.CONFUSABLE),
                    IdentifierKind.PLATE,
                            EnumSet.of(KeyRule.EXACT, KeyRule.TRANSLITERATED, KeyRule.LOOK_ALIKE, KeyRule.CONFUSABLE),
                    IdentifierKind.DOCUMENT, EnumSet.of(KeyRule.EXACT, KeyRule.CONFUSABLE),
                    IdentifierKind.CONTAINER, EnumSet.of(KeyRule.EXACT, KeyRule.WITHOUT_CHECK_DIGIT),
                    IdentifierKind.PERSON, EnumSet.of(KeyRule.EXACT, KeyRule.TRANSLITERATED)),
            0.9,
            0.3);

    /** @throws IllegalArgumentException unless 0 ≤ leadFrom ≤ hitFrom ≤ 1 */
    public MatchPolicy {
        if (!(0 <= leadFrom && leadFrom <= hitFrom && hitFrom <= 1)) {
            throw new IllegalArgumentException("0 ≤ lead-from ≤ hit-from ≤ 1 is demanded");
        }
        var copy = new EnumMap<IdentifierKind, Set<KeyRule>>(IdentifierKind.class);
        hits.forEach((kind, rules) -> copy.put(kind, Set.copyOf(rules)));
        hits = Map.copyOf(copy);
    }

    /** Empty if it is too little even for a lead. */
    Optional<MatchGrade> grade(Evidence evidence) {
        if (evidence.score() < leadFrom) {
            return Optional.empty();
        }
        boolean hit = evidence.score() >= hitFrom
                && hits.getOrDefault(evidence.kind(), Set.of()).contains(KeyRule.valueOf(evidence.rule()));
        return Optional.of(hit ? MatchGrade.HIT : MatchGrade.LEAD);
    }
}
