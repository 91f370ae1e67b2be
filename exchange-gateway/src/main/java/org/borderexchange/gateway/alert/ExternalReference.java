package org.borderexchange.gateway.alert;

import org.borderexchange.gateway.problem.Faults;

/** The number of the matter in another system: SIENA, I-24/7, SIS, a court. */
public record ExternalReference(String system, String reference) {

    public ExternalReference {
        new Faults()
                .requiredText("system", system, 50)
                .requiredText("reference", reference, 100)
                .throwIfAny();
    }
}
