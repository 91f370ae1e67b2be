package org.borderexchange.schemas.matching;

import java.util.List;
import org.borderexchange.schemas.identifier.MatchStrength;

/**
 * Why the same may be meant. Grade, strength and score are those of the first piece of evidence.
 *
 * @param score 0 to 1
 * @param basis equal for two matches exactly when the same values agree by the same rules; tells no value
 * @param evidence 1 to 20 different pieces, the most telling first
 */
public record Match(MatchGrade grade, MatchStrength strength, double score, String basis, List<Evidence> evidence) {

    public Match {
        evidence = List.copyOf(evidence);
    }
}
