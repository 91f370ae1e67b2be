package org.borderexchange.schemas.matching;

import java.util.List;
import org.borderexchange.schemas.wire.Alert;

/** The identifiers in an alert: of vehicles, means of transport, parts, documents, containers and persons. */
public final class AlertIdentifiers {
    private AlertIdentifiers() {}

    /**
     * In the order of the contract. A value that this release cannot read is left out: the alert is kept and shown,
     * only that value matches nothing.
     */
    public static List<Identified> of(Alert alert) {
        return List.of();
    }
}
