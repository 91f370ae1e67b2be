package org.borderexchange.cases.casefile.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.borderexchange.cases.casefile.CaseReader.ReadOperation;
import org.borderexchange.cases.casefile.OperationView;
import org.borderexchange.schemas.wire.Operation;
import org.borderexchange.schemas.wire.OperationEnding;
import org.borderexchange.schemas.wire.OperationKind;
import org.borderexchange.schemas.wire.OperationStatus;
import org.jspecify.annotations.Nullable;

/**
 * A joint operation as the API answers it; what is null is left out.
 *
 * @param version what an act upon it is based on
 * @param participants the lead first
 * @param stages of a controlled delivery, oldest first
 * @param responsible who holds responsibility for the delivery now
 * @param timeline absent in lists; oldest first, up to 200 lines
 * @param timelineNext {@code timelineCursor} of the lines that follow; absent: these are the newest
 */
@Schema(name = "Operation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record OperationJson(
        String id,
        int version,
        String name,
        OperationKind kind,
        String workingGroup,
        Instant startsAt,
        @Nullable Instant endsAt,
        String legalBasis,
        String objectives,
        OperationStatus status,
        List<PartsJson.Participant> participants,
        List<String> cases,
        List<PartsJson.Stage> stages,
        @Nullable String responsible,
        @Nullable OperationEnding ending,
        @Nullable String endReason,
        Instant openedAt,
        Instant changedAt,
        @Nullable List<TimelineJson.Line> timeline,
        @Nullable String timelineNext) {

    static OperationJson listed(OperationView view) {
        return of(view.subject(), view.version(), view.content().orElseThrow(), Optional.empty());
    }

    static OperationJson of(ReadOperation read, CaseParameters.Moment moment) {
        return of(
                read.id().toString(),
                read.version(),
                read.operation(),
                Optional.of(TimelineJson.of(read.timeline(), moment.timelineAfter())));
    }

    private static OperationJson of(String id, int version, Operation operation, Optional<TimelineJson> timeline) {
        var terms = PartsJson.Terms.of(operation.getTerms());
        return new OperationJson(
                id,
                version,
                terms.name(),
                terms.kind(),
                terms.workingGroup(),
                terms.startsAt(),
                terms.endsAt(),
                terms.legalBasis(),
                terms.objectives(),
                operation.getStatus(),
                operation.getParticipants().stream()
                        .map(PartsJson.Participant::of)
                        .toList(),
                operation.getCases(),
                operation.getStages().stream().map(PartsJson.Stage::of).toList(),
                operation.getResponsible(),
                operation.getEnding(),
                operation.getEndReason(),
                Instant.ofEpochMilli(operation.getOpenedAt()),
                Instant.ofEpochMilli(operation.getChangedAt()),
                timeline.map(TimelineJson::lines).orElse(null),
                timeline.map(TimelineJson::next).orElse(null));
    }
}
