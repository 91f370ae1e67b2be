package org.borderexchange.gateway.security;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;
import org.springframework.core.convert.converter.Converter;
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
 * The two issuers whose tokens count, each for its own country claim and roles. What they publish is fetched with the first token, so that a
 * gateway starts while an identity provider is down.
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

    TrustedIssuers(SecurityProperties properties, CountryCode country, Clock clock) {
        this.audience = properties.audience();
        this.clock = clock;
        this.byIssuer = Map.of(
                properties.nationalIssuer().toString(),
                manager(properties.nationalIssuer(), country.value(), jwt -> national(jwt, country)),
                properties.hubIssuer().toString(),
                manager(properties.hubIssuer(), ExchangeDirectory.HUB, TrustedIssuers::ofHub));
    }

    @Override
    public AuthenticationManager resolve(String issuer) {
        return byIssuer.getOrDefault(issuer, STRANGER);
    }

    private AuthenticationManager manager(URI issuer, String country, Converter<Jwt, CallerAuthentication> identity) {
        var provider = new JwtAuthenticationProvider(new SupplierJwtDecoder(() -> decoder(issuer, country)));
        provider.setJwtAuthenticationConverter(identity::convert);
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
        var lifetime = lifetime();
        decoder.setJwtValidator(validator(lifetime, issuer, country));
        return new RememberedTokens(decoder, lifetime);
    }

    private OAuth2TokenValidator<Jwt> lifetime() {
        var lifetime = new JwtTimestampValidator(CLOCK_SKEW);
        lifetime.setAllowEmptyExpiryClaim(false);
        lifetime.setClock(clock);
        return lifetime;
    }

    private OAuth2TokenValidator<Jwt> validator(OAuth2TokenValidator<Jwt> lifetime, URI issuer, String country) {
        return new DelegatingOAuth2TokenValidator<>(
                lifetime,
                new JwtIssuerValidator(issuer.toString()),
                new JwtClaimValidator<List<String>>(
                        JwtClaimNames.AUD, named -> named != null && named.contains(audience)),
                new JwtClaimValidator<>("country", country::equals),
                new JwtClaimValidator<String>(JwtClaimNames.SUB, subject -> subject != null && !subject.isBlank()));
    }

    private static CallerAuthentication national(Jwt jwt, CountryCode country) {
        var caller = new Caller(country, subject(jwt), roles(jwt, Role.Issuer.NATIONAL), expiry(jwt));
        return new CallerAuthentication(caller, caller.subject(), caller.roles());
    }

    private static CallerAuthentication ofHub(Jwt jwt) {
        return new CallerAuthentication(null, subject(jwt), roles(jwt, Role.Issuer.HUB));
    }

    private static String subject(Jwt jwt) {
        return Objects.requireNonNull(jwt.getSubject(), "validated before");
    }

    private static Instant expiry(Jwt jwt) {
        return Objects.requireNonNull(jwt.getExpiresAt(), "validated before");
    }

    private static Set<Role> roles(Jwt jwt, Role.Issuer issuer) {
        var roles = EnumSet.noneOf(Role.class);
        if (jwt.getClaim("roles") instanceof List<?> slugs) {
            for (var slug : slugs) {
                Role.of(String.valueOf(slug), issuer).ifPresent(roles::add);
            }
        }
        return roles;
    }
}
