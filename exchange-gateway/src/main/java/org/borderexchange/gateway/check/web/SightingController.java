package org.borderexchange.gateway.check.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.regex.Pattern;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.check.SightingJson;
import org.borderexchange.gateway.check.Sightings;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.schemas.topic.AlertId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Where and when other countries met what an own alert seeks. */
@RestController
@Tag(name = "Checks")
class SightingController {

    private static final Pattern ORDER = Pattern.compile("[0-7][0-9A-HJKMNP-TV-Z]{25}-[A-Z]{2}");

    private final VisibleAlerts alerts;
    private final Sightings sightings;
    private final ConsultationLog consultations;

    SightingController(VisibleAlerts alerts, Sightings sightings, ConsultationLog consultations) {
        this.alerts = alerts;
        this.sightings = sightings;
        this.consultations = consultations;
    }

    record Page(List<ObjectNode> items, @Nullable String next) {}

    @Operation(
            operationId = "alertSightings",
            summary = "What other countries report of what an own alert seeks, newest first")
    @GetMapping(path = "/api/v1/alerts/{id}/sightings", produces = MediaType.APPLICATION_JSON_VALUE)
    Page sightings(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var page = PageParameters.read(parameters, ORDER);
        var alert = AlertId.parse(id)
                .filter(named -> named.owner().equals(caller.country()))
                .filter(named -> alerts.find(named).isPresent())
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
        var found = sightings.find(alert, page.before(), page.limit());
        consultations.record(caller, Kind.SIGHTINGS_READ, alert);
        var next = found.size() < page.limit()
                ? null
                : PageParameters.cursorAfter(found.getLast().order());
        return new Page(
                found.stream()
                        .map(sighting -> SightingJson.of(sighting.ulid(), sighting.event()))
                        .toList(),
                next);
    }
}
