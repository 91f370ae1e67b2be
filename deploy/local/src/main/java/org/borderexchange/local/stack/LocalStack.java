package org.borderexchange.local.stack;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.borderexchange.local.broker.AccessPlan;
import org.borderexchange.local.broker.BrokerAdministration;
import org.borderexchange.local.broker.BrokerSettings;
import org.borderexchange.local.broker.Login;
import org.borderexchange.local.identity.Issuer;
import org.borderexchange.local.secret.PrivateFile;
import org.borderexchange.local.secret.SigningKeys;
import org.borderexchange.schemas.directory.ExchangeDirectory;
import org.borderexchange.schemas.topic.CountryCode;

/**
 * The whole platform on this machine: Kafka, schema registry, MongoDB-protocol store, identity provider, the hub's
 * case-service and notification-service, a sink for mail, and one gateway per member country, each in a process of its own. None of them outlives the process that started the stack. Countries
 * are ISO 3166-1 alpha-2. Not for use by several threads at once, but for {@link #token}.
 */
public final class LocalStack implements AutoCloseable {

    private static final Duration BROKER_PATIENCE = Duration.ofSeconds(30);
    private static final Duration BROKER_PROBE = Duration.ofSeconds(1);

    private static final String BROKER = "broker";
    private static final String STORE = "store";
    private static final String REGISTRY = "registry";
    private static final String IDENTITY = "identity";
    private static final String CASE_SERVICE = "case-service";
    private static final String NOTIFICATION_SERVICE = "notification-service";
    private static final String MAIL = "mail";
    private static final String GATEWAY = "exchange-gateway";

    private final StackSettings settings;
    private final Progress progress;
    private final InstantSource clock = InstantSource.system();
    private final DataFolder folder;
    private final Programs programs;
    private final Map<String, StackProcess> infrastructure = new LinkedHashMap<>();
    private final Map<String, StackProcess> caseServices = new LinkedHashMap<>();
    private final Map<String, StackProcess> notificationServices = new LinkedHashMap<>();
    private final Map<String, StackProcess> gateways = new LinkedHashMap<>();
    private final Tokens tokens;
    private StackFiles files;

    private LocalStack(StackSettings settings, Progress progress) {
        this.settings = settings;
        this.progress = progress;
        this.folder = new DataFolder(settings.data());
        this.programs = new Programs(settings);
        this.tokens = new Tokens(settings);
        Folder.delete(folder.logs());
        this.files = StackFiles.prepare(settings.directory(), folder);
    }

    /**
     * Starts everything that the settings ask for and returns when all of it can do its work.
     *
     * @throws StackFailed if it cannot; nothing is left running then
     */
    public static LocalStack start(StackSettings settings, Progress progress) {
        // Before anything is touched, for it may be this very stack that runs already.
        settings.ports().requireFree(ExchangeDirectory.read(settings.directory()));
        var stack = new LocalStack(settings, progress);
        try {
            stack.startEverything();
            return stack;
        } catch (RuntimeException failed) {
            stack.killAll();
            throw failed;
        }
    }

    private void startEverything() {
        var countries = files.directory().membersAt(clock.instant()).stream()
                .map(CountryCode::value)
                .filter(settings.gatewayOf())
                .toList();
        addInfrastructure();
        var steps = new ArrayList<Runnable>();
        infrastructure.values().forEach(process -> steps.add(process::start));
        if (settings.startsCaseService()) {
            steps.add(() -> application(CASE_SERVICE));
        }
        if (settings.startsNotificationService()) {
            steps.add(() -> application(NOTIFICATION_SERVICE));
        }
        if (!countries.isEmpty()) {
            steps.add(() -> application(GATEWAY));
        }
        Together.run(steps, this::killAll);
        grantAccess();

        if (settings.startsCaseService()) {
            addCaseService(1, settings.ports().caseService());
        }
        if (settings.startsNotificationService()) {
            addNotificationService(1, settings.ports().notificationService());
        }
        countries.forEach(country -> addGateway(country, 1, portOfFirst(country)));
        Together.run(
                services().stream().<Runnable>map(service -> service::start).toList(), this::killAll);
    }

