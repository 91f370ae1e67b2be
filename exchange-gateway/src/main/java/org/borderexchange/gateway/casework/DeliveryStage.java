package org.borderexchange.gateway.casework;

import java.time.Instant;
import org.borderexchange.gateway.alert.content.Place;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.DeliveryStageKind;
import org.borderexchange.schemas.topic.CountryCode;
import org.jspecify.annotations.Nullable;

/**
 * A step of a controlled delivery.
 *
 * @param country that authorised it, into which the border was crossed, that took it over, or where it was seized or lost
 */
public record DeliveryStage(
        DeliveryStageKind kind,
        CountryCode country,
        Instant at,
        @Nullable Place place) {

    public DeliveryStage {
        new Faults()
                .required("kind", kind)
                .required("country", country)
                .required("at", at)
                .throwIfAny();
    }
}
