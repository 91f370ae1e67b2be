package org.borderexchange.notification.subscription.store;

import java.net.URI;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.borderexchange.notification.store.SecretBox;
import org.borderexchange.notification.subscription.Channel;
import org.bson.Document;
import org.bson.types.Binary;

/** Channels as subscriptions and rosters keep them: {@code {kind, url, secrets: [{text, until}], address, digest}}. Secrets are closed. */
public final class ChannelDocuments {

    private final SecretBox box;

    public ChannelDocuments(SecretBox box) {
        this.box = box;
    }

    public Document document(Channel channel) {
        var document = new Document("kind", channel.kind());
        return switch (channel) {
            case Channel.Sse sse -> document;
            case Channel.Webhook webhook ->
                document.append("url", webhook.url().toString())
                        .append(
                                "secrets",
                                webhook.secrets().stream()
                                        .map(secret -> new Document("text", new Binary(closed(secret)))
                                                .append(
                                                        "until",
                                                        secret.until()
                                                                .map(Date::from)
                                                                .orElse(null)))
                                        .toList());
            case Channel.Email email ->
                document.append("address", email.address())
                        .append("digest", email.digest().name());
        };
    }

    public Channel channel(Document document) {
        return switch (document.getString("kind")) {
            case "WEBHOOK" ->
                new Channel.Webhook(
                        URI.create(document.getString("url")),
                        document.getList("secrets", Document.class).stream()
                                .map(this::secret)
                                .toList());
            case "EMAIL" ->
                new Channel.Email(document.getString("address"), Channel.Digest.valueOf(document.getString("digest")));
            default -> new Channel.Sse();
        };
    }

    private Channel.Secret secret(Document document) {
        var closed = document.get("text", Binary.class).getData();
        var text = box.open(closed);
        return new Channel.Secret(
                text,
                Optional.ofNullable(document.getDate("until")).map(Date::toInstant),
                text.isPresent()
                        ? Optional.empty()
                        : Optional.of(Base64.getEncoder().encodeToString(closed)));
    }

    private byte[] closed(Channel.Secret secret) {
        return secret.text()
                .map(box::close)
                .orElseGet(() -> Base64.getDecoder().decode(secret.closed().orElseThrow()));
    }
}