    private void addInfrastructure() {
        var ports = settings.ports();
        PrivateFile.write(
                folder.brokerSettings(),
                "Made anew at every start",
                BrokerSettings.of(folder.brokerLog(), ports.broker(), ports.controller(), files.kafka()));
        addInfrastructure(STORE, ports.store(), programs.store(folder.store()), Readiness.listening(ports.store()));
        addInfrastructure(
                BROKER,
                ports.broker(),
                programs.broker(folder.brokerSettings(), folder.kafkaPasswords()),
                Readiness.listening(ports.broker()).and(this::brokerServes));
        addInfrastructure(
                REGISTRY,
                ports.registry(),
                programs.registry(folder.registry()),
                Readiness.answering(URI.create(registryUrl() + "/system/info")));
        addIdentityProvider();
        if (settings.startsNotificationService()) {
            addMailSink();
        }
    }

    private void addMailSink() {
        var port = settings.ports().mail();
        addInfrastructure(MAIL, port, programs.mail(folder.mail()), Readiness.listening(port));
    }

    private void addIdentityProvider() {
        addInfrastructure(
                IDENTITY,
                settings.ports().identity(),
                programs.identity(
                        identityUrl(),
                        files.issuers().stream().map(Issuer::country).toList(),
                        folder.issuerKeys(),
                        folder.clientSecrets()),
                Readiness.answering(hub().discovery(identityUrl())));
    }

    private void addInfrastructure(String name, int port, JavaProgram program, Readiness readiness) {
        infrastructure.put(name, new StackProcess(name, port, program, folder.logs(), readiness, progress));
    }

    private StackProcess addCaseService(int instance, int port) {
        var name = nameOf(CASE_SERVICE, instance);
        var properties = new CaseServiceSettings(
                        new SpringSettings(port, caseServiceMongoUri(), kafkaProperties(AccessPlan.HUB)),
                        registryUrl(),
                        issuerUris(),
                        folder.directory(),
                        SigningKeys.idOf(ExchangeDirectory.HUB),
                        signingKey(ExchangeDirectory.HUB),
                        folder.serviceState(name))
                .properties();
        var process = service(name, port, CASE_SERVICE, properties, settings.caseService());
        caseServices.put(name, process);
        return process;
    }

    private StackProcess addNotificationService(int instance, int port) {
        var name = nameOf(NOTIFICATION_SERVICE, instance);
        var links = new LinkedHashMap<String, URI>();
        files.directory()
                .countries()
                .forEach(country -> links.put(
                        country.code().value(),
                        loopback(portOfFirst(country.code().value()))));
        links.put(ExchangeDirectory.HUB, loopback(settings.ports().caseService()));
        var properties = new NotificationServiceSettings(
                        new SpringSettings(
                                port, notificationServiceMongoUri(), kafkaProperties(AccessPlan.NOTIFICATION)),
                        registryUrl(),
                        issuerUris(),
                        folder.directory(),
                        SigningKeys.idOf(ExchangeDirectory.HUB),
                        signingKey(ExchangeDirectory.HUB),
                        files.webhooks().get(StackFiles.WEBHOOKS),
                        links,
                        settings.ports().mail())
                .properties();
        var process = service(name, port, NOTIFICATION_SERVICE, properties, settings.notificationService());
        notificationServices.put(name, process);
        return process;
    }

    private Map<String, URI> issuerUris() {
        return files.issuers().stream().collect(Collectors.toMap(Issuer::country, issuer -> issuer.uri(identityUrl())));
    }

    private StackProcess addGateway(String country, int instance, int port) {
        var principal = AccessPlan.gatewayOf(new CountryCode(country));
        var name = nameOf(principal, instance);
        var properties = new GatewaySettings(
                        country,
                        instance,
                        new SpringSettings(port, mongoUri(country), kafkaProperties(principal)),
                        registryUrl(),
                        new Issuer(country).uri(identityUrl()),
                        hub().uri(identityUrl()),
                        folder.directory(),
                        SigningKeys.idOf(country),
                        signingKey(country),
                        files.checkRecords().get(country),
                        loopback(settings.ports().caseService()))
                .properties();
        var process = service(name, port, GATEWAY, properties, settings.gateways());
        gateways.put(name, process);
        return process;
    }

    private StackProcess service(String name, int port, String module, Properties properties, ServiceOptions options) {
        properties.putAll(options.settings());
        PrivateFile.write(folder.serviceSettings(name), "Made anew at every start", properties);
        return new StackProcess(
                name,
                port,
                programs.service(application(module), options.jvmFlags(), folder.serviceSettings(name)),
                folder.logs(),
                Readiness.answering(loopback(port).resolve("/actuator/health/readiness")),
                progress);
    }

