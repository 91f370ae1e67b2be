package org.borderexchange.gateway.casework;

import java.time.Instant;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.schemas.codelist.OperationKind;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;

/** What a joint operation is about. */
public record OperationTerms(
        String name,
        OperationKind kind,
        WorkingGroup workingGroup,
        Instant startsAt,
        @Nullable Instant endsAt,
        String legalBasis,
        String objectives) {

    public OperationTerms {
        new Faults()
                .requiredText("name", name, Faults.LINE)
                .required("kind", kind)
                .required("workingGroup", workingGroup)
                .required("startsAt", startsAt)
                .check(
                        endsAt == null || startsAt == null || endsAt.isAfter(startsAt),
                        "endsAt",
                        "must be after startsAt")
                .requiredText("legalBasis", legalBasis, CaseAct.REASON)
                .requiredText("objectives", objectives, Faults.TEXT)
                .throwIfAny();
    }
}
