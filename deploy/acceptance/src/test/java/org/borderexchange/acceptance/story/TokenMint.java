package org.borderexchange.acceptance.story;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.RSAPrivateKeySpec;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Makes tokens that the identity provider would not give. Signed with an issuer's own key unless it is said otherwise. */
public final class TokenMint {

    private static final JsonMapper JSON = new JsonMapper();
    private static final InstantSource CLOCK = InstantSource.system();
    private static final Duration LIFE = Duration.ofMinutes(10);

    private final String issuer;
    private final JsonNode key;

    /** @param keys JSON Web Key Set with one private RSA key */
    TokenMint(String issuer, Path keys) {
        this.issuer = issuer;
        try {
            this.key = JSON.readTree(Files.readString(keys)).required("keys").required(0);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    public String token(String country, String role) {
        return sign(claims(country, role, CLOCK.instant().plus(LIFE)), ownKey());
    }

    /** @param since long enough that no clock skew excuses it */
    public String expired(String country, String role, Duration since) {
        return sign(claims(country, role, CLOCK.instant().minus(since)), ownKey());
    }

    public String forAnotherAudience(String country, String role) {
        return sign(claims(country, role, CLOCK.instant().plus(LIFE)).put("aud", "somebody-else"), ownKey());
    }

    /** With everything right but the key. */
    public String signedByAStranger(String country, String role) {
        try {
            var pair = KeyPairGenerator.getInstance("RSA").generateKeyPair();
            return sign(claims(country, role, CLOCK.instant().plus(LIFE)), pair.getPrivate());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The well-known trick: no signature, and a header that says that none is needed. */
    public String unsigned(String country, String role) {
        var header = JSON.createObjectNode().put("alg", "none");
        return part(header) + "." + part(claims(country, role, CLOCK.instant().plus(LIFE))) + ".";
    }

    private ObjectNode claims(String country, String role, Instant until) {
        var claims = JSON.createObjectNode()
                .put("iss", issuer)
                .put("sub", "forged")
                .put("aud", "border-exchange")
                .put("country", country)
                .put("iat", until.minus(LIFE).getEpochSecond())
                .put("exp", until.getEpochSecond());
        claims.putArray("roles").add(role);
        return claims;
    }

    private String sign(ObjectNode claims, PrivateKey with) {
        var header = JSON.createObjectNode()
                .put("alg", "RS256")
                .put("kid", key.required("kid").asString());
        var content = part(header) + "." + part(claims);
        try {
            var signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(with);
            signature.update(content.getBytes(StandardCharsets.US_ASCII));
            return content + "." + base64(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private PrivateKey ownKey() {
        try {
            return KeyFactory.getInstance("RSA").generatePrivate(new RSAPrivateKeySpec(number("n"), number("d")));
        } catch (GeneralSecurityException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private BigInteger number(String field) {
        return new BigInteger(
                1, Base64.getUrlDecoder().decode(key.required(field).asString()));
    }

    private static String part(ObjectNode json) {
        return base64(json.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
