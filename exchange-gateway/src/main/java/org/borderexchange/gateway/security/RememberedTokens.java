package org.borderexchange.gateway.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Spares the proof of a signature that was proven a moment ago: a quarter of what a check costs. What a token allows ends no later for it,
 * because its times are looked at with every use; a key that its issuer has withdrawn counts a minute longer at most. Thread-safe.
 */
final class RememberedTokens implements JwtDecoder {

    private static final Duration MEMORY = Duration.ofMinutes(1);
    private static final int TOKENS = 10_000;

    private final JwtDecoder decoder;
    private final OAuth2TokenValidator<Jwt> lifetime;
    private final Cache<String, Jwt> proven =
            Caffeine.newBuilder().maximumSize(TOKENS).expireAfterWrite(MEMORY).build();

    /** @param decoder proves and validates everything, {@code lifetime} included */
    RememberedTokens(JwtDecoder decoder, OAuth2TokenValidator<Jwt> lifetime) {
        this.decoder = decoder;
        this.lifetime = lifetime;
    }

    @Override
    public Jwt decode(String token) {
        var known = proven.getIfPresent(token);
        if (known != null && !lifetime.validate(known).hasErrors()) {
            return known;
        }
        var jwt = decoder.decode(token);
        proven.put(token, jwt);
        return jwt;
    }
}
