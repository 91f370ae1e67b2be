package org.borderexchange.local.identity;

import com.nimbusds.jose.jwk.JWKSet;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.borderexchange.local.secret.Secrets;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** What belongs to one issuer alone, by the issuer's identifier. */
final class Realms {

    private static final Duration TOKEN_LIFE = Duration.ofMinutes(60);

    /** @param clients by client id, which is the role */
    record Realm(Issuer issuer, JWKSet keys, Map<String, RegisteredClient> clients) {}

    private final Map<String, Realm> byIssuer;

    private Realms(Map<String, Realm> byIssuer) {
        this.byIssuer = byIssuer;
    }

    static Realms of(List<Issuer> issuers, URI provider, Path keys, Secrets secrets, PasswordEncoder encoder) {
        return new Realms(issuers.stream()
                .collect(Collectors.toUnmodifiableMap(
                        issuer -> issuer.uri(provider).toString(),
                        issuer -> new Realm(issuer, IssuerKey.of(issuer, keys), clients(issuer, secrets, encoder)))));
    }

    /** Of the request being served; {@link UnknownIssuersAnswer404} sees to it that there is one. */
    Realm current() {
        var issuer = AuthorizationServerContextHolder.getContext().getIssuer();
        return find(issuer).orElseThrow(() -> new IllegalStateException("a request for an unknown issuer got through"));
    }

    Optional<Realm> find(String issuer) {
        return Optional.ofNullable(byIssuer.get(issuer));
    }

    private static Map<String, RegisteredClient> clients(Issuer issuer, Secrets secrets, PasswordEncoder encoder) {
        return issuer.roles().stream()
                .map(role -> client(role, issuer.account(role), encoded(secrets.get(issuer.account(role)), encoder)))
                .collect(Collectors.toUnmodifiableMap(RegisteredClient::getClientId, Function.identity()));
    }

    private static String encoded(String secret, PasswordEncoder encoder) {
        return Objects.requireNonNull(encoder.encode(secret), "only no secret has no encoding");
    }

    private static RegisteredClient client(String role, String account, String encodedSecret) {
        return RegisteredClient.withId(account)
                .clientId(role)
                .clientSecret(encodedSecret)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(TOKEN_LIFE)
                        .build())
                .build();
    }
}
