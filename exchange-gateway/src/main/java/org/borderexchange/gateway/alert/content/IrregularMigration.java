package org.borderexchange.gateway.alert.content;

import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.MigrationEventKind;
import org.borderexchange.schemas.codelist.MigrationTransport;
import org.borderexchange.schemas.codelist.Vulnerability;
import org.jspecify.annotations.Nullable;

/** People on a migration path. It counts and never names. */
public record IrregularMigration(
        MigrationEventKind event,
        @Nullable Instant occurredAt,
        @Nullable Place place,
        @Nullable Direction direction,
        @Nullable MigrationTransport transport,
        @Nullable Counts counts,
        List<NationalityCount> nationalities,
        List<RouteStop> route,
        @Nullable Facilitation facilitation,
        @Nullable TraffickingIndicators trafficking,
        List<Vulnerability> vulnerabilities,
        @Nullable String responseTaken,
        @Nullable String narrative)
        implements Content {

    public IrregularMigration {
        var faults = new Faults();
        nationalities = faults.list("nationalities", nationalities);
        route = faults.list("route", route);
        vulnerabilities = faults.list("vulnerabilities", vulnerabilities);
        faults.required("event", event)
                .text("responseTaken", responseTaken, Faults.TEXT)
                .text("narrative", narrative, Faults.TEXT)
                .throwIfAny();
    }

    @Override
    public ContentType type() {
        return ContentType.IRREGULAR_MIGRATION;
    }
}
