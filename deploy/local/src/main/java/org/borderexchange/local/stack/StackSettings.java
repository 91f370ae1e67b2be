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
 * @param gateways how all of them run
 * @param startsCaseService is there one at the start?
 * @param caseService how every instance of it runs
 * @param startsNotificationService is there one at the start?
 * @param notificationService how every instance of it runs
 * @param infrastructureClassPath of broker, store and identity provider
 */
public record StackSettings(
        Path checkout,
        Path data,
        Path directory,
        Ports ports,
        Predicate<String> gatewayOf,
        ServiceOptions gateways,
        boolean startsCaseService,
        ServiceOptions caseService,
        boolean startsNotificationService,
        ServiceOptions notificationService,
        String infrastructureClassPath) {

    /** System property with the root of the source tree, for a launcher that is started elsewhere. */
    private static final String CHECKOUT = "border-exchange.checkout";

    /** Starts quickly and takes little memory; the second compiler makes a service faster in the long run. */
    public static final List<String> FRUGAL = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m");

    /** For benchmarks: both compilers. */
    public static final List<String> FAST = List.of("-XX:+UseSerialGC", "-Xmx256m");

    public StackSettings {
        checkout = checkout.toAbsolutePath().normalize();
        data = data.toAbsolutePath().normalize();
        directory = directory.toAbsolutePath().normalize();
    }

    /**
     * The stack of {@code deploy/local/up}: every member country and the hub, the promised ports, data in {@code
     * deploy/local/data}.
     */
    public static StackSettings promised() {
        var checkout = findCheckout();
        var frugal = new ServiceOptions(Map.of(), FRUGAL);
        return new StackSettings(
                checkout,
                checkout.resolve("deploy/local/data"),
                checkout.resolve("deploy/directory"),
                Ports.promised(),
                country -> true,
                frugal,
                true,
                frugal,
                true,
                frugal,
                builtClassPath(checkout));
    }

    /** For tests: beside any other stack. */
    public static StackSettings onFreePorts(Path data) {
        return promised().at(data, Ports.free());
    }

    public StackSettings withDirectory(Path folder) {
        return new StackSettings(
                checkout,
                data,
                folder,
                ports,
                gatewayOf,
                gateways,
                startsCaseService,
                caseService,
                startsNotificationService,
                notificationService,
                infrastructureClassPath);
    }

    /** E.g. {@code country -> false}, for none. */
    public StackSettings withGateways(Predicate<String> ofCountry) {
        return new StackSettings(
                checkout,
                data,
                directory,
                ports,
                ofCountry,
                gateways,
                startsCaseService,
                caseService,
                startsNotificationService,
                notificationService,
                infrastructureClassPath);
    }

    /** Added to, or replacing, those that the stack gives to every gateway. */
    public StackSettings withGatewaySettings(Map<String, String> settings) {
        return withGatewayOptions(gateways.withSettings(settings));
    }

    /** Beside those without which a gateway would not run. */
    public StackSettings withGatewayJvmFlags(List<String> flags) {
        return withGatewayOptions(gateways.withJvmFlags(flags));
    }

    /** It can be started later. */
    public StackSettings withoutCaseService() {
        return new StackSettings(
                checkout,
                data,
                directory,
                ports,
                gatewayOf,
                gateways,
                false,
                caseService,
                startsNotificationService,
                notificationService,
                infrastructureClassPath);
    }

    /** Added to, or replacing, those that the stack gives to every instance of case-service. */
    public StackSettings withCaseServiceSettings(Map<String, String> settings) {
        return withCaseServiceOptions(caseService.withSettings(settings));
    }

    /** Beside those without which case-service would not run. */
    public StackSettings withCaseServiceJvmFlags(List<String> flags) {
        return withCaseServiceOptions(caseService.withJvmFlags(flags));
    }

    /** It can be started later; the mail sink is started with the first. */
    public StackSettings withoutNotificationService() {
        return withNotificationService(false, notificationService);
    }

    /** Added to, or replacing, those that the stack gives to every instance of notification-service. */
    public StackSettings withNotificationServiceSettings(Map<String, String> settings) {
        return withNotificationService(startsNotificationService, notificationService.withSettings(settings));
    }

    /** Beside those without which notification-service would not run. */
    public StackSettings withNotificationServiceJvmFlags(List<String> flags) {
        return withNotificationService(startsNotificationService, notificationService.withJvmFlags(flags));
    }

    private StackSettings withNotificationService(boolean starts, ServiceOptions options) {
        return new StackSettings(
                checkout,
                data,
                directory,
                ports,
                gatewayOf,
                gateways,
                startsCaseService,
                caseService,
                starts,
                options,
                infrastructureClassPath);
    }

    /** For tests of this module, which run before its jar is built. */
    StackSettings withInfrastructureClassPath(String classPath) {
        return new StackSettings(
                checkout,
                data,
                directory,
                ports,
                gatewayOf,
                gateways,
                startsCaseService,
                caseService,
                startsNotificationService,
                notificationService,
                classPath);
    }

    private StackSettings at(Path otherData, Ports otherPorts) {
        return new StackSettings(
                checkout,
                otherData,
                directory,
                otherPorts,
                gatewayOf,
                gateways,
                startsCaseService,
                caseService,
                startsNotificationService,
                notificationService,
                infrastructureClassPath);
    }

    private StackSettings withGatewayOptions(ServiceOptions options) {
        return new StackSettings(
                checkout,
                data,
                directory,
                ports,
                gatewayOf,
                options,
                startsCaseService,
                caseService,
                startsNotificationService,
                notificationService,
                infrastructureClassPath);
    }

    private StackSettings withCaseServiceOptions(ServiceOptions options) {
        return new StackSettings(
                checkout,
                data,
                directory,
                ports,
                gatewayOf,
                gateways,
                startsCaseService,
                options,
                startsNotificationService,
                notificationService,
                infrastructureClassPath);
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
