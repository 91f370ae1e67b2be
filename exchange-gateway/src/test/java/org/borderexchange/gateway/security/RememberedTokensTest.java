package org.borderexchange.gateway.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.borderexchange.gateway.SettableClock;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.jwt.BadJwtException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;

class RememberedTokensTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
    private static final Duration LIFE = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock(NOW);
    private final AtomicInteger proofs = new AtomicInteger();
    private final RememberedTokens tokens = new RememberedTokens(this::prove, lifetime());

    @Test
    void aSignatureIsProvenOnce() {
        assertThat(tokens.decode("token")).isEqualTo(tokens.decode("token"));
        assertThat(proofs).hasValue(1);
    }

    @Test
    void everyTokenIsProvenForItself() {
        tokens.decode("token");

        assertThat(tokens.decode("another").getTokenValue()).isEqualTo("another");
        assertThat(proofs).hasValue(2);
    }

    @Test
    void whatHasExpiredCountsNoMore() {
        tokens.decode("token");
        clock.set(NOW.plus(LIFE).plusMillis(1));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("token"));
    }

    @Test
    void whatWasRefusedIsNotRemembered() {
        clock.set(NOW.plus(LIFE).plusMillis(1));

        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("token"));
        assertThatExceptionOfType(BadJwtException.class).isThrownBy(() -> tokens.decode("token"));
        assertThat(proofs).hasValue(2);
    }

    private Jwt prove(String token) {
        proofs.incrementAndGet();
        var jwt = Jwt.withTokenValue(token)
                .header("alg", "RS256")
                .subject("officer")
                .issuedAt(NOW)
                .expiresAt(NOW.plus(LIFE))
                .build();
        if (lifetime().validate(jwt).hasErrors()) {
            throw new BadJwtException("expired");
        }
        return jwt;
    }

    private JwtTimestampValidator lifetime() {
        var lifetime = new JwtTimestampValidator(Duration.ZERO);
        lifetime.setClock(clock);
        return lifetime;
    }
}
