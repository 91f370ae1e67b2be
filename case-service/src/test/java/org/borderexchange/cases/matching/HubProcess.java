package org.borderexchange.cases.matching;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.proof.EventProof;
import org.borderexchange.schemas.serde.EventDecoder;
import org.borderexchange.schemas.serde.WireFormat;

/** A matching engine in a process of its own, which can be killed. It ends when whoever started it ends. */
final class HubProcess {

    private static final Path LOG = Path.of("target", "matching", "hub.log");

    /** @param arguments bootstrap servers, file of the {@link TestExchange}, state folder */
    public static void main(String[] arguments) throws Exception {
        var exchange = TestExchange.readFrom(Path.of(arguments[1]));
        try (var engine = engine(arguments[0], exchange, Path.of(arguments[2]), () -> true)) {
            engine.start(1, TestExchange.COUNTRIES);
            while (System.in.read() >= 0) {
                // only the end of the input says anything
            }
        }
    }

    static Process start(String kafka, Path exchange, Path state) throws IOException {
        LOG.toFile().getParentFile().mkdirs();
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        HubProcess.class.getName(),
                        kafka,
                        exchange.toString(),
                        state.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(new File(LOG.toString())))
                .start();
    }

    static MatchingEngine engine(String kafka, TestExchange exchange, Path state, BooleanSupplier isComplete) {
        var directory = exchange.directory();
        return new MatchingEngine(
                Map.of("bootstrap.servers", kafka),
                TestHub.properties(state, 50),
                TestHub.CASEWORK,
                () -> directory,
                new EventProof(() -> directory, new EventDecoder(ContractRegistry.settings())),
                new WireFormat(ContractRegistry.settings()),
                exchange.signer(ExchangeDirectory.HUB),
                new SimpleMeterRegistry(),
                Clock.systemUTC(),
                isComplete);
    }

    private HubProcess() {}
}
