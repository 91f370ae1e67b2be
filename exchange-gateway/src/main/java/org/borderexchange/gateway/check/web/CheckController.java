package org.borderexchange.gateway.check.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.borderexchange.gateway.alert.request.RequestJson;
import org.borderexchange.gateway.check.CheckOutcome;
import org.borderexchange.gateway.check.CheckService;
import org.borderexchange.gateway.check.Found;
import org.borderexchange.gateway.security.Caller;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.identifier.IdentifierKind;
import org.borderexchange.schemas.identifier.MatchStrength;
import org.borderexchange.schemas.matching.Evidence;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.util.unit.DataSize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** "Is this known?" */
@RestController
@Tag(name = "Checks")
class CheckController {

    private static final DataSize LARGEST_BODY = DataSize.ofKilobytes(64);

    private final CheckService service;

    CheckController(CheckService service) {
        this.service = service;
    }

    enum Result {
        HIT,
        NO_HIT
    }

    /** @param alerts the strongest first @param more there are weaker ones beyond these */
    @Schema(name = "CheckAnswer")
    record Answer(
            Result result,
            List<MatchingAlert> alerts,
            @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean more) {

        static Answer of(CheckOutcome outcome) {
            return new Answer(
                    outcome.isHit() ? Result.HIT : Result.NO_HIT,
                    outcome.found().stream().map(MatchingAlert::of).toList(),
                    outcome.more());
        }
    }

    /** @param type null: of a later release */
    record MatchingAlert(
            String id,
            String owner,
            @Nullable ContentType type,
            String actionToTake,
            MatchStrength strength,
            List<Agreement> matchedOn) {

        static MatchingAlert of(Found found) {
            return new MatchingAlert(
                    found.alert().toString(),
                    found.alert().owner().value(),
                    found.type().orElse(null),
                    found.actionToTake(),
                    found.match().strength(),
                    found.match().evidence().stream().map(Agreement::of).toList());
        }
    }

    record Agreement(IdentifierKind kind, String rule, MatchStrength strength, String explanation) {

        static Agreement of(Evidence evidence) {
            return new Agreement(evidence.kind(), evidence.rule(), evidence.strength(), evidence.explanation());
        }
    }

    @Operation(
            operationId = "check",
            summary = "Is this plate, vehicle, document, container or person known?",
            description =
                    "At least one identifier, in any spelling; ? is a character that could not be read, two at most. Every check is recorded."
                            + " The owner of an alert that is met is told of the sighting.")
    @PostMapping(
            path = "/api/v1/checks",
            consumes = MediaType.APPLICATION_JSON_VALUE,
            produces = MediaType.APPLICATION_JSON_VALUE)
    Answer check(@Parameter(hidden = true) InputStream body, @Parameter(hidden = true) Caller caller)
            throws IOException {
        var request = CheckReader.read(RequestJson.read(body, LARGEST_BODY));
        return Answer.of(service.check(request, caller.subject()));
    }
}
