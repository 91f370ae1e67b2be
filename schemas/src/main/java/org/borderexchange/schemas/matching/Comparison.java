package org.borderexchange.schemas.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.Vin;
import org.borderexchange.schemas.matching.MatchKeys.Posting;
import org.jspecify.annotations.Nullable;

/**
 * Compares two alerts: every two identifiers that {@link MatchKeys} would bring together, by the rules of their kind. The
 * order of the two makes no difference.
 */
public final class Comparison {
    private final MatchPolicy policy;

    public Comparison(MatchPolicy policy) {
        this.policy = policy;
    }

    /** Empty if nothing agrees, or too little for a lead. */
    public Optional<Match> of(Particulars one, Particulars other) {
        var circumstances = new Circumstances(one, other);
        var others = posted(other, one);
        var findings = new Findings(policy);
        for (var left : posted(one, other)) {
            for (var right : others) {
                var shared = left.sharedWith(right);
                if (!shared.isEmpty()) {
                    var weighing = weighing(left.identified, right.identified, circumstances);
                    if (weighing != null) {
                        findings.add(
                                weighing.evidence(),
                                grounds(weighing.rule(), left.identified, right.identified, shared));
                    }
                }
            }
        }
        return findings.match();
    }

    /** Both are of one kind, or VIN and chassis number: others share no key. */
    private static @Nullable Weighing weighing(Identified one, Identified other, Circumstances circumstances) {
        return switch (one.kind()) {
            case VIN, CHASSIS -> SameVehicleNumber.of(one.value(), other.value(), circumstances);
            case PLATE -> SamePlate.of(one, other, circumstances);
            case PART, DOCUMENT, CONTAINER -> SameNumber.of(one, other, circumstances);
            case PERSON -> SameName.of(one, other);
        };
    }

    /** The shared keys, which both sides know; but a VIN with a gap shares the whole VIN, which only the other knows. */
    private static List<String> grounds(KeyRule rule, Identified one, Identified other, List<String> shared) {
        if (rule == KeyRule.UNREADABLE && one.kind() != IdentifierKind.PLATE) {
            return Stream.of(one, other)
                    .map(Identified::value)
                    .filter(value -> value instanceof Vin vin && !vin.complete())
                    .map(withGap -> ((Vin) withGap).characters())
                    .toList();
        }
        return shared;
    }

    private static List<Posted> posted(Particulars particulars, Particulars other) {
        return particulars.identifiers().stream()
                .filter(identified -> other.identifiers().stream().anyMatch(identified::comparableWith))
                .map(identified -> new Posted(identified, MatchKeys.of(List.of(identified))))
                .toList();
    }

    /** One identifier with its keys. */
    private record Posted(Identified identified, Map<String, Posting> keys) {

        /** In ascending order. */
        List<String> sharedWith(Posted other) {
            var shared = new TreeSet<String>();
            keys.forEach((key, posting) -> {
                var there = other.keys.get(key);
                if (there != null && posting.meets(there)) {
                    shared.add(key);
                }
            });
            return new ArrayList<>(shared);
        }
    }
}