    /**
     * Starts a gateway that does not run yet: of a country left out at the start, or a further instance, which shares
     * the country's database and identity.
     *
     * @param instance 1, 2, …
     * @throws StackFailed if it is not ready in time
     */
    public StackProcess startGateway(String country, int instance) {
        var port = instance == 1 ? portOfFirst(country) : portOfFurther();
        var gateway = addGateway(country, instance, port);
        gateway.start();
        return gateway;
    }

    /**
     * Starts an instance of case-service that does not run yet: the first, if it was left out at the start, or a further
     * one, which shares the work of the others.
     *
     * @param instance 1, 2, …
     * @throws StackFailed if it is not ready in time
     */
    public StackProcess startCaseService(int instance) {
        var port = instance == 1 ? settings.ports().caseService() : portOfFurther();
        var process = addCaseService(instance, port);
        process.start();
        return process;
    }

    /**
     * Starts an instance of notification-service that does not run yet: the first, if it was left out at the start, or a
     * further one, which shares the work of the others.
     *
     * @param instance 1, 2, …
     * @throws StackFailed if it is not ready in time
     */
    public StackProcess startNotificationService(int instance) {
        if (!infrastructure.containsKey(MAIL)) {
            addMailSink();
            infrastructure(MAIL).start();
        }
        var port = instance == 1 ? settings.ports().notificationService() : portOfFurther();
        var process = addNotificationService(instance, port);
        process.start();
        return process;
    }

    /**
     * Takes another state of the directory into force: copies it, makes what new countries need and brings topics and
     * access rights in line. Running services are left alone.
     *
     * @param directory folder with {@code members.yaml} and {@code groups.yaml}
     */
    public void applyDirectory(Path directory) {
        var known = files.issuers();
        files = StackFiles.prepare(directory, folder);
        grantAccess();
        if (!known.equals(files.issuers())) {
            identity().stop();
            addIdentityProvider();
            identity().start();
        }
    }

    public StackProcess broker() {
        return infrastructure(BROKER);
    }

    public StackProcess store() {
        return infrastructure(STORE);
    }

    public StackProcess registry() {
        return infrastructure(REGISTRY);
    }

    public StackProcess identity() {
        return infrastructure(IDENTITY);
    }

    /** The first instance of a country's gateway. */
    public StackProcess gateway(String country) {
        return gateway(country, 1);
    }

    /** @throws IllegalArgumentException if it was never started */
    public StackProcess gateway(String country, int instance) {
        var gateway = gateways.get(nameOf(AccessPlan.gatewayOf(new CountryCode(country)), instance));
        if (gateway == null) {
            throw new IllegalArgumentException("no instance %d of a gateway of %s".formatted(instance, country));
        }
        return gateway;
    }

    /** The first instance of case-service. */
    public StackProcess caseService() {
        return caseService(1);
    }

    /** @throws IllegalArgumentException if it was never started */
    public StackProcess caseService(int instance) {
        var process = caseServices.get(nameOf(CASE_SERVICE, instance));
        if (process == null) {
            throw new IllegalArgumentException("no instance %d of case-service".formatted(instance));
        }
        return process;
    }

    /** The first instance of notification-service. */
    public StackProcess notificationService() {
        return notificationService(1);
    }

    /** @throws IllegalArgumentException if it was never started */
    public StackProcess notificationService(int instance) {
        var process = notificationServices.get(nameOf(NOTIFICATION_SERVICE, instance));
        if (process == null) {
            throw new IllegalArgumentException("no instance %d of notification-service".formatted(instance));
        }
        return process;
    }

    /** The sink that takes all mail. */
    public StackProcess mailSink() {
        return infrastructure(MAIL);
    }

    /** All that were started: what the services lean on, those of the hub, gateways. */
    public List<StackProcess> processes() {
        var all = new ArrayList<>(infrastructure.values());
        all.addAll(services());
        return all;
    }

    /** All instances of services that were started: case-service, notification-service, then gateways. */
    public List<StackProcess> services() {
        var all = new ArrayList<>(caseServices.values());
        all.addAll(notificationServices.values());
        all.addAll(gateways.values());
        return all;
    }

    /** Of the first instance of a country's gateway, e.g. {@code http://127.0.0.1:8081}. */
    public URI baseUrl(String country) {
        return baseUrl(country, 1);
    }

    public URI baseUrl(String country, int instance) {
        return loopback(gateway(country, instance).port());
    }

    /** Of the first instance of case-service, e.g. {@code http://127.0.0.1:8090}. */
    public URI caseServiceUrl() {
        return caseServiceUrl(1);
    }

