package org.borderexchange.schemas.matching;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What a comparison has found, ordered and judged by the policy. What is found again adds nothing, so that an alert that
 * names one document a thousand times makes one finding.
 */
final class Findings {
    private static final int BASIS_LENGTH = 32;

    /** More convinces nobody, and a match must fit into one record. */
    private static final int MOST_EVIDENCE = 20;

    private final MatchPolicy policy;
    private final SortedSet<Finding> strongest = new TreeSet<>(
            Comparator.comparing(Finding::grade).thenComparing(Finding::evidence, Evidence.STRONGEST_FIRST));

    /**
     * Of all findings: rule and grounds. Both sides have the grounds in common, so that a hash of them tells neither
     * side anything of the other's values.
     */
    private final SortedSet<String> grounds = new TreeSet<>();

    private record Finding(Evidence evidence, MatchGrade grade) {}

    Findings(MatchPolicy policy) {
        this.policy = policy;
    }

    /** @param common what both sides know of the agreement, such as shared keys, in an order of its own */
    void add(Evidence evidence, Collection<String> common) {
        policy.grade(evidence).ifPresent(grade -> {
            grounds.add(evidence.rule() + "\n" + String.join("\n", common));
            strongest.add(new Finding(evidence, grade));
            if (strongest.size() > MOST_EVIDENCE) {
                strongest.removeLast();
            }
        });
    }

    Optional<Match> match() {
        if (strongest.isEmpty()) {
            return Optional.empty();
        }
        var first = strongest.getFirst();
        var evidence = strongest.stream().map(Finding::evidence).toList();
        return Optional.of(
                new Match(first.grade, first.evidence.strength(), first.evidence.score(), basis(), evidence));
    }

    private String basis() {
        return DigestUtils.sha256Hex(String.join("\n\n", grounds).getBytes(StandardCharsets.UTF_8))
                .substring(0, BASIS_LENGTH);
    }
}
