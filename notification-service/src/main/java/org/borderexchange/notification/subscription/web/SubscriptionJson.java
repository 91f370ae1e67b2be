package org.borderexchange.notification.subscription.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.Subscription;
import org.jspecify.annotations.Nullable;

/** A subscription as the API answers it; what is null is left out. */
@Schema(name = "Subscription")
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionJson(
        String id,
        int version,
        String owner,
        Instant createdAt,
        String name,
        List<String> workingGroups,
        List<String> types,
        List<String> origins,
        List<String> urgencies,
        List<String> events,
        @Nullable String filter,
        String language,
        ChannelJson channel,
        List<String> muted) {

    /** @param secret answered once, when it was made */
    @Schema(name = "Channel")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record ChannelJson(
            String kind,
            @Nullable String url,
            @Nullable String secret,
            @Nullable String address,
            Channel.@Nullable Digest digest) {}

    static SubscriptionJson of(Subscription subscription, Optional<String> secret) {
        var terms = subscription.terms();
        return new SubscriptionJson(
                subscription.id(),
                subscription.version(),
                subscription.owner().subject(),
                subscription.createdAt(),
                terms.name(),
                sorted(terms.workingGroups()),
                sorted(terms.types()),
                sorted(terms.origins()),
                sorted(terms.urgencies()),
                sorted(terms.events()),
                terms.filter().orElse(null),
                terms.language().tag(),
                channel(subscription.channel(), secret.orElse(null)),
                sorted(subscription.muted()));
    }

    private static ChannelJson channel(Channel channel, @Nullable String secret) {
        return switch (channel) {
            case Channel.Sse sse -> new ChannelJson(sse.kind(), null, null, null, null);
            case Channel.Webhook webhook ->
                new ChannelJson(webhook.kind(), webhook.url().toString(), secret, null, null);
            case Channel.Email email -> new ChannelJson(email.kind(), null, null, email.address(), email.digest());
        };
    }

    private static List<String> sorted(Set<?> values) {
        return values.stream().map(Object::toString).sorted().toList();
    }
}
