package org.borderexchange.local.identity;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.util.List;
import org.borderexchange.local.secret.Secrets;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * Issues access tokens for the client credentials grant at {@code /<cc>/oauth2/token}, as Spring Authorization Server
 * does it; what is added here is that each issuer has its own keys, clients and country.
 */
@SpringBootApplication(proxyBeanMethods = false)
@EnableConfigurationProperties(IdentityProperties.class)
public class IdentityProvider {

    /** What the exchange's services ask for in {@code aud}. */
    static final String AUDIENCE = "border-exchange";

    /** Rounds of bcrypt, as a power of two. Slowness protects passwords that can be guessed; these are random. */
    private static final int QUICK = 4;

    /** @param args {@code --server.port} and {@link IdentityProperties} */
    public static void main(String[] args) {
        SpringApplication.run(IdentityProvider.class, args);
    }

    @Bean
    PasswordEncoder passwordEncoder() {
        return new BCryptPasswordEncoder(QUICK);
    }

    @Bean
    Realms realms(IdentityProperties properties, PasswordEncoder encoder) {
        var issuers = properties.issuers().stream().map(Issuer::new).toList();
        return Realms.of(issuers, properties.url(), properties.keys(), Secrets.read(properties.secrets()), encoder);
    }

    @Bean
    AuthorizationServerSettings authorizationServerSettings() {
        return AuthorizationServerSettings.builder()
                .multipleIssuersAllowed(true)
                .build();
    }

    @Bean
    ClientsOfIssuer clients(Realms realms) {
        return new ClientsOfIssuer(realms);
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(Realms realms) {
        return (selector, context) -> selector.select(realms.current().keys());
    }

    @Bean
    OAuth2TokenCustomizer<JwtEncodingContext> claims(Realms realms) {
        return token -> {
            var issuer = realms.current().issuer();
            var role = token.getRegisteredClient().getClientId();
            token.getClaims()
                    .subject(issuer.account(role))
                    .audience(List.of(AUDIENCE))
                    .claim("country", issuer.country())
                    .claim("roles", List.of(role));
        };
    }

    @Bean
    UnknownIssuersAnswer404 unknownIssuersAnswer404(Realms realms) {
        return new UnknownIssuersAnswer404(realms);
    }
}
