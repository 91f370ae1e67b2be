package org.borderexchange.notification.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.AuthenticationManagerResolver;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderInitializationException;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;
import org.springframework.web.client.RestTemplate;

/**
 * The issuers whose tokens count, each for its own country. What they publish is fetched with the first token, so that the service starts while an
 * identity provider is down.
 */
final class TrustedIssuers implements AuthenticationManagerResolver<String> {

    private static final Duration CLOCK_SKEW = Duration.ofSeconds(30);
    private static final Duration PROVIDER_TIMEOUT = Duration.ofSeconds(2);

    private static final AuthenticationManager STRANGER = token -> {
        throw new InvalidBearerTokenException("not of a trusted issuer");
    };

    private final Map<String, AuthenticationManager> byIssuer;
    private final String audience;
    private final Clock clock;

    TrustedIssuers(SecurityProperties properties, Clock clock) {
        this.audience = properties.audience();
        this.clock = clock;
        this.byIssuer = properties.issuers().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        issuer -> issuer.getValue().toString(),
                        issuer -> manager(issuer.getValue(), issuer.getKey().toUpperCase(Locale.ROOT))));
    }

    @Override
    public AuthenticationManager resolve(String issuer) {
        return byIssuer.getOrDefault(issuer, STRANGER);
    }

    private AuthenticationManager manager(URI issuer, String country) {
        var hub = country.equals(ExchangeDirectory.HUB);
        var provider = new JwtAuthenticationProvider(new SupplierJwtDecoder(() -> decoder(issuer, country)));
        provider.setJwtAuthenticationConverter(jwt -> authentication(jwt, country, roles(jwt, hub)));
        return authentication -> {
            try {
                return provider.authenticate(authentication);
            } catch (JwtDecoderInitializationException | AuthenticationServiceException unreachable) {
                throw new IdentityProviderUnavailable(unreachable);
            }
        };
    }

    private JwtDecoder decoder(URI issuer, String country) {
        var requests = new SimpleClientHttpRequestFactory();
        requests.setConnectTimeout(PROVIDER_TIMEOUT);
        requests.setReadTimeout(PROVIDER_TIMEOUT);
        var decoder = NimbusJwtDecoder.withIssuerLocation(issuer.toString())
                .restOperations(new RestTemplate(requests))
                .jwsAlgorithm(SignatureAlgorithm.RS256)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(validator(issuer, country));
        return decoder;
    }

    private OAuth2TokenValidator<Jwt> validator(URI issuer, String country) {
        var lifetime = new JwtTimestampValidator(CLOCK_SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        lifetime.setClock(clock);
        return new DelegatingOAuth2TokenValidator<>(
                lifetime,
                new JwtIssuerValidator(issuer.toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, named -> named != null && named.contains(audience)),
                new JwtClaimValidator<>("country", country::equals),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }

    private static CallerAuthentication authentication(Jwt jwt, String reader, Set<Role> roles) {
        var subject = subject(jwt);
        var expires = Objects.requireNonNull(jwt.getExpiresAt(), "validated before");
        var administers = roles.stream().anyMatch(role -> role.permissions().contains(Permission.ADMINISTER));
        return new CallerAuthentication(new Caller(reader, subject, administers, expires), subject, roles);
    }

    private static String subject(Jwt jwt) {
        return Objects.requireNonNull(jwt.getSubject(), "validated before");
    }

    private static Set<Role> roles(Jwt jwt, boolean hub) {
        var roles = EnumSet.noneOf(Role.class);
        if (jwt.getClaim("roles") instanceof List<?> slugs) {
            for (var slug : slugs) {
                Role.of(String.valueOf(slug), hub).ifPresent(roles::add);
            }
        }
        return roles;
    }
}
