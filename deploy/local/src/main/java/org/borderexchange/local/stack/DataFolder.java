package org.borderexchange.local.stack;

import java.nio.file.Path;

/** Where things lie in the data folder of a stack. */
record DataFolder(Path root) {

    Path logs() {
        return root.resolve("logs");
    }

    /** The directory as the running services read it. */
    Path directory() {
        return root.resolve("directory");
    }

    Path signingKeys() {
        return root.resolve("keys");
    }

    Path kafkaPasswords() {
        return root.resolve("secrets/kafka.properties");
    }

    Path clientSecrets() {
        return root.resolve("secrets/clients.properties");
    }

    Path checkRecordKeys() {
        return root.resolve("secrets/check-records.properties");
    }

    Path webhookKey() {
        return root.resolve("secrets/webhooks.properties");
    }

    /** One file for each mail that was sent. */
    Path mail() {
        return root.resolve("mail");
    }

    Path issuerKeys() {
        return root.resolve("identity");
    }

    Path brokerSettings() {
        return root.resolve("secrets/broker-server.properties");
    }

    Path brokerLog() {
        return root.resolve("broker");
    }

    Path store() {
        return root.resolve("store/store.mv");
    }

    Path registry() {
        return root.resolve("registry/registry");
    }

    Path serviceSettings(String process) {
        return root.resolve("secrets/" + process + ".properties");
    }

    Path application(String module) {
        return root.resolve("applications/" + module);
    }

    /** What a process may lose, for it can make it anew. */
    Path serviceState(String process) {
        return root.resolve(process);
    }
}
