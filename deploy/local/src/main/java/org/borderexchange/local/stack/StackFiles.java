package org.borderexchange.local.stack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.borderexchange.local.broker.AccessPlan;
import org.borderexchange.local.broker.BrokerSettings;
import org.borderexchange.local.identity.Issuer;
import org.borderexchange.local.secret.Secrets;
import org.borderexchange.local.secret.SigningKeys;
import org.borderexchange.schemas.directory.ExchangeDirectory;

/**
 * What has to lie in the data folder before anything can start.
 *
 * @param directory with the public keys of all signers
 * @param issuers of every country and the hub
 * @param kafka password by principal
 * @param clients secret by {@link Issuer#account}
 * @param checkRecords secret by country (ISO 3166-1 alpha-2), under which its gateways keep what was asked in a check
 * @param webhooks secret under which notification-service keeps those of webhooks
 */
record StackFiles(
        ExchangeDirectory directory,
        List<Issuer> issuers,
        SigningKeys keys,
        Secrets kafka,
        Secrets clients,
        Secrets checkRecords,
        Secrets webhooks) {

    /** Name of the one secret in {@link #webhooks}. */
    static final String WEBHOOKS = "webhooks";

    /** Copies the directory and generates keys, passwords and secrets that are missing. */
    static StackFiles prepare(Path directory, DataFolder folder) {
        try {
            Files.createDirectories(folder.root());
            Files.setPosixFilePermissions(folder.root(), PosixFilePermissions.fromString("rwx------"));
            Files.createDirectories(folder.logs());
            Files.createDirectories(folder.directory());
            Files.createDirectories(folder.store().getParent());
            for (var file : List.of("members.yaml", "groups.yaml")) {
                Files.copy(
                        directory.resolve(file), folder.directory().resolve(file), StandardCopyOption.REPLACE_EXISTING);
            }
            return generate(folder);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static StackFiles generate(DataFolder folder) throws IOException {
        var countries = ExchangeDirectory.read(folder.directory()).countries();
        var codes = countries.stream().map(country -> country.code().value()).toList();
        var signers =
                Stream.concat(codes.stream(), Stream.of(ExchangeDirectory.HUB)).toList();
        var keys = new SigningKeys(folder.signingKeys());
        keys.generateMissing(signers);
        Files.writeString(folder.directory().resolve("keys.yaml"), keys.yaml(signers));

        var principals = Stream.of(
                        BrokerSettings.OWN_PRINCIPALS.stream(),
                        countries.stream().map(country -> AccessPlan.gatewayOf(country.code())),
                        Stream.of(AccessPlan.HUB, AccessPlan.NOTIFICATION))
                .flatMap(names -> names)
                .toList();
        var issuers = signers.stream().map(Issuer::new).toList();
        var clients = issuers.stream()
                .flatMap(issuer -> issuer.roles().stream().map(issuer::account))
                .toList();
        return new StackFiles(
                ExchangeDirectory.read(folder.directory()),
                issuers,
                keys,
                Secrets.read(folder.kafkaPasswords()).with(principals),
                Secrets.read(folder.clientSecrets()).with(clients),
                Secrets.read(folder.checkRecordKeys()).with(codes),
                Secrets.read(folder.webhookKey()).with(List.of(WEBHOOKS)));
    }
}
