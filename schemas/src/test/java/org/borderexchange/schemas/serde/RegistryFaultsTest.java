package org.borderexchange.schemas.serde;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.borderexchange.schemas.Golden;
import org.borderexchange.schemas.ReleasedSchemas;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a registry can do wrong, from a stand-in that answers every request alike. */
class RegistryFaultsTest {

    private static final String TOPIC = "exchange.inbox.rs.v1";
    private static final byte[] ENCODED = EventEncoding.encode(
            EventEncoding.decode(Golden.named("stolen-vehicle").encoded()));
    private static final byte[] WIRE = ByteBuffer.allocate(ENCODED.length - 5)
            .put((byte) 0)
            .putInt(7)
            .put(ENCODED, EventEncoding.HEADER, ENCODED.length - EventEncoding.HEADER)
            .array();

    private static final Duration BOUND = Registry.PATIENCE.plusSeconds(2);

    private record Answer(int status, String body) {}

    private volatile Answer answer = new Answer(500, "{}");
    private volatile boolean isCutOff;
    private HttpServer registry;
    private EventDecoder decoder;

    @BeforeEach
    void start() throws IOException {
        registry = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        registry.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            var answered = answer;
            var references = exchange.getRequestURI().getPath().endsWith("/references");
            var body =
                    (references && answered.status() == 200 ? "[]" : answered.body()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answered.status(), isCutOff ? body.length + 1 : body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        registry.start();
        decoder = new EventDecoder(settings(registry.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        decoder.close();
        registry.stop(0);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 429, 500, 503})
    void anAnswerThatSaysNothingOfTheSchemaIsAnOutage(int status) {
        answer = new Answer(status, "{\"title\":\"no\",\"status\":" + status + "}");
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> decoder.decode(TOPIC, WIRE));
    }

    @Test
    void anUnknownSchemaIsAFaultOfTheEvent() {
        answer = new Answer(404, "{\"title\":\"no such content\",\"status\":404}");
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> decoder.decode(TOPIC, WIRE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "<html>Not Found</html>"})
    void aProxyThatKnowsNoSuchPageIsAnOutage(String page) {
        answer = new Answer(404, page);
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> decoder.decode(TOPIC, WIRE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"string\"",
                "{\"type\":\"record\",\"name\":\"Other\",\"fields\":[]}",
                "{'type':'record','name':'Large','fields':[{'name':'f','type':{'type':'fixed','name':'F','size':5000}}]}",
                "{'type':'record','name':'Huge','fields':[{'name':'f','type':{'type':'fixed','name':'F','size':2147483647}}]}",
                "{'type':'record','name':'Endless','fields':[{'name':'f','type':'Endless'}]}",
                "{'type':'record','name':'Empty','fields':[{'name':'f','type':[]}]}",
                "{'type':'record','name':'Mute','fields':[{'name':'f','type':{'type':'enum','name':'E','symbols':[]}}]}",
                "{\"$schema\":\"https://json-schema.org/draft/2020-12/schema\"}",
                "syntax = \"proto3\";"
            })
    void aSchemaThatIsNotTheContractsIsAFaultOfTheEvent(String schema) {
        answer = new Answer(200, schema.replace('\'', '"'));
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> decoder.decode(TOPIC, WIRE));
    }

    @Test
    void anAnswerThatIsCutOffIsAnOutage() {
        answer = new Answer(200, ReleasedSchemas.present().toString());
        isCutOff = true;
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> decoder.decode(TOPIC, WIRE));
    }

    @Test
    void corruptPayloadIsAFaultOfTheEventAlsoWhenItIsTheFirstOfItsSchema() {
        answer = new Answer(200, ReleasedSchemas.present().toString());
        var corrupt = WIRE.clone();
        Arrays.fill(corrupt, 5, corrupt.length, (byte) 0x7F);
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> decoder.decode(TOPIC, corrupt));
    }

    @Test
    void bytesThatFollowAreAFaultOfTheEvent() {
        answer = new Answer(200, ReleasedSchemas.present().toString());
        var longer = Arrays.copyOf(WIRE, WIRE.length + 1);
        assertThatExceptionOfType(MalformedEvent.class)
                .isThrownBy(() -> decoder.decode(TOPIC, longer))
                .withMessage("bytes follow the event");
    }

    @Test
    void whatIsNotInTheWireFormatNeverAsksTheRegistry() {
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> decoder.decode(TOPIC, new byte[] {0, 0, 0}));
        assertThatExceptionOfType(MalformedEvent.class).isThrownBy(() -> decoder.decode(TOPIC, ENCODED));
    }

    @Test
    void afterAnOutageTheSameRecordIsRead() {
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(() -> decoder.decode(TOPIC, WIRE));
        answer = new Answer(200, ReleasedSchemas.present().toString());
        assertThat(decoder.decode(TOPIC, WIRE)).isEqualTo(EventEncoding.decode(ENCODED));
    }

    @Test
    void aKnownSchemaIsReadWhileTheRegistryIsAway() {
        answer = new Answer(200, ReleasedSchemas.present().toString());
        decoder.decode(TOPIC, WIRE);
        registry.stop(0);
        assertThat(decoder.decode(TOPIC, WIRE)).isEqualTo(EventEncoding.decode(ENCODED));
    }

    @Test
    void aRegistryThatRefusesTheConnectionIsAnOutageThatIsToldWithinSeconds() throws IOException {
        int closed;
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closed = free.getLocalPort();
        }
        try (var unreachable = new EventDecoder(settings(closed))) {
            assertThat(timeOfOutage(() -> unreachable.decode(TOPIC, WIRE))).isLessThan(BOUND);
        }
    }

    @Test
    void aRegistryThatNeverAnswersIsAnOutageThatIsToldWithinSeconds() throws IOException {
        try (var silent = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
                var waiting = new WireFormat(settings(silent.getLocalPort()))) {
            assertThat(timeOfOutage(() -> waiting.wire(TOPIC, ENCODED))).isLessThan(BOUND);
        }
    }

    private static Duration timeOfOutage(ThrowingCallable call) {
        var start = System.nanoTime();
        assertThatExceptionOfType(RegistryUnavailable.class).isThrownBy(call);
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static SerdeSettings settings(int port) {
        return new SerdeSettings("http://127.0.0.1:%d/apis/registry/v3".formatted(port), true);
    }
}
