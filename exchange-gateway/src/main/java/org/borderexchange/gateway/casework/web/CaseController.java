package org.borderexchange.gateway.casework.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.borderexchange.gateway.alert.VisibleAlerts;
import org.borderexchange.gateway.alert.request.PageParameters;
import org.borderexchange.gateway.alert.request.RequestHeaders;
import org.borderexchange.gateway.audit.Consultation.Kind;
import org.borderexchange.gateway.audit.ConsultationLog;
import org.borderexchange.gateway.casework.CaseActService;
import org.borderexchange.gateway.casework.CaseActService.NoSuchSubject;
import org.borderexchange.gateway.casework.Casework;
import org.borderexchange.gateway.casework.Subject;
import org.borderexchange.gateway.casework.wire.CaseworkJson;
import org.borderexchange.gateway.problem.Fault;
import org.borderexchange.gateway.problem.ProblemType;
import org.borderexchange.gateway.problem.Refused;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.schemas.codelist.CaseStatus;
import org.borderexchange.schemas.topic.CaseId;
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

/** Cases, and what officers do in them. What this country may not see is answered like what does not exist. */
@RestController
@RequestMapping(path = ActAnswers.CASES, produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases")
class CaseController {

    private final Casework casework;
    private final CaseActService acts;
    private final VisibleAlerts alerts;
    private final ActAnswers answers;
    private final ConsultationLog consultations;

    CaseController(
            Casework casework,
            CaseActService acts,
            VisibleAlerts alerts,
            ActAnswers answers,
            ConsultationLog consultations) {
        this.casework = casework;
        this.acts = acts;
        this.alerts = alerts;
        this.answers = answers;
        this.consultations = consultations;
    }

    record Page(List<ObjectNode> items, @Nullable String next) {}

    @Operation(operationId = "listCases", summary = "Cases that this country may see, newest first")
    @GetMapping
    Page list(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var page = casework.cases(CaseworkParameters.search(parameters, CaseStatus.class));
        consultations.record(
                caller,
                Kind.LISTED,
                page.items().stream().map(shown -> shown.file().id()).toList());
        return new Page(
                page.items().stream().map(CaseworkJson::of).toList(),
                page.next().map(PageParameters::cursorAfter).orElse(null));
    }

    @Operation(operationId = "readCase", summary = "A case with its timeline")
    @GetMapping("/{id}")
    ObjectNode read(@PathVariable String id, @Parameter(hidden = true) Caller caller, HttpServletResponse response) {
        var found = casework.find(existing(id)).orElseThrow(NoSuchSubject::new);
        consultations.record(caller, Kind.READ, id);
        var json = CaseworkJson.of(found);
        json.set("timeline", CaseworkJson.of(casework.history(found.file())));
        // Set past Spring, which would answer 304: the timeline grows and alerts are lost, and the version stays.
        response.setHeader(
                HttpHeaders.ETAG, RequestHeaders.entityTag(found.file().version()));
        return json;
    }

    @Operation(
            operationId = "relatedCases",
            summary = "Cases that seem to be about the same as some alerts",
            description = "They hold one of the alerts, or an alert that a hit joins with one of them.")
    @GetMapping("/related")
    Page related(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var of = CaseworkParameters.alerts(parameters);
        if (of.stream().anyMatch(alert -> alerts.find(alert).isEmpty())) {
            throw new Refused(
                    ProblemType.INVALID_REQUEST, new Fault("/alert", "there is no such alert for this country"));
        }
        var related = casework.related(of);
        consultations.record(
                caller,
                Kind.LISTED,
                related.stream().map(one -> one.file().id()).toList());
        return new Page(related.stream().map(CaseworkJson::of).toList(), null);
    }

    @Operation(
            operationId = "openCase",
            summary = "Open a case by hand",
            description =
                    "If there are related cases that are not named in despite, they are answered and nothing is opened.")
    @PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<ObjectNode> open(@Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller)
            throws IOException {
        var opening = ActReader.opening(body);
        return ActAnswers.accepted(
                answers.done(opening.draft(), () -> acts.open(opening.draft(), opening.despite(), caller.subject())));
    }

    @Operation(
            operationId = "actOnCase",
            summary = "Do something in a case",
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
        var draft = ActReader.act(body, ActReader.ON_CASE);
        var subject = new Subject.OfCase(existing(id));
        return ActAnswers.accepted(answers.done(draft, () -> acts.act(subject, draft, seen, caller.subject())));
    }

    @Operation(operationId = "readActOnCase", summary = "What became of an act of this country")
    @GetMapping("/{id}/acts/{act}")
    ObjectNode standing(@PathVariable String id, @PathVariable String act, @Parameter(hidden = true) Caller caller) {
        var standing = ActAnswers.standing(acts, new Subject.OfCase(existing(id)), act);
        consultations.record(caller, Kind.READ, List.of(id, act));
        return standing;
    }

    static CaseId existing(String id) {
        return CaseId.parse(id).orElseThrow(NoSuchSubject::new);
    }
}
