package org.borderexchange.notification;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;

/** An identity provider with one issuer per path, each with its own key: real discovery, real signatures. */
public final class TestIssuer {

    private final HttpServer server;
    private final String path;
    private final String country;
    private final RSAKey key;
    private final Clock clock;

    private TestIssuer(HttpServer server, String path, String country, Clock clock) throws JOSEException {
        this.server = server;
        this.path = path;
        this.country = country;
        this.clock = clock;
        this.key = new RSAKeyGenerator(2048).keyID(country + "-key").generate();
    }

    /** A server without issuers, on a free port. */
    public static HttpServer startServer() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
        return server;
    }

    /** @param country what its tokens say by default */
    public static TestIssuer on(HttpServer server, String path, String country, Clock clock) throws JOSEException {
        var issuer = new TestIssuer(server, path, country, clock);
        issuer.serve(
                "/.well-known/openid-configuration",
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\",\"subject_types_supported\":[\"public\"]}"
                        .formatted(issuer.uri(), issuer.uri()));
        issuer.serve("/jwks", new JWKSet(issuer.key).toString());
        return issuer;
    }

    public String uri() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    /** A token that is good for ten minutes. */
    public String token(String... roles) {
        return token(claims -> claims, roles);
    }

    public String token(UnaryOperator<JWTClaimsSet.Builder> change, String... roles) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(uri())
                .subject(country.toLowerCase(java.util.Locale.ROOT) + "." + String.join("+", roles))
                .audience("border-exchange")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofMinutes(10))))
                .claim("country", country)
                .claim("roles", List.of(roles));
        return signed(change.apply(claims).build());
    }

    private String signed(JWTClaimsSet claims) {
        try {
            var header = new JWSHeader.Builder(JWSAlgorithm.RS256)
                    .keyID(key.getKeyID())
                    .build();
            var token = new SignedJWT(header, claims);
            token.sign(new RSASSASigner(key));
            return token.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void serve(String subPath, String json) {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        server.createContext(path + subPath, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
