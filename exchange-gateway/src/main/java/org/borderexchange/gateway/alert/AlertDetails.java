package org.borderexchange.gateway.alert;

import java.time.Instant;
import java.util.List;
import org.borderexchange.gateway.alert.content.Content;
import org.borderexchange.gateway.problem.Faults;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.MatchDisclosure;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;

/**
 * What the owner says: identification data, reason, action to be taken. The rules that need the directory, the clock or the earlier
 * version are {@link AdmissionRules}.
 *
 * @param nationalReference the owner's own number, unique in his country
 * @param audience absent: the whole working group
 * @param urgency absent: routine
 * @param validUntil live only before this moment; absent: see {@link Validity}
 * @param extensionReason why the validity was extended, required with an amendment that does
 * @param matchDisclosure absent: NONE
 */
public record AlertDetails(
        @Nullable String nationalReference,
        WorkingGroup workingGroup,
        Audience audience,
        Handling handling,
        Evaluation evaluation,
        Urgency urgency,
        String legalBasis,
        @Nullable String offence,
        ActionToTake actionToTake,
        @Nullable Instant validUntil,
        @Nullable String extensionReason,
        MatchDisclosure matchDisclosure,
        List<ExternalReference> externalReferences,
        Contact contact,
        Content content) {

    public AlertDetails {
        audience = audience == null ? Audience.WHOLE_GROUP : audience;
        urgency = urgency == null ? Urgency.ROUTINE : urgency;
        matchDisclosure = matchDisclosure == null ? MatchDisclosure.NONE : matchDisclosure;
        var faults = new Faults();
        externalReferences = faults.list("externalReferences", externalReferences);
        faults.text("nationalReference", nationalReference, 100)
                .required("workingGroup", workingGroup)
                .required("handling", handling)
                .required("evaluation", evaluation)
                .requiredText("legalBasis", legalBasis, 1_000)
                .text("offence", offence, Faults.LINE)
                .required("actionToTake", actionToTake)
                .text("extensionReason", extensionReason, Faults.TEXT)
                .required("contact", contact)
                .required("content", content)
                .throwIfAny();
    }

    AlertDetails withValidUntil(Instant moment) {
        return new AlertDetails(
                nationalReference,
                workingGroup,
                audience,
                handling,
                evaluation,
                urgency,
                legalBasis,
                offence,
                actionToTake,
                moment,
                extensionReason,
                matchDisclosure,
                externalReferences,
                contact,
                content);
    }

    AlertDetails withAudience(Audience narrowedOrWidened) {
        return new AlertDetails(
                nationalReference,
                workingGroup,
                narrowedOrWidened,
                handling,
                evaluation,
                urgency,
                legalBasis,
                offence,
                actionToTake,
                validUntil,
                extensionReason,
                matchDisclosure,
                externalReferences,
                contact,
                content);
    }
}
