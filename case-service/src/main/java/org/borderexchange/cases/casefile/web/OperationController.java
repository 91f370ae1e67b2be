package org.borderexchange.cases.casefile.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.borderexchange.cases.casefile.CaseReader;
import org.borderexchange.cases.casefile.ListCursor;
import org.borderexchange.cases.problem.ProblemType;
import org.borderexchange.cases.problem.Refused;
import org.borderexchange.cases.security.Caller;
import org.borderexchange.schemas.topic.OperationId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Joint operations as the caller's country was told of them. They are their participants' alone: the hub's analysts see none. */
@RestController
@RequestMapping(path = "/api/v1/operations", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Joint operations")
class OperationController {

    private final CaseReader reader;

    OperationController(CaseReader reader) {
        this.reader = reader;
    }

    /** @param next null: this was the last page */
    record OperationPage(
            List<OperationJson> items, @Nullable String next) {}

    @Operation(
            operationId = "searchOperations",
            summary = "Joint operations that the caller may see, what changed last first")
    @GetMapping
    OperationPage search(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        return caller.country()
                .map(country -> reader.search(CaseParameters.ofOperations(parameters, country)))
                .map(page -> new OperationPage(
                        page.items().stream().map(OperationJson::listed).toList(),
                        page.next().map(ListCursor::text).orElse(null)))
                .orElseGet(() -> new OperationPage(List.of(), null));
    }

    @Operation(
            operationId = "readOperation",
            summary = "A joint operation that the caller may see, with what happened in it")
    @GetMapping("/{id}")
    OperationJson read(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var moment = CaseParameters.ofAnOperation(parameters);
        return OperationId.parse(id)
                .flatMap(subject -> caller.country().flatMap(country -> reader.read(subject, country)))
                .map(found -> OperationJson.of(found, moment))
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
    }
}
