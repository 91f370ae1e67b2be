package org.borderexchange.notification.subscription.web;

import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.util.Set;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.UrgencyLevel;

/** What {@link SubscriptionReader} reads, for the documentation of the interface alone. */
@Schema(name = "NewSubscription", description = "An absent or empty list asks for all that the caller may see")
record NewSubscription(
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
        Set<String> workingGroups,
        Set<ContentType> types,
        @Schema(description = "ISO 3166-1 alpha-2") Set<String> origins,
        Set<UrgencyLevel> urgencies,
        Set<EventKind> events,

        @Schema(description = "Common Expression Language", example = "content.make.is('volkswagen')")
        String filter,

        @Schema(description = "BCP 47, of mails", example = "sr-Latn")
        String language,

        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) NewChannel channel) {

    /** One of the three. */
    @Schema(name = "NewChannel")
    record NewChannel(
            @Schema(allowableValues = {"SSE", "WEBHOOK", "EMAIL"})
            String kind,

            @Schema(description = "of a webhook, https") URI url,
            @Schema(description = "of mail") String address,
            @Schema(description = "of mail, NONE if absent") Channel.Digest digest) {}
}
