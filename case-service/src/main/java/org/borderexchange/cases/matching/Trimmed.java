package org.borderexchange.cases.matching;

import java.util.List;
import org.borderexchange.schemas.wire.Alert;
import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.IrregularMigration;
import org.borderexchange.schemas.wire.Smuggling;
import org.borderexchange.schemas.wire.StolenVehicle;

/** Events without what neither matching nor disclosure asks for, so that the hub keeps no more than it needs. */
final class Trimmed {

    static ExchangeEvent of(ExchangeEvent event) {
        var copy = ExchangeEvent.newBuilder(event).build();
        if (copy.getAlert() != null) {
            trim(copy.getAlert());
        }
        if (copy.getVerdict() != null) {
            copy.getVerdict().setReason("");
        }
        return copy;
    }

    private static void trim(Alert alert) {
        alert.setWithdrawalReason(null);
        alert.setNationalReference(null);
        alert.setLegalBasis("");
        alert.setOffence(null);
        alert.setExtensionReason(null);
        alert.setExternalReferences(List.of());
        alert.getUrgency().setJustification(null);
        alert.getHandling().setConditions(null);
        if (alert.getStolenVehicle() != null) {
            trim(alert.getStolenVehicle());
        }
        if (alert.getSmuggling() != null) {
            trim(alert.getSmuggling());
        }
        if (alert.getIrregularMigration() != null) {
            // It counts people and identifies nobody: nothing in it is compared.
            alert.setIrregularMigration(IrregularMigration.newBuilder()
                    .setEvent(alert.getIrregularMigration().getEvent())
                    .build());
        }
    }

    private static void trim(StolenVehicle vehicle) {
        vehicle.setTheft(null);
        vehicle.setDescription(null);
    }

    private static void trim(Smuggling smuggling) {
        smuggling.setDescription(null);
        smuggling.setQuantity(null);
        smuggling.setValue(null);
        smuggling.setRoute(List.of());
        smuggling.setOrganisations(List.of());
        smuggling.setSeizure(null);
    }

    private Trimmed() {}
}
