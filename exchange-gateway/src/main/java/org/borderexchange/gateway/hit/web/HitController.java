package org.borderexchange.gateway.hit.web;

import io.micrometer.core.instrument.MeterRegistry;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.borderexchange.gateway.alert.request.AcknowledgementRequest;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.hit.HitService;
import org.borderexchange.gateway.hit.wire.HitJson;
import org.borderexchange.gateway.outbox.WriteCapacity;
import org.borderexchange.gateway.problem.Problem;
import org.borderexchange.gateway.problem.ProblemAnswers;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.receipt.ReceiptService;
import org.borderexchange.gateway.receipt.wire.ReceiptJson;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.schemas.topic.HitId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Hits, and what this country says of them. What a caller may not see is answered like what does not exist. */
@RestController
@RequestMapping(path = "/api/v1/hits", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Hits")
class HitController {

    private final HitService service;
    private final ReceiptService receipts;
    private final ConsultationLog consultations;
    private final WriteCapacity capacity;
    private final MeterRegistry meters;

    HitController(
            HitService service,
            ReceiptService receipts,
            ConsultationLog consultations,
            WriteCapacity capacity,
            MeterRegistry meters) {
        this.service = service;
        this.receipts = receipts;
        this.consultations = consultations;
        this.capacity = capacity;
        this.meters = meters;
    }

    record Page(List<ObjectNode> items, @Nullable String next) {}

    @Operation(operationId = "listHits", summary = "Hits that concern this country, newest first")
    @GetMapping
    Page list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var page = service.list(HitParameters.read(parameters));
        consultations.record(
                caller,
                Kind.LISTED,
                page.hits().stream().map(visible -> visible.hit().id()).toList());
        return new Page(
                page.hits().stream().map(HitJson::of).toList(),
                page.next().map(PageParameters::cursorAfter).orElse(null));
    }

    @Operation(operationId = "readHit", summary = "A hit that concerns this country")
    @GetMapping("/{id}")
    ObjectNode read(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        var found = service.find(existing(id)).orElseThrow(HitService.NoSuchHit::new);
        consultations.record(caller, Kind.READ, found.hit().id());
        return HitJson.of(found);
    }

    @Operation(
            operationId = "judgeHit",
            summary = "Confirm or reject a hit",
            description =
                    "Tells both owners. A later verdict of this country takes the place of an earlier one; the same again changes"
                            + " nothing, unless other values agree by now.")
    @PostMapping(path = "/{id}/verdict", consumes = MediaType.APPLICATION_JSON_VALUE)
    ObjectNode judge(
            @PathVariable String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        var judgement = Judgement.read(body);
        var judged = capacity.within(
                () -> service.judge(existing(id), judgement.verdict(), judgement.reason(), caller.subject()));
        if (judged.now()) {
            meters.counter("exchange.verdicts", "verdict", judgement.verdict().code())
                    .increment();
        }
        return HitJson.of(judged.hit());
    }

    @Operation(
            operationId = "acknowledgeHit",
            summary = "Say that the desk has taken a hit in hand",
            description =
                    "Tells both owners and stops escalation. The first acknowledgement of a country stands; another changes nothing.")
    @PostMapping("/{id}/acknowledgement")
    ObjectNode acknowledge(
            @PathVariable String id,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        var note = AcknowledgementRequest.read(body).spoken();
        var acknowledged = capacity.within(() -> {
            var hit = service.find(existing(id))
                    .orElseThrow(HitService.NoSuchHit::new)
                    .hit();
            return receipts.acknowledge(hit.id().toString(), hit.version(), note, caller.subject());
        });
        if (acknowledged.now()) {
            meters.counter("exchange.receipts", "kind", "acknowledged").increment();
        }
        return ReceiptJson.of(acknowledged.receipt());
    }

    @ExceptionHandler
    ResponseEntity<Problem> absent(HitService.NoSuchHit absent) {
        return ProblemAnswers.of(Problem.of(ProblemType.NOT_FOUND));
    }

    private static HitId existing(String id) {
        return HitId.parse(id).orElseThrow(HitService.NoSuchHit::new);
    }
}
