package org.borderexchange.cases.matching;

import org.borderexchange.schemas.wire.ExchangeEvent;
import org.borderexchange.schemas.wire.IrregularMigration;
import org.borderexchange.schemas.wire.Smuggling;
import org.borderexchange.schemas.wire.StolenVehicle;

/** The state of an alert without what it is about: whose it is, who may read it, where it stands. */
final class Headline {

    static ExchangeEvent of(ExchangeEvent event) {
        var copy = ExchangeEvent.newBuilder(event).build();
        var alert = copy.getAlert();
        if (alert == null) {
            return copy;
        }
        if (alert.getStolenVehicle() != null) {
            alert.setStolenVehicle(StolenVehicle.newBuilder()
                    .setCategory(alert.getStolenVehicle().getCategory())
                    .build());
        }
        if (alert.getSmuggling() != null) {
            alert.setSmuggling(Smuggling.newBuilder()
                    .setCommodity(alert.getSmuggling().getCommodity())
                    .build());
        }
        if (alert.getIrregularMigration() != null) {
            alert.setIrregularMigration(IrregularMigration.newBuilder()
                    .setEvent(alert.getIrregularMigration().getEvent())
                    .build());
        }
        return copy;
    }

    private Headline() {}
}
