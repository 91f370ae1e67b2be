package org.borderexchange.gateway.alert;

import java.time.Instant;
import org.borderexchange.gateway.routing.Audience;
import org.borderexchange.schemas.codelist.ActionToTake;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.topic.WorkingGroup;
import org.jspecify.annotations.Nullable;

/** What admission looks at. In an alert whose form is wrong, null is also what could not be read. */
public record AlertDraft(
        @Nullable WorkingGroup workingGroup,
        @Nullable Audience audience,
        @Nullable ContentType type,
        @Nullable ActionToTake actionToTake,
        @Nullable Instant validUntil) {

    static AlertDraft of(AlertDetails details) {
        return new AlertDraft(
                details.workingGroup(),
                details.audience(),
                details.content().type(),
                details.actionToTake(),
                details.validUntil());
    }
}
