package org.borderexchange.schemas.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.junit.jupiter.api.Test;

class FindingsTest {
    private final Findings findings = new Findings(MatchPolicy.DEFAULT);

    @Test
    void onlyTheStrongestEvidenceIsKeptAndTheBasisIsMadeOfAll() {
        for (int i = 0; i < 10_000; i++) {
            findings.add(evidence(0.4 + i / 100_000.0), List.of("key " + i));
        }
        var match = findings.match().orElseThrow();
        assertThat(match.score()).isEqualTo(0.4 + 9_999 / 100_000.0);
        assertThat(match.evidence()).hasSize(20).first().isEqualTo(evidence(match.score()));

        findings.add(evidence(0.4), List.of("another key"));
        var more = findings.match().orElseThrow();
        assertThat(more.evidence()).isEqualTo(match.evidence());
        assertThat(more.basis()).isNotEqualTo(match.basis());
    }

    @Test
    void whatIsFoundAgainChangesNothing() {
        findings.add(evidence(0.5), List.of("key"));
        var once = findings.match();
        for (int i = 0; i < 10_000; i++) {
            findings.add(evidence(0.5), List.of("key"));
        }
        assertThat(findings.match()).isEqualTo(once);
    }

    private static Evidence evidence(double score) {
        return new Evidence(IdentifierKind.PERSON, "PHONETIC", MatchStrength.PERSON, score, "names that sound alike");
    }
}
