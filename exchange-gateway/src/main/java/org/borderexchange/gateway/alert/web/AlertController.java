package org.borderexchange.gateway.alert.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.AlertService;
import org.borderexchange.gateway.alert.CasesOfAlerts;
import org.borderexchange.gateway.alert.VisibleAlert;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.alert.request.AcknowledgementRequest;
import org.borderexchange.gateway.alert.request.RequestHeaders;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.alert.wire.AlertJson;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.borderexchange.gateway.receipt.Receptions;
import org.borderexchange.gateway.receipt.Tidings;
import org.borderexchange.gateway.receipt.wire.ReceiptJson;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.gateway.security.Permission;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.topic.AlertId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Alerts one by one. What a caller may not see is answered like what does not exist. */
@RestController
@RequestMapping(path = AlertController.PATH, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alerts")
class AlertController {

    static final String PATH = "/api/v1/alerts";

    private final AlertService service;
    private final VisibleAlerts visible;
    private final CasesOfAlerts cases;
    private final AlertIssuing issuing;
    private final AlertReader reader;
    private final ReceiptService receipts;
    private final Receptions receptions;
    private final Tidings tidings;
    private final ConsultationLog consultations;
    private final MeterRegistry meters;
    private final WriteCapacity capacity;
    private final LimitProperties limits;
    private final AlertJson json;
    private final Clock clock;

    AlertController(
            AlertService service,
            VisibleAlerts visible,
            CasesOfAlerts cases,
            AlertIssuing issuing,
            AlertReader reader,
            ReceiptService receipts,
            Receptions receptions,
            Tidings tidings,
            ConsultationLog consultations,
            MeterRegistry meters,
            WriteCapacity capacity,
            LimitProperties limits,
            AlertJson json,
            Clock clock) {
        this.service = service;
        this.visible = visible;
        this.cases = cases;
        this.issuing = issuing;
        this.reader = reader;
        this.receipts = receipts;
        this.receptions = receptions;
        this.tidings = tidings;
        this.consultations = consultations;
        this.meters = meters;
        this.capacity = capacity;
        this.limits = limits;
        this.json = json;
        this.clock = clock;
    }

    record Page<T>(List<T> items, @Nullable String next) {}

    /** @param receipts how far it has come in each country that it was sent to; of own alerts only */
    record History(
            List<Version> items,
            @Nullable String next,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            List<ObjectNode> receipts) {}

    record Version(
            int version,
            EventKind kind,
            Instant at,
            @Nullable String by) {}

    @Operation(
            operationId = "issueAlert",
            summary = "Issue an alert",
            description =
                    "Durable before the answer. The same idempotency key or national reference with the same content returns the"
                            + " first answer.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> issue(
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller,
            @RequestHeader(name = RequestHeaders.IDEMPOTENCY_KEY, required = false) @Nullable String key)
            throws IOException {
        var answer = issuing.issue(body, caller, RequestHeaders.idempotencyKey(key));
        var alert = answer.alert();
        return ResponseEntity.status(answer.issuedNow() ? HttpStatus.CREATED : HttpStatus.OK)
                .location(URI.create(PATH + "/" + alert.id()))
                .eTag(RequestHeaders.entityTag(alert.version()))
                .body(json.of(alert));
    }

    @Operation(operationId = "searchAlerts", summary = "Search own and received alerts, newest first")
    @GetMapping
    Page<ObjectNode> search(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var asked = SearchParameters.read(parameters, clock.instant());
        var search = caller.may(Permission.READ) ? Optional.of(asked) : asked.onlyOf(caller.country());
        var found = search.map(visible::search).orElse(List.of());
        var next = found.size() < asked.limit()
                ? null
                : SearchParameters.cursorAfter(found.getLast().id());
        consultations.record(
                caller, Kind.LISTED, found.stream().map(VisibleAlert::id).toList());
        return new Page<>(found.stream().map(json::of).toList(), next);
    }

    @Operation(operationId = "readAlert", summary = "An alert that this country may see: own or received")
    @GetMapping("/{id}")
    ObjectNode read(@PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletResponse response) {
        var alert = readable(id, caller).flatMap(visible::find).orElseThrow(AlertService.NoSuchAlert::new);
        consultations.record(caller, Kind.READ, alert.id());
        if (!isOwn(alert)) {
            tidings.read(alert.id().toString(), alert.version());
        }
        // Set past Spring, which would answer 304: the status changes with the clock, and the version does not.
        response.setHeader(HttpHeaders.ETAG, RequestHeaders.entityTag(alert.version()));
        var answer = json.of(alert);
        if (caller.may(Permission.CASE_READ)) {
            nameCases(alert.id(), answer);
        }
        return answer;
    }

    @Operation(
            operationId = "amendAlert",
            summary = "Amend an own alert",
            description =
                    "Replaces all that the alert says. What only answers carry (id, version, …) may be sent back and is passed over.")
    @PutMapping(path = "/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> amend(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        var version = RequestHeaders.ifMatch(ifMatch);
        var request = RequestJson.read(body, limits.body());
        return changed(capacity.within(
                () -> service.amend(existing(id), version, reader.amendedAlert(request), caller.subject())));
    }

    @Operation(operationId = "withdrawAlert", summary = "Withdraw an own alert")
    @PostMapping(path = "/{id}/withdrawal", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> withdraw(
            @PathVariable String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        var reason = reader.withdrawalReason(RequestJson.read(body, limits.body()));
        return changed(capacity.within(() -> service.withdraw(existing(id), reason, caller.subject())));
    }

    @Operation(
            operationId = "acknowledgeAlert",
            summary = "Say that the desk has taken a received alert in hand",
            description =
                    "Tells its owner and stops escalation. The first acknowledgement of a country stands; another changes nothing.")
    @PostMapping("/{id}/acknowledgement")
    ObjectNode acknowledge(
            @PathVariable String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        var note = AcknowledgementRequest.read(body).spoken();
        var acknowledged = capacity.within(() -> {
            var alert = visible.find(existing(id)).orElseThrow(AlertService.NoSuchAlert::new);
            if (isOwn(alert)) {
                throw new Refused(ProblemType.ALERT_IS_OWN);
            }
            return receipts.acknowledge(alert.id().toString(), alert.version(), note, caller.subject());
        });
        if (acknowledged.now()) {
            meters.counter("exchange.receipts", "kind", "acknowledged").increment();
        }
        return ReceiptJson.of(acknowledged.receipt());
    }

    @Operation(
            operationId = "alertHistory",
            summary =
                    "The versions of an alert that this country knows, oldest first; of an own one, how far it has come in each country")
    @GetMapping("/{id}/history")
    History history(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var versions = readable(id, caller).map(visible::history).orElse(List.of());
        if (versions.isEmpty()) {
            throw new AlertService.NoSuchAlert();
        }
        consultations.record(caller, Kind.HISTORY_READ, id);
        return new History(
                versions.stream()
                        .map(known -> new Version(
                                known.version(),
                                known.kind(),
                                known.at(),
                                known.by().orElse(null)))
                        .toList(),
                null,
                readable(id, caller)
                        .filter(alert -> alert.owner().equals(caller.country()))
                        .map(this::receiptsOf)
                        .orElse(null));
    }

    private List<ObjectNode> receiptsOf(AlertId own) {
        return receptions.of(own.toString(), service.reached(own)).stream()
                .map(ReceiptJson::of)
                .toList();
    }

    private static boolean isOwn(VisibleAlert alert) {
        return alert.publication().isPresent();
    }

    private void nameCases(AlertId id, ObjectNode answer) {
        var in = cases.of(id);
        if (!in.isEmpty()) {
            var named = answer.putArray("cases");
            in.forEach(one -> named.add(one.toString()));
        }
    }

    private ResponseEntity<ObjectNode> changed(VisibleAlert alert) {
        return ResponseEntity.ok()
                .eTag(RequestHeaders.entityTag(alert.version()))
                .body(json.of(alert));
    }

    /** Empty for what this caller may not read, were it there. */
    private static Optional<AlertId> readable(String id, Caller caller) {
        return AlertId.parse(id)
                .filter(alert -> caller.may(Permission.READ) || alert.owner().equals(caller.country()));
    }

    private static AlertId existing(String id) {
        return AlertId.parse(id).orElseThrow(AlertService.NoSuchAlert::new);
    }
}
