package org.borderexchange.schemas.matching;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.borderexchange.schemas.identifier.IdentifierKeys;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.Key;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.wire.Alert;
import org.jspecify.annotations.Nullable;

/**
 * Compares what an officer asks for with an alert: by the keys that {@link Sought} and {@link SearchKeys} share. He may
 * give fragments and gaps, which two alerts never have in common; he stands before the vehicle, so that nothing is taken
 * to be misread. A number that shares a key is a lead at least, however little it weighs: he may be wrong about the
 * country, or the alert may. Of names the threshold of the policy holds.
 */
public final class CheckComparison {
    private final MatchPolicy policy;
    private final MatchPolicy withoutThreshold;

    public CheckComparison(MatchPolicy policy) {
        this.policy = policy;
        this.withoutThreshold = new MatchPolicy(policy.hits(), policy.hitFrom(), 0);
    }

    /**
     * Empty if nothing of what is sought agrees.
     *
     * @param sought each with its {@link Sought#keys}, which whoever compares many alerts makes once
     */
    public Optional<Match> of(Map<Sought, Set<String>> sought, Alert alert) {
        var findings = new Findings(withoutThreshold);
        for (var identified : AlertIdentifiers.of(alert)) {
            var stored = IdentifierKeys.stored(identified.value());
            sought.forEach((one, keys) -> {
                var shared = new TreeSet<>(stored);
                shared.retainAll(keys);
                var weighing = shared.isEmpty() ? null : weighing(one, identified, shared);
                if (weighing != null && suffices(weighing.evidence())) {
                    findings.add(weighing.evidence(), shared);
                }
            });
        }
        return findings.match();
    }

    private boolean suffices(Evidence evidence) {
        return evidence.kind() != IdentifierKind.PERSON
                || policy.grade(evidence).isPresent();
    }

    private static @Nullable Weighing weighing(Sought sought, Identified stored, Set<String> shared) {
        var strongest = shared.stream()
                .map(Key::parse)
                .min((one, other) -> one.rule().compareTo(other.rule()))
                .orElseThrow();
        return strongest.kind() == IdentifierKind.PERSON
                ? person(sought, stored, strongest)
                : number(sought, stored, strongest);
    }

    private static Weighing number(Sought sought, Identified stored, Key shared) {
        var weighing = new Weighing(shared.kind(), rule(sought, shared));
        if (shared.rule() == KeyRule.PREFIX) {
            // Five characters are a make, sixteen nearly the vehicle.
            weighing.add(0.35 * (shared.value().length() - 5));
        }
        weighing.weighLength(stored.value());
        if (sought.issuer() != null && stored.issuer() != null) {
            weighing.weighIssuers(sought.issuer(), stored.issuer());
        }
        return weighing;
    }

    /** A key says under which form it was found, not what had to be read into the reading to find it. */
    private static KeyRule rule(Sought sought, Key shared) {
        if (shared.fragment()) {
            return shared.rule();
        }
        if (sought.hasGap()) {
            return KeyRule.UNREADABLE;
        }
        return shared.kind() == IdentifierKind.VIN
                        && shared.rule() == KeyRule.EXACT
                        && Vin.readsLettersAsDigits(sought.reading())
                ? KeyRule.CONFUSABLE
                : shared.rule();
    }

    private static @Nullable Weighing person(Sought sought, Identified stored, Key shared) {
        if (SameName.contradict(sought.dateOfBirth(), stored.dateOfBirth())) {
            return null;
        }
        if (shared.rule() == KeyRule.PHONETIC) {
            return sought.personName()
                    .map(name -> SameName.of(new Identified(name, null, sought.dateOfBirth(), Set.of()), stored))
                    .orElse(null);
        }
        var weighing = new Weighing(IdentifierKind.PERSON, sought.hasGap() ? KeyRule.UNREADABLE : shared.rule());
        SameName.weighDates(weighing, sought.dateOfBirth(), stored.dateOfBirth());
        return weighing;
    }
}
