package org.borderexchange.notification.subscription;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.borderexchange.notification.request.BodyReader;

/** Reads a channel as the API writes it. Shared by subscriptions and duty rosters. */
public final class ChannelReader {

    private static final int LONGEST_URL = 2_000;
    private static final int LONGEST_ADDRESS = 254;

    /** Of RFC 5321's mailboxes those that occur, without quoting and without anything that could end a header. */
    private static final Pattern MAILBOX =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,186}[A-Za-z0-9])?");

    private final WebhookTargets targets;

    public ChannelReader(WebhookTargets targets) {
        this.targets = targets;
    }

    /** @param streams are streams possible here? @return empty if a fault was noted; a webhook has no secret yet */
    public Optional<Channel> read(BodyReader body, boolean streams) {
        var kinds = streams ? "SSE, WEBHOOK or EMAIL" : "WEBHOOK or EMAIL";
        var kind = body.requiredText("kind", 10);
        return switch (kind) {
            case "SSE" -> {
                if (!streams) {
                    body.fault("kind", kinds);
                    yield Optional.empty();
                }
                yield Optional.of(new Channel.Sse());
            }
            case "WEBHOOK" -> url(body).map(url -> new Channel.Webhook(url, List.of()));
            case "EMAIL" -> email(body, streams);
            case "" -> Optional.empty();
            default -> {
                body.fault("kind", kinds);
                yield Optional.empty();
            }
        };
    }

    private Optional<URI> url(BodyReader body) {
        var text = body.requiredText("url", LONGEST_URL);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var url = new URI(text);
            var objection = targets.objection(url);
            objection.ifPresent(wrong -> body.fault("url", wrong));
            return objection.isEmpty() ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException none) {
            body.fault("url", "an absolute https address");
            return Optional.empty();
        }
    }

    private static Optional<Channel> email(BodyReader body, boolean digests) {
        var address = body.requiredText("address", LONGEST_ADDRESS);
        boolean right = MAILBOX.matcher(address).matches() && !address.contains("..");
        if (!address.isEmpty() && !right) {
            body.fault("address", "one mail address, without a name");
        }
        var digest = digests
                ? body.value("digest", "NONE, HOURLY or DAILY", text -> Optional.of(Channel.Digest.valueOf(text)))
                        .orElse(Channel.Digest.NONE)
                : Channel.Digest.NONE;
        return right ? Optional.of(new Channel.Email(address, digest)) : Optional.empty();
    }
}
