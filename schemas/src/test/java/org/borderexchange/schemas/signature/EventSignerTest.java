package org.borderexchange.schemas.signature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventSignerTest {

    private static final KeyPair PAIR = newPair();

    @TempDir
    Path folder;

    @Property(tries = 100)
    void whatIsSignedVerifies(@ForAll @StringLength(max = 60) String topic, @ForAll byte[] key, @ForAll byte[] value) {
        assertThat(verifier().verifies(topic, key, value, signer().sign(topic, key, value)))
                .isTrue();
    }

    @Property(tries = 200)
    void everyChangedBitIsNoticed(
            @ForAll @Size(min = 1, max = 40) byte[] key,
            @ForAll @Size(min = 1, max = 200) byte[] value,
            @ForAll @IntRange(min = 0, max = 1_000_000) int bit) {
        var signature = signer().sign("topic", key, value);
        assertThat(verifier().verifies("topic", flipped(key, bit), value, signature))
                .isFalse();
        assertThat(verifier().verifies("topic", key, flipped(value, bit), signature))
                .isFalse();
        assertThat(verifier().verifies("topic", key, value, flipped(signature, bit)))
                .isFalse();
        assertThat(verifier().verifies("Topic", key, value, signature)).isFalse();
    }

    @Property(tries = 100)
    void bytesCannotMoveBetweenTopicKeyAndValue(
            @ForAll @Size(min = 2, max = 40) byte[] bytes, @ForAll @IntRange(min = 0, max = 39) int at) {
        var cut = Math.min(at, bytes.length - 1);
        var signature = signer().sign("topic", head(bytes, cut), tail(bytes, cut));
        assertThat(verifier().verifies("topic", head(bytes, cut + 1), tail(bytes, cut + 1), signature))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 63, 65, 1000})
    void aSignatureOfAnotherLengthIsNone(int length) {
        assertThat(verifier().verifies("topic", new byte[1], new byte[1], new byte[length]))
                .isFalse();
    }

    @Test
    void theSignatureIsThatOfTheJdk() throws Exception {
        var key = "RS-1".getBytes(StandardCharsets.UTF_8);
        var value = new byte[800];
        var jdk = Signature.getInstance("Ed25519");
        jdk.initVerify(PAIR.getPublic());
        jdk.update(SignedContent.of("topic", key, value));
        assertThat(jdk.verify(signer().sign("topic", key, value))).isTrue();
    }

    @Test
    void theFramingNeverChanges() {
        assertThat(SignedContent.of("t", new byte[] {1}, new byte[] {2, 3}))
                .asHexString()
                .isEqualTo("626F726465722D65786368616E67652F7265636F72642F7631" + "0000000174" + "0000000101"
                        + "000000020203");
    }

    @Test
    void manyThreadsShareOneSigner() {
        var signer = signer();
        var verifier = verifier();
        var value = new byte[200];
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .mapToObj(number -> signer.sign("t" + number, value, value))
                        .distinct())
                .hasSize(200);
        assertThat(IntStream.range(0, 200)
                        .parallel()
                        .allMatch(number ->
                                verifier.verifies("t" + number, value, value, signer.sign("t" + number, value, value))))
                .isTrue();
    }

    @Test
    void aKeyIsReadFromItsFile() throws IOException {
        var lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        var file = Files.writeString(
                folder.resolve("rs.pem"),
                "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
                        .formatted(lines.encodeToString(PAIR.getPrivate().getEncoded())));
        assertThat(PrivateKeys.read(file)).isEqualTo(PAIR.getPrivate());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nothing", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"})
    void aFileThatHoldsNoKeyIsNamedButNotQuoted(String content) throws IOException {
        var file = Files.writeString(folder.resolve("rs.pem"), content);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PrivateKeys.read(file))
                .withMessage(file + ": not an Ed25519 private key in PKCS#8 PEM");
    }

    @Test
    void aMissingFileIsTold() {
        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> PrivateKeys.read(folder.resolve("absent.pem")))
                .withMessageContaining("absent.pem");
    }

    @Test
    void anotherKindOfKeyIsRefused() throws GeneralSecurityException {
        var rsa = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        assertThatIllegalArgumentException().isThrownBy(() -> new EventSigner("RS-1", rsa.getPrivate()));
        assertThatIllegalArgumentException().isThrownBy(() -> new EventVerifier(rsa.getPublic()));
    }

    private static EventSigner signer() {
        return new EventSigner("RS-1", PAIR.getPrivate());
    }

    private static EventVerifier verifier() {
        return new EventVerifier(PAIR.getPublic());
    }

    private static byte[] flipped(byte[] bytes, int bit) {
        var changed = bytes.clone();
        changed[bit / 8 % bytes.length] ^= (byte) (1 << bit % 8);
        return changed;
    }

    private static byte[] head(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    private static byte[] tail(byte[] bytes, int from) {
        return Arrays.copyOfRange(bytes, from, bytes.length);
    }

    private static KeyPair newPair() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
