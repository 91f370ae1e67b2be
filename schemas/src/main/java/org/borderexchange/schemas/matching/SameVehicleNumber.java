package org.borderexchange.schemas.matching;

import org.borderexchange.schemas.identifier.ChassisNumber;
import org.borderexchange.schemas.identifier.Identifier;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.KeyRule;
import org.borderexchange.schemas.identifier.Vin;
import org.jspecify.annotations.Nullable;

/**
 * Whether two VINs, two chassis numbers, or one of each mean the same vehicle. A complete VIN equals only itself; six
 * characters given as a chassis number may be the end of one.
 */
final class SameVehicleNumber {
    private SameVehicleNumber() {}

    /** Both are VINs or chassis numbers; null if they are not the same by any rule. */
    static @Nullable Weighing of(Identifier one, Identifier other, Circumstances circumstances) {
        if (one instanceof Vin vin) {
            return other instanceof Vin otherVin
                    ? of(vin, otherVin, circumstances)
                    : of(vin, (ChassisNumber) other, circumstances);
        }
        return other instanceof Vin vin
                ? of(vin, (ChassisNumber) one, circumstances)
                : of((ChassisNumber) one, (ChassisNumber) other, circumstances);
    }

    private static @Nullable Weighing of(Vin one, Vin other, Circumstances circumstances) {
        if (one.complete() && other.complete()) {
            return one.equals(other) ? new Weighing(IdentifierKind.VIN, KeyRule.EXACT) : null;
        }
        if (one.complete() || other.complete()) {
            var complete = one.complete() ? one : other;
            var withGap = one.complete() ? other : one;
            return unreadable(withGap, complete.characters(), circumstances);
        }
        return null; // two gaps leave too much open
    }

    private static @Nullable Weighing of(ChassisNumber one, ChassisNumber other, Circumstances circumstances) {
        var rule = SameNumber.rule(one, other);
        if (rule == null) {
            return null;
        }
        var weighing = new Weighing(IdentifierKind.CHASSIS, rule);
        weighing.weighLength(one);
        circumstances.weighAppearance(weighing);
        return weighing;
    }

    private static @Nullable Weighing of(Vin vin, ChassisNumber chassis, Circumstances circumstances) {
        if (vin.characters().equals(chassis.characters())) {
            return new Weighing(IdentifierKind.VIN, KeyRule.EXACT);
        }
        var folded = Vin.fold(chassis.characters());
        if (vin.characters().equals(folded)) {
            return new Weighing(IdentifierKind.VIN, KeyRule.CONFUSABLE);
        }
        if (chassis.lastSixOfVin().filter(vin.keys()::contains).isPresent()) {
            return partial(KeyRule.LAST_SIX, circumstances);
        }
        return vin.complete() ? null : unreadable(vin, folded, circumstances);
    }

    private static @Nullable Weighing unreadable(Vin withGap, String complete, Circumstances circumstances) {
        return withGap.possible().anyMatch(complete::equals) ? partial(KeyRule.UNREADABLE, circumstances) : null;
    }

    private static Weighing partial(KeyRule rule, Circumstances circumstances) {
        var weighing = new Weighing(IdentifierKind.VIN, rule);
        circumstances.weighAppearance(weighing);
        return weighing;
    }
}
