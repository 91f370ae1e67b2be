package org.borderexchange.cases.hit.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.borderexchange.cases.hit.HitCursor;
import org.borderexchange.cases.hit.Hits;
import org.borderexchange.cases.problem.ProblemType;
import org.borderexchange.cases.problem.Refused;
import org.borderexchange.cases.security.Caller;
import org.borderexchange.schemas.topic.HitId;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Hits as the caller's country was told of them. What it was not told is answered like what does not exist. */
@RestController
@RequestMapping(path = "/api/v1/hits", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Hits")
class HitController {

    private final Hits hits;

    HitController(Hits hits) {
        this.hits = hits;
    }

    /** @param next null: this was the last page */
    record HitPage(List<HitJson> items, @Nullable String next) {}

    @Operation(operationId = "searchHits", summary = "Hits that the caller may see, newest first")
    @GetMapping
    HitPage search(
            @Parameter(hidden = true) @RequestParam MultiValueMap<String, String> parameters,
            @Parameter(hidden = true) Caller caller) {
        var page = hits.search(SearchParameters.read(parameters, caller.country()));
        return new HitPage(
                page.items().stream().map(HitJson::of).toList(),
                page.next().map(HitCursor::text).orElse(null));
    }

    @Operation(operationId = "readHit", summary = "A hit that the caller may see")
    @GetMapping("/{id}")
    HitJson read(@PathVariable String id, @Parameter(hidden = true) Caller caller) {
        return HitId.parse(id)
                .flatMap(hit -> hits.find(hit, caller.country()))
                .map(HitJson::of)
                .orElseThrow(() -> new Refused(ProblemType.NOT_FOUND));
    }
}
