package org.borderexchange.local.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.stream.Stream;
import org.borderexchange.local.secret.Secrets;
import org.borderexchange.local.stack.Ports;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

class IdentityProviderTest {

    private static final Issuer SERBIA = new Issuer("RS");
    private static final Issuer MONTENEGRO = new Issuer("ME");
    private static final Issuer HUB = new Issuer("HUB");

    @TempDir
    static Path folder;

    static URI url;
    static Secrets secrets;
    static ConfigurableApplicationContext provider;

    @BeforeAll
    static void startProvider() {
        url = URI.create("http://127.0.0.1:" + Ports.free().identity());
        secrets = Secrets.read(folder.resolve("clients.properties"))
                .with(Stream.of(SERBIA, MONTENEGRO, HUB)
                        .flatMap(issuer -> issuer.roles().stream().map(issuer::account))
                        .toList());
        provider = run();
    }

    @AfterAll
    static void stopProvider() {
        provider.close();
    }

    private static ConfigurableApplicationContext run() {
        return SpringApplication.run(
                IdentityProvider.class,
                "--server.address=127.0.0.1",
                "--server.port=" + url.getPort(),
                "--logging.config=classpath:org/borderexchange/local/log4j2.properties",
                "--spring.main.banner-mode=off",
                "--identity.url=" + url,
                "--identity.issuers=RS,ME,HUB",
                "--identity.keys=" + folder.resolve("keys"),
                "--identity.secrets=" + folder.resolve("clients.properties"));
    }

    @ParameterizedTest
    @CsvSource({"RS, duty-officer", "ME, dpo", "HUB, hub-analyst", "HUB, operator"})
    void tokenSaysWhoAsksAndForWhichCountry(String country, String role) throws Exception {
        var issuer = new Issuer(country);

        var claims = verified(issuer, token(issuer, role));

        assertThat(claims.getIssuer()).isEqualTo(issuer.uri(url).toString());
        assertThat(claims.getStringClaim("country")).isEqualTo(country);
        assertThat(claims.getStringListClaim("roles")).containsExactly(role);
        assertThat(claims.getSubject()).isEqualTo(issuer.account(role));
        assertThat(claims.getAudience()).containsExactly("border-exchange");
        assertThat(claims.getExpirationTime().toInstant())
                .isEqualTo(claims.getIssueTime().toInstant().plus(Duration.ofMinutes(60)));
    }

    @Test
    void eachIssuerDescribesItselfAndPublishesOnlyItsOwnPublicKey() throws Exception {
        var description = get(SERBIA.discovery(url));

        assertThat(description).contains("\"issuer\":\"%s\"".formatted(SERBIA.uri(url)));
        assertThat(description).contains("\"jwks_uri\":\"%s/oauth2/jwks\"".formatted(SERBIA.uri(url)));
        assertThat(keys(SERBIA).getKeys()).hasSize(1).noneMatch(key -> key.isPrivate());
        assertThat(keys(SERBIA).toJSONObject()).isNotEqualTo(keys(MONTENEGRO).toJSONObject());
    }

    @Test
    void secretOfOneCountryOpensNoOther() {
        var stolen = secrets.get(SERBIA.account("duty-officer"));

        assertThatThrownBy(() -> new TokenRequest(MONTENEGRO.tokenEndpoint(url), "duty-officer", stolen).send())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("401");
    }

    @Test
    void countryKnowsNoRoleOfTheHub() {
        var secret = secrets.get(HUB.account("operator"));

        assertThatThrownBy(() -> new TokenRequest(SERBIA.tokenEndpoint(url), "operator", secret).send())
                .hasMessageContaining("401");
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1, XX", "http://localhost, RS"})
    void nothingAnswersForAnIssuerThatIsNotConfigured(String host, String country) throws Exception {
        var stranger = new Issuer(country).discovery(URI.create(host + ":" + url.getPort()));

        assertThat(status(stranger)).isEqualTo(404);
    }

    @Test
    void tokensStayValidOverARestart() throws Exception {
        var token = token(SERBIA, "analyst");

        provider.close();
        provider = run();

        assertThat(verified(SERBIA, token).getSubject()).isEqualTo("rs.analyst");
    }

    @Test
    void privateKeysAreReadableByTheirOwnerAlone() throws Exception {
        try (var files = Files.list(folder.resolve("keys"))) {
            assertThat(files.toList())
                    .hasSize(3)
                    .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                            .isEqualTo("rw-------"));
        }
    }

    private static String token(Issuer issuer, String role) throws IOException, InterruptedException {
        return new TokenRequest(issuer.tokenEndpoint(url), role, secrets.get(issuer.account(role))).send();
    }

    private static JWTClaimsSet verified(Issuer issuer, String token) throws Exception {
        var jwt = SignedJWT.parse(token);
        var key = keys(issuer).getKeyByKeyId(jwt.getHeader().getKeyID());
        assertThat(jwt.verify(new RSASSAVerifier(key.toRSAKey()))).isTrue();
        return jwt.getJWTClaimsSet();
    }

    private static JWKSet keys(Issuer issuer) throws Exception {
        return JWKSet.parse(get(URI.create(issuer.uri(url) + "/oauth2/jwks")));
    }

    private static String get(URI uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString())
                    .body();
        }
    }

    private static int status(URI uri) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding())
                    .statusCode();
        }
    }
}
