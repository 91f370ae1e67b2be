package org.borderexchange.local.broker;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import kafka.Kafka;
import kafka.tools.StorageTool;
import org.borderexchange.local.secret.Secrets;

/** Runs a Kafka broker that is its own controller, after formatting its folder at the first start. */
public final class BrokerMain {

    /** Always the same, for the tool wants the same again of a folder that is formatted. */
    private static final String CLUSTER = "Ym9yZGVyLWV4Y2hhbmdlMQ";

    /**
     * @param args the broker's settings, then the file with the passwords: those of {@link BrokerSettings#BROKER} and
     *     {@link BrokerSettings#ADMIN} must exist before anyone can log in to create the others
     */
    public static void main(String[] args) {
        var secrets = Secrets.read(Path.of(args[1]));
        // The tool prints salted passwords.
        var nowhere = new PrintStream(OutputStream.nullOutputStream());
        StorageTool.execute(
                new String[] {
                    "format",
                    "--ignore-formatted",
                    "--standalone",
                    "--cluster-id=" + CLUSTER,
                    "--config=" + args[0],
                    "--add-scram=" + scram(BrokerSettings.BROKER, secrets),
                    "--add-scram=" + scram(BrokerSettings.ADMIN, secrets)
                },
                nowhere);
        Kafka.main(new String[] {args[0]});
    }

    private static String scram(String principal, Secrets secrets) {
        return "SCRAM-SHA-512=[name=%s,password=%s]".formatted(principal, secrets.get(principal));
    }

    private BrokerMain() {}
}
