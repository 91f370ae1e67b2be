package org.borderexchange.local.stack;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.borderexchange.local.identity.Issuer;
import org.borderexchange.local.identity.TokenRequest;
import org.borderexchange.local.secret.Secrets;

/** Access tokens of the demo accounts of a running stack. */
public final class Tokens {

    /** Half of a token's life. */
    private static final Duration REUSE = Duration.ofMinutes(30);

    private final DataFolder folder;
    private final URI provider;
    private final InstantSource clock = InstantSource.system();
    private final Map<String, Held> held = new ConcurrentHashMap<>();

    private record Held(String token, Instant reusableUntil) {}

    public Tokens(StackSettings settings) {
        this.folder = new DataFolder(settings.data());
        this.provider = settings.ports().identityUrl();
    }

    /**
     * A token with at least half of its life before it.
     *
     * @param country ISO 3166-1 alpha-2, or {@code HUB}
     * @throws StackFailed if there is no such account, or the identity provider does not answer
     */
    public String get(String country, String role) {
        return held.compute(
                        new Issuer(country).account(role),
                        (account, last) -> last != null && clock.instant().isBefore(last.reusableUntil())
                                ? last
                                : new Held(
                                        request(new Issuer(country), role),
                                        clock.instant().plus(REUSE)))
                .token();
    }

    private String request(Issuer issuer, String role) {
        var secret = Secrets.read(folder.clientSecrets())
                .find(issuer.account(role))
                .orElseThrow(() -> new StackFailed(
                        "%s has no %s here. Accounts are made by deploy/local/up; roles of a country that takes part: %s."
                                .formatted(issuer.country(), role, String.join(", ", issuer.roles()))));
        try {
            return new TokenRequest(issuer.tokenEndpoint(provider), role, secret).send();
        } catch (IOException failed) {
            throw new StackFailed(
                    "No token from %s (%s). Does the stack run? deploy/local/up starts it."
                            .formatted(issuer.uri(provider), failed.getMessage()),
                    failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted", interrupted);
        }
    }
}
