package org.borderexchange.schemas.matching;

import java.util.Collection;
import java.util.List;
import org.borderexchange.schemas.wire.Alert;
import org.jspecify.annotations.Nullable;

/**
 * What of an alert is compared: its identifiers, and what else helps to tell whether the same vehicle is meant.
 *
 * @param identifiers each once; what is given again is left out
 * @param appearance of the vehicle; null if the alert describes none
 */
public record Particulars(
        List<Identified> identifiers, @Nullable Appearance appearance) {

    public Particulars {
        identifiers = identifiers.stream().distinct().toList();
    }

    public static Particulars of(Alert alert) {
        var vehicle = alert.getStolenVehicle();
        var appearance = vehicle == null
                ? null
                : new Appearance(vehicle.getMake(), vehicle.getModel(), vehicle.getColour(), vehicle.getModelYear());
        return new Particulars(AlertIdentifiers.of(alert), appearance);
    }

    public static Particulars of(Collection<Identified> identifiers) {
        return new Particulars(List.copyOf(identifiers), null);
    }
}
