package org.borderexchange.local.stack;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.borderexchange.local.broker.BrokerMain;
import org.borderexchange.local.identity.IdentityProvider;
import org.borderexchange.local.leash.Leash;
import org.borderexchange.local.mail.MailSink;
import org.borderexchange.local.store.StoreMain;

/** Main classes, JVM flags and arguments of the stack's processes: the one place that knows them. */
final class Programs {

    private static final String LOOPBACK = "127.0.0.1";

    /** Start quickly and take little memory: what is enough for helpers that are not in the path of an alert. */
    private static final List<String> HELPER =
            List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx96m", "--enable-native-access=ALL-UNNAMED");

    private static final String QUIET =
            "-Dlog4j2.configurationFile=classpath:org/borderexchange/local/log4j2.properties";

    private static final String NO_WARNING_OF_UNSAFE = "--sun-misc-unsafe-memory-access=allow";

    private static final List<String> BROKER = List.of("-XX:+UseSerialGC", "-Xmx256m", NO_WARNING_OF_UNSAFE, QUIET);

    private static final List<String> STORE = List.of("-XX:+UseSerialGC", "-Xmx320m", NO_WARNING_OF_UNSAFE, QUIET);

    private static final List<String> SERVICE = List.of("--enable-native-access=ALL-UNNAMED", NO_WARNING_OF_UNSAFE);

    private final StackSettings settings;

    Programs(StackSettings settings) {
        this.settings = settings;
    }

    JavaProgram broker(Path brokerSettings, Path passwords) {
        return own(BROKER, BrokerMain.class, brokerSettings.toString(), passwords.toString());
    }

    JavaProgram store(Path file) {
        return own(
                STORE,
                StoreMain.class,
                file.toString(),
                String.valueOf(settings.ports().store()));
    }

    /** @param mails where each mail is kept */
    JavaProgram mail(Path mails) {
        var flags = new ArrayList<>(HELPER);
        flags.add(QUIET);
        return own(flags, MailSink.class, String.valueOf(settings.ports().mail()), mails.toString());
    }

    JavaProgram identity(URI url, List<String> issuers, Path keys, Path secrets) {
        var flags = new ArrayList<>(HELPER);
        flags.add(QUIET);
        return own(
                flags,
                IdentityProvider.class,
                "--server.address=" + LOOPBACK,
                "--server.port=" + settings.ports().identity(),
                "--logging.config=classpath:org/borderexchange/local/log4j2.properties",
                "--spring.main.banner-mode=off",
                "--identity.url=" + url,
                "--identity.issuers=" + String.join(",", issuers),
                "--identity.keys=" + keys,
                "--identity.secrets=" + secrets);
    }

    JavaProgram registry(Path file) {
        var jar = settings.checkout().resolve("deploy/local/target/registry/quarkus-run.jar");
        var flags = new ArrayList<>(HELPER);
        // What the jar's manifest asks for counts only with java -jar.
        flags.add("--add-opens=java.base/java.lang=ALL-UNNAMED");
        try {
            return new JavaProgram(
                    flags,
                    withLeash(jar.toString()),
                    ServiceApplication.mainClass(jar),
                    List.of(),
                    Map.of(
                            "APICURIO_STORAGE_KIND",
                            "sql",
                            "APICURIO_STORAGE_SQL_KIND",
                            "h2",
                            // Without WRITE_DELAY=0 a schema registered just before a kill is lost.
                            "APICURIO_DATASOURCE_URL",
                            "jdbc:h2:file:" + file + ";WRITE_DELAY=0",
                            "QUARKUS_HTTP_HOST",
                            LOOPBACK,
                            "QUARKUS_HTTP_PORT",
                            String.valueOf(settings.ports().registry()),
                            // Otherwise a port opens to the whole network.
                            "QUARKUS_MANAGEMENT_HOST",
                            LOOPBACK,
                            "QUARKUS_MANAGEMENT_PORT",
                            String.valueOf(settings.ports().registryManagement()),
                            "QUARKUS_LOG_LEVEL",
                            "WARN",
                            "APICURIO_RULES_GLOBAL_COMPATIBILITY",
                            "FULL_TRANSITIVE"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @param flags beside those without which it would not run */
    JavaProgram service(ServiceApplication application, List<String> flags, Path serviceSettings) {
        var all = new ArrayList<>(flags);
        all.addAll(SERVICE);
        return new JavaProgram(
                all,
                withLeash(application.classPath()),
                application.mainClass(),
                List.of("--spring.config.additional-location=" + serviceSettings.toUri()),
                Map.of());
    }

    private JavaProgram own(List<String> flags, Class<?> main, String... arguments) {
        return new JavaProgram(flags, settings.infrastructureClassPath(), main.getName(), List.of(arguments), Map.of());
    }

    /** The leash comes last, so that nothing of this module hides what the program brings. */
    private static String withLeash(String classPath) {
        try {
            var leash = Path.of(Leash.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classPath + File.pathSeparator + leash;
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException("a class path entry is always a URI", impossible);
        }
    }
}
