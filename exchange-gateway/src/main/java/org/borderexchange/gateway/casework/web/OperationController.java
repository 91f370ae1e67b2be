package org.borderexchange.gateway.casework.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.alert.request.RequestHeaders;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.casework.CaseActService;
import org.borderexchange.gateway.casework.CaseActService.NoSuchSubject;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.JointOperation;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.wire.CaseworkJson;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.schemas.codelist.OperationStatus;
import org.borderexchange.schemas.topic.OperationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** Joint operations, and what officers do in them. What this country may not see is answered like what does not exist. */
@RestController
@RequestMapping(path = ActAnswers.OPERATIONS, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Joint operations")
class OperationController {

    private final Casework casework;
    private final CaseActService acts;
    private final ActAnswers answers;
    private final ConsultationLog consultations;

    OperationController(Casework casework, CaseActService acts, ActAnswers answers, ConsultationLog consultations) {
        this.casework = casework;
        this.acts = acts;
        this.answers = answers;
        this.consultations = consultations;
    }

    record Page(List<ObjectNode> items, @Nullable String next) {}

    @Operation(
            operationId = "listOperations",
            summary = "Joint operations in which this country takes part, newest first")
    @GetMapping
    Page list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var page = casework.operations(CaseworkParameters.search(parameters, OperationStatus.class));
        consultations.record(
                caller,
                Kind.LISTED,
                page.items().stream().map(JointOperation::id).toList());
        return new Page(
                page.items().stream().map(CaseworkJson::of).toList(),
                page.next().map(PageParameters::cursorAfter).orElse(null));
    }

    @Operation(operationId = "readOperation", summary = "A joint operation with its timeline")
    @GetMapping("/{id}")
    ObjectNode read(@PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletResponse response) {
        var found = casework.find(existing(id)).orElseThrow(NoSuchSubject::new);
        consultations.record(caller, Kind.READ, found.id());
        var json = CaseworkJson.of(found);
        json.set("timeline", CaseworkJson.of(casework.history(new Subject.OfOperation(found.id()))));
        // Set past Spring, which would answer 304: the timeline grows and alerts are lost, and the version stays.
        response.setHeader(HttpHeaders.ETAG, RequestHeaders.entityTag(found.version()));
        return json;
    }

    @Operation(operationId = "openOperation", summary = "Open a joint operation")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> open(@Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller)
            throws IOException {
        var draft = ActReader.terms(body);
        return ActAnswers.accepted(answers.done(draft, () -> acts.openOperation(draft, caller.subject())));
    }

    @Operation(
            operationId = "actOnOperation",
            summary = "Do something in a joint operation",
            description =
                    "The hub decides; how it decided is read at the address that is answered, and comes with the events.")
    @PostMapping(path = "/{id}/acts", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> act(
            @PathVariable String id,
            @RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
            @Parameter(hidden = true) InputStream body,
            @Parameter(hidden = true) Caller caller)
            throws IOException {
        var seen = Optional.ofNullable(ifMatch).map(RequestHeaders::ifMatch);
        var draft = ActReader.act(body, ActReader.ON_OPERATION);
        var subject = new Subject.OfOperation(existing(id));
        return ActAnswers.accepted(answers.done(draft, () -> acts.act(subject, draft, seen, caller.subject())));
    }

    @Operation(operationId = "readActOnOperation", summary = "What became of an act of this country")
    @GetMapping("/{id}/acts/{act}")
    ObjectNode standing(@PathVariable String id, @PathVariable String act, @Parameter(hidden = true) Caller caller) {
        var standing = ActAnswers.standing(acts, new Subject.OfOperation(existing(id)), act);
        consultations.record(caller, Kind.READ, List.of(id, act));
        return standing;
    }

    private static OperationId existing(String id) {
        return OperationId.parse(id).orElseThrow(NoSuchSubject::new);
    }
}
