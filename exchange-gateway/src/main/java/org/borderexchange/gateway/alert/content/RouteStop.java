package org.borderexchange.gateway.alert.content;

import java.time.Instant;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.Confidence;
import org.borderexchange.schemas.codelist.RouteRole;
import org.jspecify.annotations.Nullable;

/** A stop on the way. */
public record RouteStop(
        RouteRole role,
        Place place,
        @Nullable Instant at,
        @Nullable Confidence confidence) {

    public RouteStop {
        new Faults().required("role", role).required("place", place).throwIfAny();
    }
}
