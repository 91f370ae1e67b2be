package org.borderexchange.schemas.matching;

import java.util.OptionalDouble;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.Plate;
import org.jspecify.annotations.Nullable;

/** Whether two plates are the same in some spelling, but for a character that could not be read, or was misread. */
final class SamePlate {
    /** What an easy misreading has before one that is hardly possible. */
    private static final double EASILY_MISREAD = 2.5;

    private SamePlate() {}

    /** Null if they are not, by any rule. */
    static @Nullable Weighing of(Identified one, Identified other, Circumstances circumstances) {
        var weighing = weighing((Plate) one.value(), (Plate) other.value());
        if (weighing != null) {
            weighing.weighIssuers(one.issuer(), other.issuer());
            circumstances.weighVins(weighing);
            // A plate seen on another make is a finding, not a doubt, unless the plate itself is in doubt.
            if (weighing.rule() != KeyRule.EXACT || differ(one.issuer(), other.issuer())) {
                circumstances.weighAppearance(weighing);
            }
        }
        return weighing;
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }

    private static @Nullable Weighing weighing(Plate one, Plate other) {
        if (one.complete() && other.complete()) {
            var rule = SameNumber.rule(one, other);
            return rule == null ? misread(one, other) : new Weighing(IdentifierKind.PLATE, rule);
        }
        if (one.complete() || other.complete()) {
            return one.complete() ? unreadable(other, one) : unreadable(one, other);
        }
        return null; // two gaps leave too much open
    }

    private static @Nullable Weighing unreadable(Plate withGap, Plate complete) {
        var masked = withGap.latinForms();
        return complete.latinForms().stream()
                        .flatMap(form -> Misreading.masks(form).stream())
                        .anyMatch(masked::contains)
                ? new Weighing(IdentifierKind.PLATE, KeyRule.UNREADABLE)
                : null;
    }

    private static @Nullable Weighing misread(Plate one, Plate other) {
        var easily = one.latinForms().stream()
                .flatMap(form -> other.latinForms().stream().map(otherForm -> Misreading.likelihood(form, otherForm)))
                .flatMapToDouble(OptionalDouble::stream)
                .max();
        return easily.isEmpty()
                ? null
                : new Weighing(IdentifierKind.PLATE, KeyRule.MISREAD).add(easily.getAsDouble() * EASILY_MISREAD);
    }
}