    public URI caseServiceUrl(int instance) {
        return loopback(caseService(instance).port());
    }

    /** Of the first instance of notification-service, e.g. {@code http://127.0.0.1:8091}. */
    public URI notificationServiceUrl() {
        return notificationServiceUrl(1);
    }

    public URI notificationServiceUrl(int instance) {
        return loopback(notificationService(instance).port());
    }

    /** Folder in which each mail that was sent lies as a file {@code *.eml}. */
    public Path mail() {
        return folder.mail();
    }

    public URI identityUrl() {
        return settings.ports().identityUrl();
    }

    /** The registry's own API; the Confluent-compatible one is at {@code /apis/ccompat/v7} of the same host. */
    public URI registryUrl() {
        return loopback(settings.ports().registry()).resolve("/apis/registry/v3");
    }

    /** Of the database of a country's gateway. */
    public String mongoUri(String country) {
        return databaseUri(AccessPlan.gatewayOf(new CountryCode(country)));
    }

    /** Of the database that all instances of case-service share. */
    public String caseServiceMongoUri() {
        return databaseUri(CASE_SERVICE);
    }

    /** Of the database that all instances of notification-service share. */
    public String notificationServiceMongoUri() {
        return databaseUri(NOTIFICATION_SERVICE);
    }

    /**
     * Settings of a Kafka client that logs in as somebody.
     *
     * @param principal {@code gateway-rs}, …, {@code hub}, {@code notification} or {@code admin}
     */
    public Map<String, String> kafkaProperties(String principal) {
        return Login.settings(
                "127.0.0.1:" + settings.ports().broker(),
                principal,
                files.kafka().get(principal));
    }

    /** Private key (PKCS#8, PEM) of a country or {@code HUB}. */
    public Path signingKey(String signer) {
        return files.keys().privateKeyOf(signer);
    }

    /** Folder of the directory as the running services read it, public keys included. */
    public Path directory() {
        return folder.directory();
    }

    /** Folder of the logs, one file a process. */
    public Path logs() {
        return folder.logs();
    }

    /**
     * An access token with at least half of its life before it.
     *
     * @param country or {@code HUB}
     * @throws StackFailed if the identity provider does not give one
     */
    public String token(String country, String role) {
        return tokens.get(country, role);
    }

    /** Stops everything: the services first, so that they can finish with what they lean on. */
    @Override
    public void close() {
        stopAll(services());
        stopAll(infrastructure.values());
    }

    private static void stopAll(Collection<StackProcess> processes) {
        Together.run(processes.stream().<Runnable>map(process -> process::stop).toList(), () -> {});
    }

    private void killAll() {
        processes().forEach(StackProcess::kill);
    }

    private boolean brokerServes() throws InterruptedException {
        try (var administration = administration(BROKER_PROBE)) {
            return administration.isServing();
        }
    }

    private void grantAccess() {
        var plan = AccessPlan.of(files.directory(), clock.instant());
        try (var administration = administration(BROKER_PATIENCE)) {
            administration.apply(plan, files.kafka()::get);
        } catch (ExecutionException refused) {
            throw new StackFailed("topics and access rights cannot be set", refused);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StackFailed("interrupted", interrupted);
        }
    }

    private BrokerAdministration administration(Duration patience) {
        return new BrokerAdministration(kafkaProperties(BrokerSettings.ADMIN), patience);
    }

    private ServiceApplication application(String module) {
        return ServiceApplication.of(settings.checkout(), module, folder.application(module));
    }

    private String databaseUri(String database) {
        return "mongodb://127.0.0.1:%d/%s".formatted(settings.ports().store(), database);
    }

    private int portOfFirst(String country) {
        return settings.ports().gatewayOf(new CountryCode(country), files.directory());
    }

    /** From the end of the list, for countries that join take from its beginning. */
    private int portOfFurther() {
        var all = settings.ports().gateways();
        var held = services().stream().map(StackProcess::port).toList();
        return all.reversed().stream()
                .filter(port -> !held.contains(port))
                .findFirst()
                .orElseThrow();
    }

    private StackProcess infrastructure(String name) {
        var process = infrastructure.get(name);
        if (process == null) {
            throw new IllegalStateException(name + " was not started");
        }
        return process;
    }

    private static String nameOf(String service, int instance) {
        return instance == 1 ? service : service + "-" + instance;
    }

    private static Issuer hub() {
        return new Issuer(ExchangeDirectory.HUB);
    }

    private static URI loopback(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }
}
