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
import org.borderexchange.schemas.topic.CaseId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Cases as the caller's country was told of them. What it was not told is answered like what does not exist. */
@RestController
@RequestMapping(path = "/api/v1/cases", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Cases")
class CaseController {

    private final CaseReader reader;

    CaseController(CaseReader reader) {
        this.reader = reader;
    }

    /** @param next null: this was the last page */
    record CasePage(List<CaseJson> items, @Nullable String next) {}

    @Operation(operationId = "searchCases", summary = "Cases that the caller may see, what changed last first")
    @GetMapping
    CasePage search(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var page = reader.search(CaseParameters.ofCases(parameters, caller.country()));
        return new CasePage(
                page.items().stream().map(CaseJson::listed).toList(),
                page.next().map(ListCursor::text).orElse(null));
    }

    @Operation(
            operationId = "readCase",
            summary =
                    "A case that the caller may see, as it is now or was at an earlier time, with what happened in it")
    @GetMapping("/{id}")
    CaseJson read(
            @PathVariable String id,
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var moment = CaseParameters.ofACase(parameters);
        var read = CaseId.parse(id)
                .flatMap(subject -> moment.at()
                        .map(at -> reader.read(subject, caller.country(), at))
                        .orElseGet(() -> reader.read(subject, caller.country())));
        return read.map(found -> CaseJson.of(found, moment)).orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
    }
}
