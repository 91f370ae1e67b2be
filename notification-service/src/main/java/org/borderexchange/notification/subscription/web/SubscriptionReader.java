package org.borderexchange.notification.subscription.web;

import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.borderexchange.notification.event.Reader;
import org.borderexchange.notification.request.BodyReader;
import org.borderexchange.notification.subscription.Channel;
import org.borderexchange.notification.subscription.ChannelReader;
import org.borderexchange.notification.subscription.Filter;
import org.borderexchange.notification.subscription.InvalidFilter;
import org.borderexchange.notification.subscription.Language;
import org.borderexchange.notification.subscription.Terms;
import org.borderexchange.notification.subscription.WebhookTargets;
import org.borderexchange.schemas.codelist.ContentType;
import org.borderexchange.schemas.codelist.EventKind;
import org.borderexchange.schemas.codelist.UrgencyLevel;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.borderexchange.schemas.topic.WorkingGroup;

/** Reads what is asked for. A group of which the caller's country is no member now is answered like one that does not exist. */
final class SubscriptionReader {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_FILTER = 4_000;

    /** What others say of receipts is for owners alone, and an erasure leaves nothing to be told. */
    private static final Set<EventKind> NEVER = Set.of(EventKind.RECEIPT_GIVEN, EventKind.ALERT_ERASED);

    /** @param filter that of the terms, read */
    record Wish(Terms terms, Optional<Filter> filter, Channel channel) {}

    private final ChannelReader channels;
    private final Supplier<ExchangeDirectory> directory;
    private final Clock clock;

    SubscriptionReader(WebhookTargets targets, Supplier<ExchangeDirectory> directory, Clock clock) {
        this.channels = new ChannelReader(targets);
        this.directory = directory;
        this.clock = clock;
    }

    Wish subscription(BodyReader body, Reader reader) {
        var filter = filter(body);
        var terms = terms(body, reader, body.requiredText("name", LONGEST_NAME), filter);
        var channel = body.object("channel", inner -> channels.read(inner, true));
        return new Wish(terms, filter, channel.orElse(new Channel.Sse()));
    }

    /** A dry run needs neither name nor channel; both may be there. */
    Wish dryRun(BodyReader body, Reader reader) {
        var filter = filter(body);
        var name = body.text("name", LONGEST_NAME).orElse("dry run");
        return new Wish(terms(body, reader, name, filter), filter, channelIfThere(body));
    }

    private Channel channelIfThere(BodyReader body) {
        return body.has("channel")
                ? body.object("channel", inner -> channels.read(inner, true)).orElse(new Channel.Sse())
                : new Channel.Sse();
    }

    private Terms terms(BodyReader body, Reader reader, String name, Optional<Filter> filter) {
        return new Terms(
                name,
                body.values("workingGroups", "a working group of yours", id -> group(id, reader)),
                body.values("types", "a content type", code -> Optional.of(ContentType.valueOf(code))),
                body.values("origins", "a member country, two capital letters", this::country),
                body.values("urgencies", "ROUTINE or URGENT", code -> Optional.of(UrgencyLevel.valueOf(code))),
                body.values("events", "a kind of event that can be told", SubscriptionReader::kind),
                filter.map(Filter::text),
                body.value("language", "one of " + tags(), Language::of).orElse(Language.ENGLISH));
    }

    private static Optional<Filter> filter(BodyReader body) {
        var text = body.text("filter", LONGEST_FILTER);
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(Filter.of(text.get()));
        } catch (InvalidFilter invalid) {
            invalid.flaws().forEach(flaw -> body.fault("filter", flaw.toString()));
            return Optional.empty();
        }
    }

    private Optional<String> group(String id, Reader reader) {
        return directory
                .get()
                .group(new WorkingGroup(id))
                .filter(group -> reader.isHub() || group.hasMember(reader.country(), clock.instant()))
                .map(group -> group.id().value());
    }

    private Optional<String> country(String code) {
        var country = new CountryCode(code);
        return directory.get().countries().stream()
                .filter(known -> known.code().equals(country))
                .map(known -> known.code().value())
                .findFirst();
    }

    private static Optional<EventKind> kind(String code) {
        return Optional.of(EventKind.valueOf(code)).filter(kind -> !NEVER.contains(kind));
    }

    private static String tags() {
        return Arrays.stream(Language.values()).map(Language::tag).collect(Collectors.joining(", "));
    }
}
