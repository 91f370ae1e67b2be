package org.borderexchange.local.stack;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What to start and where. Begin with {@link #promised} or {@link #onFreePorts}, then change what must differ.
 *
 * @param checkout root of the source tree, with everything built
 * @param data folder of everything the stack keeps; made where missing
 * @param directory folder with {@code members.yaml} and {@code groups.yaml}
 * @param gatewayOf which member countries (ISO 3166-1 alpha-2) get a gateway at the start
 * @param gatewaySettings added to, or replacing, the settings of every gateway
 * @param gatewayJvmFlags beside those without which it would not run
 * @param infrastructureClassPath of broker, store and identity provider
 */
public record StackSettings(
        Path checkout,
        Path data,
        Path directory,
        Ports ports,
        Predicate<String> gatewayOf,
        Map<String, String> gatewaySettings,
        List<String> gatewayJvmFlags,
        String infrastructureClassPath) {

    /** System property with the root of the source tree, for a launcher that is started elsewhere. */
    private static final String CHECKOUT = "border-exchange.checkout";

    /** Starts quickly and takes little memory; the second compiler makes a gateway faster in the long run. */
    public static final List<String> FRUGAL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    /** For benchmarks: both compilers. */
    public static final List<String> FAST = List.of("-XX:+UseSerialGC", "-Xmx256m");

    public StackSettings {
        checkout = checkout.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
        gatewaySettings = Map.copyOf(gatewaySettings);
        gatewayJvmFlags = List.copyOf(gatewayJvmFlags);
    }

    /**
     * The stack of {@code deploy/local/up}: every member country, the promised ports, data in {@code
     * deploy/local/data}.
     */
    public static StackSettings promised() {
        var checkout = findCheckout();
        return new StackSettings(
                checkout,
                checkout.resolve("deploy/local/data"),
                checkout.resolve("deploy/directory"),
                Ports.promised(),
                country -> true,
                Map.of(),
                FRUGAL,
                builtClassPath(checkout));
    }

    /** For tests: beside any other stack. */
    public static StackSettings onFreePorts(Path data) {
        var promised = promised();
        return new StackSettings(
                promised.checkout,
                data,
                promised.directory,
                Ports.free(),
                promised.gatewayOf,
                promised.gatewaySettings,
                promised.gatewayJvmFlags,
                promised.infrastructureClassPath);
    }

    public StackSettings withDirectory(Path folder) {
        return new StackSettings(
                checkout, data, folder, ports, gatewayOf, gatewaySettings, gatewayJvmFlags, infrastructureClassPath);
    }

    /** E.g. {@code country -> false}, for the infrastructure alone. */
    public StackSettings withGateways(Predicate<String> ofCountry) {
        return new StackSettings(
                checkout, data, directory, ports, ofCountry, gatewaySettings, gatewayJvmFlags, infrastructureClassPath);
    }

    public StackSettings withGatewaySettings(Map<String, String> settings) {
        return new StackSettings(
                checkout, data, directory, ports, gatewayOf, settings, gatewayJvmFlags, infrastructureClassPath);
    }

    public StackSettings withGatewayJvmFlags(List<String> flags) {
        return new StackSettings(
                checkout, data, directory, ports, gatewayOf, gatewaySettings, flags, infrastructureClassPath);
    }

    /** For tests of this module, which run before its jar is built. */
    StackSettings withInfrastructureClassPath(String classPath) {
        return new StackSettings(
                checkout, data, directory, ports, gatewayOf, gatewaySettings, gatewayJvmFlags, classPath);
    }

    private static Path findCheckout() {
        var told = System.getProperty(CHECKOUT);
        if (told != null) {
            return Path.of(told);
        }
        return Stream.iterate(Path.of("").toAbsolutePath(), folder -> folder != null, Path::getParent)
                .filter(folder -> Files.exists(folder.resolve("deploy/local/pom.xml")))
                .findFirst()
                .orElseThrow(() -> new StackFailed("not inside a source tree of Border Exchange"));
    }

    private static String builtClassPath(Path checkout) {
        var target = checkout.resolve("deploy/local/target");
        return target.resolve("local-1.0.0-SNAPSHOT.jar") + File.pathSeparator + target.resolve("lib/*");
    }
}
